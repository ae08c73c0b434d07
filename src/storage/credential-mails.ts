import { type Db, rows } from './rows.js';

/** How long after something was issued the mail about it is written, so that one tells of all that comes together. */
export const GATHERED_FOR = 60_000;
/** What goes on being issued for longer than this is told of meanwhile. */
const AT_MOST = 600_000;

/**
 * Wants a mail to each of these learners about their credentials, in the transaction of what there is to tell. One that is
 * wanted already waits a little longer, so that it is written when this transaction is over and tells of it, too. Learners
 * without an address or an account are passed over.
 */
export async function wantCredentialMails(
  tx: Db,
  learnerIds: readonly string[],
  at: Date,
  wait = 0,
): Promise<void> {
  if (learnerIds.length === 0) return;
  const due = new Date(at.getTime() + wait);
  // in one order, so that two transactions never wait for each other
  const learners = [...new Set(learnerIds)].sort().map((id) => ({ id }));
  await tx.$executeRaw`
    INSERT INTO "Mail" ("id", "kind", "wanted", "learnerId", "institutionCode", "createdAt", "nextAt")
    SELECT gen_random_uuid(), 'credentials', 'credentials ' || l."id", l."id", c."givenOf", ${at}, ${due}
    FROM jsonb_to_recordset(${rows(learners)}::jsonb) AS l("id" uuid)
    LEFT JOIN "LearnerContact" c ON c."learnerId" = l."id"
    LEFT JOIN "LearnerAccount" a ON a."learnerId" = l."id"
    WHERE c."learnerId" IS NOT NULL OR a."learnerId" IS NOT NULL
    ON CONFLICT ("wanted") DO UPDATE SET
      "nextAt" = greatest("Mail"."nextAt", least(excluded."nextAt", "Mail"."createdAt" + ${AT_MOST} * interval '1 millisecond'))`;
}
