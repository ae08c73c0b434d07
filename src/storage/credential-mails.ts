import type { MailWanted } from '../delivery/mail/ports.js';
import { NETWORK } from './reach.js';
import { rows } from './rows.js';
import type { Statements } from './statements.js';

/** How long after something was issued the mail about it is written, so that one tells of all that comes together. */
export const GATHERED_FOR = 60_000;
/** What goes on being issued for longer than this is told of meanwhile. */
const AT_MOST = 600_000;

/**
 * Wants a mail to each of these about a learner's credentials, in the transaction of what there is to tell. One that is wanted
 * already waits a little longer, so that it is written when this transaction is over and tells of it, too.
 */
export async function wantCredentialMails(
  tx: Statements,
  told: readonly MailWanted[],
  at: Date,
  wait = 0,
): Promise<void> {
  if (told.length === 0) return;
  const due = new Date(at.getTime() + wait);
  // in one order, so that two transactions never wait for each other
  const wanted = new Map(told.map((one) => [`credentials ${one.learnerId} ${one.place}`, one]));
  const mails = [...wanted]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { learnerId, vouchedOf }]) => ({ key, learnerId, vouchedOf }));
  await tx.$executeRaw`
    INSERT INTO "Mail" ("id", "kind", "wanted", "learnerId", "institutionCode", "createdAt", "nextAt")
    SELECT gen_random_uuid(), 'credentials', m."key", m."learnerId", nullif(m."vouchedOf", ${NETWORK}), ${at}, ${due}
    FROM jsonb_to_recordset(${rows(mails)}::jsonb) AS m("key" text, "learnerId" uuid, "vouchedOf" text)
    ON CONFLICT ("wanted") DO UPDATE SET
      "nextAt" = greatest("Mail"."nextAt", least(excluded."nextAt", "Mail"."createdAt" + ${AT_MOST} * interval '1 millisecond'))`;
}
