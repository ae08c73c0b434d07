import { CairnError } from '../common/errors.js';
import type { RevokeStore } from '../issuing/ports.js';
import { audit } from './audit.js';
import { EVALUATED_HOLDS, endAwards, hold, lift, lockWithUsers, REISSUING } from './holds.js';
import { keepReason } from './reasons.js';
import { insertIntents, insertStacks, requireParts } from './record-awards.js';
import { type Db, toAwardRecord } from './rows.js';
import { lockLearnersOf, requireLearners } from './standing.js';
import type { SlotDeps } from './status-slots.js';
import { type Client, transact } from './transact.js';

/** Longest that the transaction of a revocation may take, in milliseconds: of some hundred awards at most. */
const REVOKING_TIMEOUT = 30_000;

const awardSubject = (id: string) => `award:${id}`;

export function revokeStore(prisma: Client, slots: SlotDeps): RevokeStore {
  return {
    async selectOptionalAward(id) {
      const row = await prisma.award.findUnique({ where: { id } });
      return row ? toAwardRecord(row) : undefined;
    },

    revokeAwards: (awardIds, reason, by, act) =>
      transact(
        prisma,
        async (tx) => {
          await lockLearnersOf(tx, awardIds);
          // also certificates, so that no credential of them is signed between the look at it and its suspension
          const users = await lockWithUsers(tx, awardIds);
          const ended = await endAwards(tx, awardIds, reason, by, act);
          if (by === 'person') await keepReason(tx, ended.map(awardSubject), 'award.revoked', reason, act);
          await hold(tx, users, 'part-revoked', act);
          await tx.learner.updateMany({
            where: { awards: { some: { id: { in: ended } } } },
            data: { composeWanted: { increment: 1 } },
          });
          return ended;
        },
        { timeout: REVOKING_TIMEOUT },
      ),

    async selectSuspended(learnerIds) {
      if (learnerIds.length === 0) return [];
      const reasons = { in: [...EVALUATED_HOLDS] };
      const held = { suspendReason: reasons, state: 'issued' as const, revokedAt: null };
      const rows = await prisma.award.findMany({
        where: {
          learnerId: { in: [...learnerIds] },
          kind: 'programme',
          revokedAt: null,
          suspendedBy: 'service',
          credentials: { none: { state: 'intent' }, some: held },
        },
        include: { credentials: { where: held } },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => ({
        ...toAwardRecord(row),
        keepable: row.credentials.every(({ suspendReason }) => suspendReason === 'part-corrected'),
      }));
    },

    async recordRevision(plan, act) {
      await transact(prisma, async (tx) => {
        await requireLearners(tx, [plan]);
        await requireParts(tx, [plan]);
        const stackRevision = await startRevision(tx, plan.award.id, plan.supersedes);
        await insertStacks(tx, [{ plan, revision: stackRevision }]);
        // what waits for this certificate is looked at again, by whoever finishes it
        await tx.learner.update({
          where: { id: plan.award.learner.id },
          data: { composeWanted: { increment: 1 } },
        });
        await insertIntents(tx, slots, [plan], act);
        const details = { stackRevision };
        const owner = plan.award.issuerDid;
        await audit(tx, act, [
          { act: 'certificate.revised', subject: `award:${plan.award.id}`, details, owner },
        ]);
      });
    },

    async keepRevision(plan, act) {
      await transact(prisma, async (tx) => {
        await requireParts(tx, [plan]);
        const { count } = await tx.award.updateMany({
          where: { id: plan.award.id, revokedAt: null, suspendedBy: 'service' },
          data: { suspendedBy: 'service' },
        });
        const [live] = await waiting(tx, plan.award.id);
        if (count === 0 || live?.id !== plan.supersedes || live?.suspendReason !== 'part-corrected')
          throw notReissuable();
        await lift(tx, plan.award.id, act);
      });
    },
  };
}

/** Locks a certificate that waits to be reissued, and tells which revision of its stack comes next. */
async function startRevision(tx: Db, awardId: string, supersedes: string | undefined): Promise<number> {
  const { count } = await tx.award.updateMany({
    where: { id: awardId, revokedAt: null, suspendedBy: 'service' },
    data: { stackRevision: { increment: 1 } },
  });
  const [live] = await waiting(tx, awardId);
  if (count === 0 || !live || live.id !== supersedes) throw notReissuable();
  await tx.credential.update({ where: { id: live.id }, data: { suspendReason: REISSUING } });
  const { stackRevision } = await tx.award.findUniqueOrThrow({ where: { id: awardId } });
  return stackRevision;
}

/** The live credential of a certificate that is to be evaluated again; none while another one is to be signed. */
async function waiting(tx: Db, awardId: string) {
  const credentials = await tx.credential.findMany({
    where: { awardId, OR: [{ state: 'intent' }, { state: 'issued', revokedAt: null }] },
  });
  const held = ({ suspendReason }: { suspendReason: string | null }) =>
    suspendReason !== null && EVALUATED_HOLDS.includes(suspendReason);
  return credentials.every(held) ? credentials : [];
}

function notReissuable(): CairnError {
  return new CairnError(
    'conflict',
    'award.not-reissuable',
    'The certificate is not one that waits to be reissued any more',
  );
}
