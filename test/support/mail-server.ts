import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What the server does with the next mail, instead of taking it. */
export type Mischief =
  /** Says no to the recipient, or to the message, with this status. */
  | { readonly refuse: 'recipient' | 'message'; readonly status: number }
  /** Goes away while the message is sent. */
  | { readonly dies: true }
  /** Takes the message and goes away before it says so. */
  | { readonly keepsSilent: true }
  /** Takes the message and says so only after so many milliseconds. */
  | { readonly delays: number };

export interface MailServer {
  readonly url: string;
  /** What it took, in order. */
  readonly taken: ParsedMail[];
  /** What it is to do with the mails that come next, one each. */
  readonly mischief: Mischief[];
  /** The mails to an address that it took since this was last asked. */
  fresh(to: string): ParsedMail[];
  close(): Promise<void>;
}

/** A mail server on a loopback port that takes everything, or does as it is told. */
export async function startMailServer(onPort = 0): Promise<MailServer> {
  const taken: ParsedMail[] = [];
  const mischief: Mischief[] = [];
  const told = new Set<ParsedMail>();
  let now: Mischief | undefined;
  const refusal = (status: number) =>
    Object.assign(new Error('no such person ana@example.org'), { responseCode: status });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo(_address, _session, done) {
      now = mischief.shift();
      done(now && 'refuse' in now && now.refuse === 'recipient' ? refusal(now.status) : null);
    },
    onData(stream, _session, done) {
      const what = now;
      now = undefined;
      if (what && 'dies' in what) {
        stream.resume();
        for (const connection of server.connections as Set<{ close(): void }>) connection.close();
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        if (what && 'refuse' in what) {
          done(refusal(what.status));
          return;
        }
        taken.push(await simpleParser(Buffer.concat(chunks)));
        if (what && 'keepsSilent' in what)
          for (const connection of server.connections as Set<{ close(): void }>) connection.close();
        else setTimeout(() => done(null), what && 'delays' in what ? what.delays : 0);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(onPort, '127.0.0.1', () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    mischief,
    fresh(to) {
      const some = taken.filter((mail) => !told.has(mail) && addressOf(mail) === to);
      for (const mail of some) told.add(mail);
      return some;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export function addressOf({ to }: ParsedMail): string {
  return [to].flat()[0]?.value[0]?.address ?? '';
}

/** The path of the one link of ours in a mail, the same in both of its forms. */
export function linkIn(mail: ParsedMail | undefined): string {
  const [inText = ''] =
    /https?:\/\/\S+\/(?:claim|sign-in|me\/address|me\/erase)\/\S+/.exec(mail?.text ?? '') ?? [];
  if (inText === '' || !String(mail?.html).includes(inText)) throw new Error('There is no link in the mail');
  return new URL(inText).pathname;
}
