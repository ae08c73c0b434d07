import { CairnError } from '../common/errors.js';
import { moduleLiveKey, programmeLiveKey } from '../domain/live-key.js';
import { sameName } from '../domain/names.js';
import type { MergedAwards, MergeRecord, MergeStore, MovedAward } from '../issuing/merging/ports.js';
import type { Act, AwardPlan } from '../issuing/ports.js';
import { audit } from './audit.js';
import { endAwards, hold } from './holds.js';
import { insertRenderings } from './lifecycle-store.js';
import { ownerOf } from './owner.js';
import { before, newestFirst } from './pages.js';
import { keepReason } from './reasons.js';
import { rows as asRows, conflict, type Db } from './rows.js';
import { lockLearners } from './standing.js';
import type { SlotDeps } from './status-slots.js';
import { type Client, transact } from './transact.js';

const TIMEOUT = 60_000;
/** Why an award ended that both records held. */
const HELD_TWICE = 'Superseded: the learner’s other record holds the same.';

export function mergeStore(prisma: Client, slots: SlotDeps): MergeStore {
  return {
    async knowsLearners(institution, ids) {
      const theirs = institution && {
        OR: [
          { numbers: { some: { institutionCode: institution.code } } },
          { awards: { some: { issuerDid: institution.did } } },
        ],
      };
      return (
        (await prisma.learner.count({ where: { id: { in: [...ids] }, erasedAt: null, ...theirs } })) ===
        ids.length
      );
    },

    async insertMerge(merge, act) {
      await transact(prisma, async (tx) => {
        const ids = [merge.keptId, merge.mergedId];
        await lockLearners(tx, ids);
        await refuseMerged(tx, ids);
        const pairs = { keptId: { in: ids }, mergedId: { in: ids }, state: 'proposed' as const };
        if ((await tx.learnerMerge.count({ where: pairs })) > 0)
          throw conflict('merge.exists', 'These two records are proposed already', undefined);
        const { proposedOf, decidedBy: _by, decidedAt: _at, ...row } = merge;
        await tx.learnerMerge.create({ data: { ...row, proposedOf: proposedOf ?? null } });
        const details = { kept: merge.keptId, merged: merge.mergedId };
        const owner = await ownerOf(tx, proposedOf);
        await audit(tx, act, [{ act: 'merge.proposed', subject: `merge:${merge.id}`, details, owner }]);
        await keepReason(tx, `merge:${merge.id}`, 'merge.proposed', merge.reason, act);
      });
    },

    async selectOptionalMerge(id) {
      const row = await prisma.learnerMerge.findUnique({ where: { id } });
      return row ? toMerge(row) : undefined;
    },

    async selectMerges({ proposedOf, state, limit, after }) {
      const rows = await prisma.learnerMerge.findMany({
        where: {
          ...(proposedOf === undefined ? {} : { proposedOf }),
          ...(state === undefined ? {} : { state }),
          ...before('proposedAt', after),
        },
        ...newestFirst('proposedAt', limit),
      });
      return rows.map(toMerge);
    },

    async rejectMerge(id, act) {
      return transact(prisma, async (tx) => {
        const { count } = await tx.learnerMerge.updateMany({
          where: { id, state: 'proposed' },
          data: { state: 'rejected', decidedBy: act.actor, decidedAt: act.at },
        });
        if (count === 0) return false;
        const { proposedOf } = await tx.learnerMerge.findUniqueOrThrow({ where: { id } });
        const owner = await ownerOf(tx, proposedOf);
        await audit(tx, act, [{ act: 'merge.rejected', subject: `merge:${id}`, owner }]);
        return true;
      });
    },

    selectMergedAwards: (merge) =>
      merge.state === 'confirmed' ? selectMoved(prisma, merge) : selectMergedAwards(prisma, merge),
    confirmMerge: (id, plans, act) =>
      transact(prisma, (tx) => confirm(tx, slots, id, plans, act), { timeout: TIMEOUT }),
  };
}

type MergeRow = Omit<MergeRecord, 'proposedOf' | 'decidedBy' | 'decidedAt'> & {
  readonly proposedOf: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
};

function toMerge({ proposedOf, decidedBy, decidedAt, ...row }: MergeRow): MergeRecord {
  return {
    ...row,
    proposedOf: proposedOf ?? undefined,
    decidedBy: decidedBy ?? undefined,
    decidedAt: decidedAt ?? undefined,
  };
}

async function refuseMerged(tx: Db, ids: readonly string[]): Promise<void> {
  const merged = await tx.learner.count({ where: { id: { in: [...ids] }, mergedIntoId: { not: null } } });
  if (merged > 0)
    throw new CairnError('refused', 'learner.merged', 'One of the records was merged into another one');
}

type Pair = Pick<MergeRecord, 'keptId' | 'mergedId'>;

async function selectMergedAwards(db: Db, pair: Pair): Promise<MergedAwards> {
  const rows = await db.award.findMany({
    where: { learnerId: { in: [pair.keptId, pair.mergedId] }, revokedAt: null },
    select: { id: true, kind: true, code: true, issuerDid: true, awardedOn: true, learnerId: true },
    orderBy: { id: 'asc' },
  });
  const keyOf = (row: (typeof rows)[number]) => liveKey(pair.keptId, row);
  const held = new Set(rows.filter(({ learnerId }) => learnerId === pair.keptId).map(keyOf));
  const theirs = rows.filter(({ learnerId }) => learnerId === pair.mergedId);
  const toMoved = ({ id, kind, code, issuerDid }: (typeof rows)[number]): MovedAward => ({
    awardId: id,
    kind,
    code,
    issuerDid,
  });
  return {
    moved: theirs.filter((row) => !held.has(keyOf(row))).map(toMoved),
    ended: theirs.filter((row) => held.has(keyOf(row))).map(toMoved),
  };
}

/** What a confirmation did to awards: it is looked for in the audit, since the awards are the kept learner's by now. */
async function selectMoved(db: Db, { keptId, mergedId, decidedAt }: MergeRecord): Promise<MergedAwards> {
  const rows = await db.$queryRaw<(MovedAward & { readonly ended: boolean })[]>`
    SELECT * FROM (
      SELECT "id" AS "awardId", "kind"::text AS "kind", "code", "issuerDid",
        coalesce("revokeReason" = ${HELD_TWICE} AND "revokedAt" = ${decidedAt ?? null}::timestamptz, false) AS "ended"
      FROM "Award" WHERE "learnerId" = ${keptId}::uuid) a
    WHERE "ended" OR EXISTS (
      SELECT FROM "AuditEntry" e WHERE e."subject" = 'award:' || a."awardId" AND e."act" = 'award.moved'
        AND e."details"->>'from' = ${mergedId})
    ORDER BY "awardId"`;
  const of = (ended: boolean) =>
    rows.filter((row) => row.ended === ended).map(({ ended: _ended, ...award }) => award);
  return { moved: of(false), ended: of(true) };
}

function liveKey(
  learnerId: string,
  award: { kind: 'module' | 'programme'; issuerDid: string; code: string; awardedOn: string },
): string {
  return award.kind === 'module'
    ? moduleLiveKey(learnerId, award.issuerDid, award.code, award.awardedOn)
    : programmeLiveKey(learnerId, award.code);
}

async function confirm(
  tx: Db,
  slots: SlotDeps,
  id: string,
  plans: readonly AwardPlan[],
  act: Act,
): Promise<boolean> {
  const merge = await tx.learnerMerge.findUniqueOrThrow({ where: { id } });
  const { keptId, mergedId } = merge;
  await lockLearners(tx, [keptId, mergedId]);
  const { count } = await tx.learnerMerge.updateMany({
    where: { id, state: 'proposed' },
    data: { state: 'confirmed', decidedBy: act.actor, decidedAt: act.at },
  });
  if (count === 0) {
    const { state } = await tx.learnerMerge.findUniqueOrThrow({ where: { id } });
    if (state === 'confirmed') return false;
    throw conflict('merge.decided', 'The proposal is decided already', undefined);
  }
  await refuseMerged(tx, [keptId, mergedId]);
  await refuseOtherName(tx, merge);
  await tx.$executeRaw`
    SELECT 1 FROM "Award" WHERE "learnerId" IN (${keptId}::uuid, ${mergedId}::uuid) ORDER BY "id" FOR NO KEY UPDATE`;
  await requirePlanned(tx, merge, plans);
  const details = { kept: keptId, merged: mergedId };
  const owner = await ownerOf(tx, merge.proposedOf);
  await audit(tx, act, [
    { act: 'merge.confirmed', subject: `merge:${id}`, details, owner },
    { act: 'learner.merged', subject: `learner:${mergedId}`, details: { into: keptId } },
  ]);
  await moveAwards(tx, merge, act);
  await moveBelongings(tx, merge, act);
  await moveIdentity(tx, merge);
  await insertRenderings(tx, slots, plans, act);
  return true;
}

/**
 * What moves is signed anew in the kept record's name. An institution that had awarded something to both would get
 * somebody else's diploma signed in a name of its choice, by a reviewer who overlooks that.
 */
async function refuseOtherName(tx: Db, merge: Pair & { readonly proposedOf: string | null }): Promise<void> {
  if (merge.proposedOf === null) return;
  const names = await tx.learner.findMany({
    where: { id: { in: [merge.keptId, merge.mergedId] } },
    select: { name: true },
  });
  const [one, other] = names.map(({ name }) => name);
  if (one === undefined || other === undefined || sameName(one, other)) return;
  const proposer = (await ownerOf(tx, merge.proposedOf)) ?? '';
  const others = {
    learnerId: merge.mergedId,
    kind: 'module' as const,
    revokedAt: null,
    issuerDid: { not: proposer },
  };
  if ((await tx.award.count({ where: others })) === 0) return;
  const message = 'Another institution awarded something to the merged record, which has another name';
  throw new CairnError('refused', 'merge.names-differ', message);
}

/** The plans must be of exactly the module awards that move, and nothing else of the merged record may wait. */
async function requirePlanned(tx: Db, merge: Pair, plans: readonly AwardPlan[]): Promise<void> {
  const { moved } = await selectMergedAwards(tx, merge);
  const modules = moved.filter(({ kind }) => kind === 'module').map(({ awardId }) => awardId);
  const planned = new Set(plans.map(({ award }) => award.id));
  const kept = await tx.learner.findUniqueOrThrow({ where: { id: merge.keptId } });
  const sameName = plans.every(({ award }) => award.learner.name === kept.name);
  if (modules.length !== planned.size || modules.some((id) => !planned.has(id)) || !sameName)
    throw conflict('award.changed', 'The awards of the records changed in the meantime', undefined);
  const unsigned = { state: 'intent' as const, award: { learnerId: merge.mergedId } };
  if ((await tx.credential.count({ where: unsigned })) > 0)
    throw conflict('award.unfinished', 'A credential of an award is not signed yet', undefined);
}

/** What both hold ends, certificates are held until they are made anew, and all of it is the kept learner's. */
async function moveAwards(tx: Db, merge: Pair, act: Act): Promise<void> {
  const { moved, ended } = await selectMergedAwards(tx, merge);
  await endAwards(
    tx,
    ended.map(({ awardId }) => awardId),
    HELD_TWICE,
    'service',
    act,
  );
  const certificates = moved.filter(({ kind }) => kind === 'programme');
  await hold(
    tx,
    certificates.map(({ awardId }) => awardId),
    'learner-merged',
    act,
  );
  // one that was recorded and never signed has ended now
  const live = await tx.award.findMany({ where: { learnerId: merge.mergedId, revokedAt: null } });
  const keys = live.map((award) => ({ id: award.id, key: liveKey(merge.keptId, award) }));
  await tx.award.updateMany({ where: { learnerId: merge.mergedId }, data: { learnerId: merge.keptId } });
  await tx.$executeRaw`
    UPDATE "Award" a SET "liveKey" = k."key"
    FROM jsonb_to_recordset(${asRows(keys)}::jsonb) AS k("id" uuid, "key" text) WHERE a."id" = k."id"`;
  const details = { from: merge.mergedId, to: merge.keptId };
  await audit(
    tx,
    act,
    live.map(({ id, issuerDid }) => ({
      act: 'award.moved',
      subject: `award:${id}`,
      details,
      owner: issuerDid,
    })),
  );
}

/** Numbers, consents and links. Of a consent and a withdrawal, the later one is the person's word. */
async function moveBelongings(tx: Db, { keptId, mergedId }: Pair, act: Act): Promise<void> {
  const move = { where: { learnerId: mergedId }, data: { learnerId: keptId } };
  await tx.learnerNumber.updateMany(move);
  await tx.shareLink.updateMany(move);
  await tx.registerEntry.updateMany(move);
  await tx.consent.updateMany(move);
  await tx.mailLink.updateMany(move);
  await tx.mail.updateMany(move);
  // the record that stays keeps its own
  const kept = await tx.learnerContact.findMany({ where: { learnerId: keptId } });
  const given = kept.map(({ givenOf }) => givenOf);
  await tx.learnerContact.updateMany({ ...move, where: { ...move.where, givenOf: { notIn: given } } });
  await tx.learnerContact.deleteMany({ where: { learnerId: mergedId } });
  const accounts = await tx.learnerAccount.findMany({ where: { learnerId: mergedId } });
  await tx.learnerAccount.createMany({
    data: accounts.map((one) => ({ ...one, learnerId: keptId })),
    skipDuplicates: true,
  });
  await tx.learnerAccount.deleteMany({ where: { learnerId: mergedId } });
  const consents = await tx.consent.findMany({ where: { learnerId: keptId } });
  const withdrawals = consents.flatMap(({ withdrawnAt }) => (withdrawnAt ? [withdrawnAt.getTime()] : []));
  const last = Math.max(...withdrawals);
  const overruled = consents.filter(({ withdrawnAt, givenAt }) => !withdrawnAt && givenAt.getTime() < last);
  await tx.consent.updateMany({
    where: { id: { in: overruled.map(({ id }) => id) } },
    data: { withdrawnAt: act.at },
  });
}

/** The merged record stays and points to the kept one, as do those that pointed to it. */
async function moveIdentity(tx: Db, { keptId, mergedId }: Pair): Promise<void> {
  const kept = await tx.learner.findUniqueOrThrow({ where: { id: keptId } });
  const merged = await tx.learner.findUniqueOrThrow({ where: { id: mergedId } });
  const moves = kept.esi === null && merged.esi !== null;
  await tx.learner.updateMany({ where: { mergedIntoId: mergedId }, data: { mergedIntoId: keptId } });
  await tx.learner.update({
    where: { id: mergedId },
    data: {
      mergedIntoId: keptId,
      revision: { increment: 1 },
      composeDone: merged.composeWanted,
      // a second identifier stays here: whoever names it is led to the kept record
      ...(moves ? { esi: null } : {}),
    },
  });
  await tx.learner.update({
    where: { id: keptId },
    data: {
      revision: { increment: 1 },
      composeWanted: { increment: 1 },
      ...(moves ? { esi: merged.esi } : {}),
    },
  });
}
