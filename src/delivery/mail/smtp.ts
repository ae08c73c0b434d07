import { MailRefusal } from './dispatch.js';
import type { MailTransport } from './ports.js';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with name and password where the server wants them. */
  readonly url: string;
  /** `Name <address>`, or an address. */
  readonly from: string;
}

/** How long a server may take to answer, in milliseconds. */
const PATIENCE = 30_000;

/** Sends by SMTP. A server that offers STARTTLS is spoken to in secret; `smtps://` begins so. */
export function smtpTransport({ url, from }: SmtpSettings, patience = PATIENCE): MailTransport {
  return {
    async send({ messageId, to, subject, text, html }) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        url,
        connectionTimeout: patience,
        greetingTimeout: patience,
        socketTimeout: patience,
        dnsTimeout: patience,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        await transport.sendMail({
          messageId,
          from,
          // as an object it is one address, whatever it holds
          to: { name: '', address: to },
          subject,
          text,
          html,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
      } catch (error) {
        throw refusalOf(error);
      } finally {
        transport.close();
      }
    },
  };
}

/** Where there is no server to send by: nothing is kept back for one that may come, since links in mails run out. */
export const noTransport: MailTransport = {
  async send() {
    throw new MailRefusal('mail.no-server', true);
  },
};

/** A server's own words may name the person, so only their number is kept. */
function refusalOf(error: unknown): MailRefusal {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const status = typeof responseCode === 'number' ? responseCode : undefined;
  // 5xx to the envelope or the message is about this mail; to a sign-in it is about us
  const final = status !== undefined && status >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  if (status !== undefined) return new MailRefusal(String(status), final);
  return new MailRefusal(code === 'ETIMEDOUT' ? 'mail.timeout' : 'mail.no-answer', code === 'EENVELOPE');
}
