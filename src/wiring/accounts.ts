import { type Accounts, accounts } from '../access/accounts.js';
import { codeOf } from '../common/errors.js';
import type { Config } from '../config/config.js';
import type { HoldingStore } from '../delivery/holdings/ports.js';
import { type MailDispatcher, mailDispatcher } from '../delivery/mail/dispatch.js';
import { addressMail, type LinkDeps } from '../delivery/mail/links.js';
import { type MailDeps, type OutboxMail, readOutbox } from '../delivery/mail/manage.js';
import type { MailTransport } from '../delivery/mail/ports.js';
import { noTransport, smtpTransport } from '../delivery/mail/smtp.js';
import { textIn } from '../domain/text.js';
import { accountStore } from '../storage/account-store.js';
import { holdingStore } from '../storage/holding-store.js';
import { linkStore } from '../storage/link-store.js';
import { mailQueue, mailStore } from '../storage/mail-store.js';
import { writeMail } from '../web/mails/write.js';
import type { Base } from './base.js';

/** So many mails the outbox page shows. */
const SHOWN = 50;

/** Accounts of graduates, the mails by which they come to them, and what they keep. */
export interface Accounting {
  readonly accounts: Accounts;
  readonly links: LinkDeps;
  readonly mails: MailDeps;
  /** Sends mails that are due. */
  readonly mailing: MailDispatcher;
  readonly holdings: HoldingStore;
  /** Reads what was written, where there is no server to send it. */
  readonly outbox: (() => Promise<OutboxMail[]>) | undefined;
}

export function wireAccounts({
  config,
  prisma,
  keyFor,
  sealerFor,
  world,
  effects,
  catalogue,
}: Base): Accounting {
  const { publicUrl } = config;
  const keeping = accounts({
    store: accountStore(prisma),
    clock: world.clock,
    database: async () => {
      const { prismaAdapter } = await import('better-auth/adapters/prisma');
      return prismaAdapter(prisma, { provider: 'postgresql' });
    },
    secret: keyFor('sessions of accounts'),
    publicUrl,
  });
  const store = mailStore(prisma);
  const sealer = sealerFor('mail');
  const isLocal = config.mode === 'local' && config.smtpUrl === undefined;
  const links = { store: linkStore(prisma), mails: store, accounts: keeping, publicUrl, ...world };
  return {
    accounts: keeping,
    links,
    mails: { store, clock: world.clock },
    holdings: holdingStore(prisma),
    outbox: isLocal ? () => readOutbox({ store, sealer }, SHOWN) : undefined,
    mailing: mailDispatcher({
      queue: mailQueue(prisma),
      transport: transportOf(config),
      address: (mail) => addressMail(links, mail),
      write: async (addressed) => {
        const network = await catalogue.selectOptionalNetwork();
        const networkName = network ? textIn(network.name, addressed.language) : '';
        return writeMail(addressed, { publicUrl, networkName, demo: network?.demo ?? false });
      },
      sealer,
      host: new URL(publicUrl).hostname,
      onError: (error) => effects.log('mails.failed', { code: codeOf(error) }),
      ...world,
    }),
  };
}

/** Without a server, mails of a local start are read at `/outbox`. */
function transportOf({ smtpUrl: url, mailFrom: from, mode }: Config): MailTransport {
  if (url !== undefined && from !== undefined) return smtpTransport({ url, from });
  return mode === 'local' ? { send: async () => {} } : noTransport;
}
