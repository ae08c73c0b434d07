import { CairnError } from '../common/errors.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import type { Act, Ender, RevokeStore } from '../issuing/ports.js';
import { audit } from './audit.js';
import { insertIntents, insertStacks, requireParts } from './record-awards.js';
import { type Db, toAwardRecord } from './rows.js';
import { lockLearnerOf, requireLearners } from './standing.js';
import { type SlotDeps, touchLists } from './status-slots.js';
import { transact } from './transact.js';

/** Why a certificate is suspended while its parts are looked at again. */
const PART_REVOKED = 'part-revoked';

export function revokeStore(prisma: PrismaClient, slots: SlotDeps): RevokeStore {
  return {
    async selectOptionalAward(id) {
      const row = await prisma.award.findUnique({ where: { id } });
      return row ? toAwardRecord(row) : undefined;
    },

    async selectOptionalAwardOf(credentialId) {
      const row = await prisma.credential.findUnique({
        where: { id: credentialId },
        include: { award: true },
      });
      return row ? toAwardRecord(row.award) : undefined;
    },

    async revokeAward(awardId, reason, by, act) {
      return transact(prisma, async (tx) => {
        await lockLearnerOf(tx, awardId);
        if (!(await endAward(tx, awardId, reason, by, act))) return undefined;
        // locked, so that no credential of them is signed between the look at it and its suspension
        const users = await tx.$queryRaw<{ id: string }[]>`
          SELECT a."id" FROM "Award" a WHERE a."revokedAt" IS NULL AND EXISTS (
            SELECT 1 FROM "StackEntry" s WHERE s."awardId" = a."id" AND s."revision" = a."stackRevision"
              AND s."partId" = ${awardId}::uuid)
          ORDER BY a."id" FOR NO KEY UPDATE`;
        for (const { id } of users) await suspendAward(tx, id, act);
        const { learnerId } = await tx.award.findUniqueOrThrow({ where: { id: awardId } });
        await tx.learner.update({ where: { id: learnerId }, data: { composeWanted: { increment: 1 } } });
        return users.map(({ id }) => id);
      });
    },

    async selectSuspended(learnerId) {
      const rows = await prisma.award.findMany({
        where: {
          learnerId,
          kind: 'programme',
          revokedAt: null,
          suspendedAt: { not: null },
          credentials: { none: { state: 'intent' }, some: { suspendReason: PART_REVOKED, revokedAt: null } },
        },
        orderBy: { id: 'asc' },
      });
      return rows.map(toAwardRecord);
    },

    async recordRevision(plan, act) {
      await transact(prisma, async (tx) => {
        await requireLearners(tx, [plan]);
        await requireParts(tx, [plan]);
        const { stackRevision, live, revision } = await startRevision(tx, plan.award.id);
        await insertStacks(tx, [{ plan, revision: stackRevision }]);
        // what waits for this certificate is looked at again, by whoever finishes it
        await tx.learner.update({
          where: { id: plan.award.learner.id },
          data: { composeWanted: { increment: 1 } },
        });
        await insertIntents(tx, slots, [plan], act, { revision, supersedesId: live.id });
        await audit(tx, act, [
          { act: 'certificate.revised', subject: `award:${plan.award.id}`, details: { stackRevision } },
        ]);
      });
    },
  };
}

/** Locks a certificate that waits to be reissued, and tells which credential is replaced by which revision. */
async function startRevision(tx: Db, awardId: string) {
  const { count } = await tx.award.updateMany({
    where: { id: awardId, revokedAt: null, suspendedAt: { not: null } },
    data: { stackRevision: { increment: 1 } },
  });
  const credentials = await tx.credential.findMany({
    where: { awardId, rendition: 'vc' },
    orderBy: { revision: 'desc' },
  });
  const live = credentials.find(({ state, revokedAt }) => state === 'issued' && revokedAt === null);
  const [last] = credentials;
  if (count === 0 || !live || !last || credentials.some(({ state }) => state === 'intent')) {
    throw new CairnError(
      'conflict',
      'award.not-reissuable',
      'The certificate is not one that waits to be reissued any more',
    );
  }
  const { stackRevision } = await tx.award.findUniqueOrThrow({ where: { id: awardId } });
  // a revision that was made void keeps its number
  return { stackRevision, live, revision: last.revision + 1 };
}

/** False if it had ended before. An intent that was never signed is made void: nothing of it ever left. */
async function endAward(tx: Db, awardId: string, reason: string, by: Ender, act: Act): Promise<boolean> {
  const { count } = await tx.award.updateMany({
    where: { id: awardId, revokedAt: null },
    data: { revokedAt: act.at, revokeReason: reason, endedBy: by, liveKey: null },
  });
  if (count === 0) return false;
  await tx.credential.updateMany({ where: { awardId, state: 'intent' }, data: { state: 'void' } });
  const live = await tx.credential.findMany({ where: { awardId, state: 'issued', revokedAt: null } });
  await tx.credential.updateMany({
    where: { id: { in: live.map(({ id }) => id) } },
    data: { revokedAt: act.at, revokeReason: 'award-revoked' },
  });
  await touchLists(
    tx,
    live.map(({ statusListId }) => statusListId),
    'revocation',
  );
  await audit(tx, act, [
    { act: 'award.revoked', subject: `award:${awardId}` },
    ...live.map(({ id }) => ({
      act: 'credential.revoked',
      subject: `credential:${id}`,
      details: { award: awardId },
    })),
  ]);
  return true;
}

async function suspendAward(tx: Db, awardId: string, act: Act): Promise<void> {
  const live = await tx.credential.findMany({ where: { awardId, state: 'issued', revokedAt: null } });
  if (live.length === 0) {
    // recorded, not signed yet: it rests on what is gone, so it never comes to be
    await endAward(tx, awardId, 'A part was revoked before it was issued.', 'service', act);
    return;
  }
  await tx.credential.updateMany({ where: { awardId, state: 'intent' }, data: { state: 'void' } });
  await tx.award.updateMany({ where: { id: awardId, suspendedAt: null }, data: { suspendedAt: act.at } });
  const fresh = live.filter((credential) => credential.suspendedAt === null);
  await tx.credential.updateMany({
    where: { id: { in: fresh.map(({ id }) => id) } },
    data: { suspendedAt: act.at, suspendReason: PART_REVOKED },
  });
  await touchLists(
    tx,
    fresh.map(({ statusListId }) => statusListId),
    'suspension',
  );
  await audit(
    tx,
    act,
    fresh.map(({ id }) => ({
      act: 'credential.suspended',
      subject: `credential:${id}`,
      details: { award: awardId, reason: PART_REVOKED },
    })),
  );
}
