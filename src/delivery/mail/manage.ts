import { type Caller, mayTouch } from '../../access/caller.js';
import type { Clock } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import type { Page } from '../../issuing/records/ports.js';
import { type ContentSealer, openContent } from './dispatch.js';
import type { MailRecord, MailState, MailStore, SentMail } from './ports.js';

export interface MailDeps {
  readonly store: Pick<MailStore, 'selectMails' | 'selectOptionalMail' | 'resend'>;
  readonly clock: Clock;
}

/** What became of mails to addresses that the caller gave; the network sees all. Never what they say. */
export function listMails(
  { store }: MailDeps,
  caller: Caller,
  state: MailState | undefined,
  page: Page,
): Promise<MailRecord[]> {
  return store.selectMails(caller.institution, state, page);
}

/**
 * Writes a mail anew, with a link that works, and sends it. Throws `mail.unknown`, and `mail.forgotten` (kind `conflict`)
 * where it is no longer known to whom it went.
 */
export async function resendMail(
  { store, clock }: MailDeps,
  caller: Caller,
  id: string,
): Promise<MailRecord> {
  const mail = await store.selectOptionalMail(id);
  if (!mail || !mayTouch(caller, mail.institution)) throw unknown();
  if (!(await store.resend(id, { actor: caller.actor, at: clock() })))
    throw new CairnError('conflict', 'mail.forgotten', 'To whom the mail went is no longer kept');
  return (await store.selectOptionalMail(id)) ?? mail;
}

/** What a mail said, and what became of it, for the outbox page of a local start. */
export interface OutboxMail {
  readonly mail: MailRecord;
  readonly content: SentMail;
}

/** The mails that were written last, with what they say. Of a local start alone: it has nobody's real mail. */
export async function readOutbox(
  { store, sealer }: { readonly store: Pick<MailStore, 'selectContents'>; readonly sealer: ContentSealer },
  limit: number,
): Promise<OutboxMail[]> {
  const found = await store.selectContents(limit);
  return found.map(({ mail, sealedContent }) => ({
    mail,
    content: openContent(sealer, mail.id, sealedContent),
  }));
}

function unknown(): CairnError {
  return new CairnError('not-found', 'mail.unknown', 'There is no mail of this id');
}
