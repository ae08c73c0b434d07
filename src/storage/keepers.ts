import type { Act } from '../issuing/ports.js';
import { audit } from './audit.js';
import { NETWORK } from './reach.js';
import type { Db } from './rows.js';

/** Whose credentials an account keeps from now on, and on whose word. */
interface Keeping {
  readonly learnerId: string;
  readonly accountId: string;
  /** Who vouched for the address: institutions by code, or the network. */
  readonly vouched: readonly string[];
}

/**
 * Keeps in an account what those awarded who vouched, and in no other; on the network's word everything. Accounts that had it
 * before, or have it on the network's word, are told.
 */
export async function keep(tx: Db, { learnerId, accountId, vouched }: Keeping, act: Act): Promise<void> {
  const all = vouched.includes(NETWORK);
  const before = await tx.learnerAccount.findMany({
    where: {
      learnerId,
      accountId: { not: accountId },
      ...(all ? {} : { vouchedOf: { in: [...vouched, NETWORK] } }),
    },
    distinct: ['accountId'],
    include: { account: true },
  });
  await tx.learnerAccount.deleteMany({
    where: { learnerId, ...(all ? {} : { vouchedOf: { in: [...vouched] } }) },
  });
  await tx.learnerAccount.createMany({
    data: (all ? [NETWORK] : vouched).map((vouchedOf) => ({
      learnerId,
      vouchedOf,
      accountId,
      claimedAt: act.at,
    })),
  });
  for (const { account } of before) await tell(tx, 'learner-moved', account, act.at);
  // what its holder agreed to is about more awards now
  await tx.learner.updateMany({
    where: { id: learnerId, consents: { some: { accountId, withdrawnAt: null } } },
    data: { composeWanted: { increment: 1 } },
  });
  const details = { account: accountId, vouched: [...vouched] };
  await audit(tx, act, [{ act: 'learner.claimed', subject: `learner:${learnerId}`, details }]);
}

/** An account that keeps credentials of a learner keeps more of them as soon as somebody else vouches for its address, too. */
export async function keepWhereKnown(tx: Db, learnerIds: readonly string[], act: Act): Promise<void> {
  const found = await tx.$queryRaw<Keeping[]>`
    SELECT c."learnerId", u."id" AS "accountId", array_agg(c."givenOf") AS "vouched"
    FROM "LearnerContact" c JOIN "UserAccount" u ON u."email" = c."email"
    WHERE c."learnerId" = ANY(${[...learnerIds]}::uuid[])
      AND EXISTS (SELECT FROM "LearnerAccount" a WHERE a."learnerId" = c."learnerId" AND a."accountId" = u."id")
      AND NOT EXISTS (SELECT FROM "LearnerAccount" a WHERE a."learnerId" = c."learnerId" AND a."accountId" = u."id"
        AND a."vouchedOf" IN (c."givenOf", ${NETWORK}))
    GROUP BY 1, 2 ORDER BY 1, 2`;
  for (const one of found) await keep(tx, one, act);
}

/** Wants a mail to the address that an account has at this moment. */
export async function tell(
  tx: Db,
  kind: 'learner-moved' | 'address-changed' | 'correction-answered',
  { id, email, language }: { readonly id: string; readonly email: string; readonly language: string },
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Mail" ("id", "kind", "to", "language", "accountId", "createdAt", "nextAt")
    VALUES (gen_random_uuid(), ${kind}, ${email}, ${language}, ${id}::uuid, ${at}, ${at})`;
}
