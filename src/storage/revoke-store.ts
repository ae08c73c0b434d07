import { CairnError } from '../common/errors.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import type { Act, RevokeStore } from '../issuing/ports.js';
import { audit } from './audit.js';
import { insertIntents, insertStack, requireParts } from './issuing-store.js';
import { type Db, toAwardRecord } from './rows.js';
import { type SlotDeps, touchLists } from './status-slots.js';

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

    async revokeAward(awardId, reason, act) {
      return prisma.$transaction(async (tx) => {
        if (!(await endAward(tx, awardId, reason, act))) return undefined;
        const users = await tx.$queryRaw<{ id: string }[]>`
          SELECT DISTINCT a."id" FROM "Award" a
          JOIN "StackEntry" s ON s."awardId" = a."id" AND s."revision" = a."stackRevision"
          WHERE s."partId" = ${awardId}::uuid AND a."revokedAt" IS NULL`;
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
      await prisma.$transaction(async (tx) => {
        await requireParts(tx, [plan]);
        const last = await tx.credential.findFirst({
          where: { awardId: plan.award.id, rendition: 'vc' },
          orderBy: { revision: 'desc' },
        });
        if (!last || last.state !== 'issued') {
          throw new CairnError(
            'conflict',
            'award.being-reissued',
            'The certificate is being reissued already',
          );
        }
        const { stackRevision } = await tx.award.update({
          where: { id: plan.award.id },
          data: { stackRevision: { increment: 1 } },
        });
        await insertStack(tx, plan, stackRevision);
        await insertIntents(tx, slots, [plan], act, { revision: last.revision + 1, supersedesId: last.id });
        await audit(tx, act, [
          { act: 'certificate.revised', subject: `award:${plan.award.id}`, details: { stackRevision } },
        ]);
      });
    },
  };
}

/** False if it had ended before. An intent that was never signed is made void: nothing of it ever left. */
async function endAward(tx: Db, awardId: string, reason: string, act: Act): Promise<boolean> {
  const { count } = await tx.award.updateMany({
    where: { id: awardId, revokedAt: null },
    data: { revokedAt: act.at, revokeReason: reason, liveKey: null },
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
    await endAward(tx, awardId, 'A part was revoked before it was issued.', act);
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
