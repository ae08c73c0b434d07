import { CairnError } from '../common/errors.js';
import type { PriorLearning } from '../credentials/documents/build.js';
import { isSameResult } from '../domain/result.js';
import type { Prisma } from '../generated/prisma/client.js';
import type {
  CertificateState,
  Correction,
  LifecycleStore,
  Renaming,
  RenderableAward,
} from '../issuing/lifecycle/ports.js';
import type { Act, AwardPlan } from '../issuing/ports.js';
import { audit } from './audit.js';
import {
  hold,
  lift,
  liveCredentials,
  lockWithUsers,
  PERSON,
  releaseIfWhole,
  suspendCredentials,
} from './holds.js';
import { keepReason } from './reasons.js';
import { insertIntents } from './record-awards.js';
import { type AwardRow, conflict, type Db, json, toAwardRecord, toGrade, toLearner } from './rows.js';
import { lockLearners, lockLearnersOf } from './standing.js';
import type { SlotDeps } from './status-slots.js';
import { type Client, transact } from './transact.js';

/** Longest that the transaction of a renaming may take, in milliseconds: a learner has some hundred awards at most. */
const RENAMING_TIMEOUT = 60_000;

export function lifecycleStore(prisma: Client, slots: SlotDeps): LifecycleStore {
  return {
    async selectAwardsById(ids) {
      const awards = await prisma.award.findMany({ where: { id: { in: [...ids] } } });
      const credentials = await prisma.credential.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, award: true },
      });
      return new Map([
        ...credentials.map(({ id, award }) => [id, toAwardRecord(award)] as const),
        ...awards.map((award) => [award.id, toAwardRecord(award)] as const),
      ]);
    },

    suspendAward: (awardId, reason, act) => transact(prisma, (tx) => suspend(tx, awardId, reason, act)),
    reinstateAward: (awardId, reason, act) => transact(prisma, (tx) => reinstate(tx, awardId, reason, act)),
    selectCertificates: (learnerId) => selectCertificates(prisma, learnerId),

    async selectRenderableAwards(learnerId) {
      const rows = await prisma.award.findMany({
        where: { learnerId, revokedAt: null },
        include: RENDERABLE,
        orderBy: { id: 'asc' },
      });
      return rows.map(toRenderable);
    },

    recordRenaming: (renaming, act) =>
      transact(prisma, (tx) => rename(tx, slots, renaming, act), { timeout: RENAMING_TIMEOUT }),
    recordCorrection: (correction, act) => transact(prisma, (tx) => correct(tx, slots, correction, act)),

    async selectOptionalReason(subject) {
      return (await prisma.reason.findFirst({ where: { subject }, orderBy: { id: 'desc' } }))?.reason;
    },

    async countActed(act, awardIds, subject) {
      const subjects = awardIds.map((id) => `award:${id}`);
      const [row] = await prisma.$queryRaw<{ count: number }[]>`
        SELECT count(DISTINCT r."subject")::int AS "count" FROM "Reason" j JOIN "Reason" r ON r."id" > j."id"
        WHERE j."subject" = ${subject} AND r."subject" = ANY(${subjects}) AND r."act" = ${act}
          AND r."actor" = j."actor" AND r."reason" = j."reason"`;
      return row?.count ?? 0;
    },
  };
}

/** Locks a live award and the certificates that use it, its learner first. */
async function lockLive(tx: Db, awardId: string) {
  await lockLearnersOf(tx, [awardId]);
  const users = await lockWithUsers(tx, [awardId]);
  const award = await tx.award.findUniqueOrThrow({ where: { id: awardId } });
  if (award.revokedAt !== null)
    throw conflict('award.revoked', 'The award is revoked, and stays so', undefined);
  return { award, users };
}

async function suspend(tx: Db, awardId: string, reason: string, act: Act): Promise<boolean> {
  const { award, users } = await lockLive(tx, awardId);
  if (award.suspendedBy === PERSON) return false;
  const live = await liveCredentials(tx, [awardId]);
  if (live.length === 0)
    throw conflict('award.unfinished', 'The credential of the award is not signed yet', undefined);
  await tx.award.update({
    where: { id: awardId },
    data: { suspendedAt: award.suspendedAt ?? act.at, suspendedBy: PERSON, suspendReason: reason },
  });
  await audit(tx, act, [{ act: 'award.suspended', subject: `award:${awardId}`, owner: award.issuerDid }]);
  await keepReason(tx, `award:${awardId}`, 'award.suspended', reason, act);
  const standing = live.filter(({ suspendedAt }) => suspendedAt === null);
  await suspendCredentials(tx, standing, PERSON, act);
  await hold(tx, users, 'part-suspended', act);
  return true;
}

async function reinstate(tx: Db, awardId: string, reason: string, act: Act): Promise<boolean> {
  const { award, users } = await lockLive(tx, awardId);
  if (award.suspendedBy !== PERSON) return false;
  await audit(tx, act, [{ act: 'award.reinstated', subject: `award:${awardId}`, owner: award.issuerDid }]);
  await keepReason(tx, `award:${awardId}`, 'award.reinstated', reason, act);
  const held = (await liveCredentials(tx, [awardId])).some(({ suspendReason }) => suspendReason !== PERSON);
  if (held) {
    const data = { suspendedBy: 'service' as const, suspendReason: null };
    await tx.award.update({ where: { id: awardId }, data });
  } else await lift(tx, awardId, act);
  // inner ones first: an outer one is whole once they are
  for (const id of users) await releaseIfWhole(tx, id, act);
  // what was held for another part, or not composed, may now find what it lacked
  const asked = { composeWanted: { increment: 1 } };
  await tx.learner.update({ where: { id: award.learnerId }, data: asked });
  return true;
}

async function selectCertificates(db: Db, learnerId: string): Promise<CertificateState[]> {
  const rows = await db.award.findMany({
    where: { learnerId, kind: 'programme' },
    include: {
      stack: { select: { revision: true, partId: true } },
      credentials: { where: { state: 'issued', revokedAt: null }, select: { id: true } },
    },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    awardId: row.id,
    programme: row.code,
    issuerDid: row.issuerDid,
    revoked: row.revokedAt !== null,
    suspended: row.suspendedAt !== null,
    credentialId: row.credentials[0]?.id,
    uses: row.stack.filter(({ revision }) => revision === row.stackRevision).map(({ partId }) => partId),
  }));
}

export const RENDERABLE = {
  learner: true,
  evidence: true,
  credentials: {
    where: { OR: [{ state: 'intent' }, { state: 'issued', revokedAt: null }] },
    orderBy: { revision: 'desc' },
  },
} satisfies Prisma.AwardInclude;

export function toRenderable(row: Prisma.AwardGetPayload<{ include: typeof RENDERABLE }>): RenderableAward {
  const { id, kind, issuerDid, code, achievement, ects, awardedOn, awardedDate } = row;
  const live = row.credentials.find(({ state }) => state === 'issued');
  const [evidence] = row.evidence;
  return {
    award: {
      id,
      kind,
      issuerDid,
      code,
      achievement,
      ects,
      awardedOn,
      awardedDate,
      grade: toGrade(row),
      criteria: toAwardRecord(row).criteria,
    },
    learner: toLearner(row.learner),
    erased: row.learner.erasedAt !== null,
    credential: live && { id: live.id, document: live.document ?? '' },
    unfinished: row.credentials.some(({ state }) => state === 'intent'),
    priorLearning: evidence && toPriorLearning(evidence),
  };
}

function toPriorLearning({ id, issuer, digest }: PriorLearning): PriorLearning {
  return { id, issuer, digest };
}

/**
 * Records new credentials of awards that have one, in the transaction that changes what they say. The plans must replace
 * exactly what is live and say what the records say, and nothing may be waiting to be signed: else they are of yesterday.
 */
export async function insertRenderings(
  tx: Db,
  slots: SlotDeps,
  plans: readonly AwardPlan[],
  act: Act,
): Promise<void> {
  const ids = plans.map(({ award }) => award.id);
  const present = await tx.credential.findMany({
    where: { awardId: { in: ids }, OR: [{ state: 'intent' }, { state: 'issued', revokedAt: null }] },
    select: { id: true },
  });
  const replaced = new Set(plans.map(({ supersedes }) => supersedes));
  if (present.length !== plans.length || present.some(({ id }) => !replaced.has(id)))
    throw conflict('award.changed', 'The credentials of an award changed in the meantime', undefined);
  const awards = await tx.award.findMany({
    where: { id: { in: ids } },
    include: { learner: { select: { name: true } } },
  });
  const records = new Map(awards.map((award) => [award.id, award]));
  if (!plans.every(({ award }) => isAsRecorded(award, records.get(award.id))))
    throw conflict('award.changed', 'What an award says changed in the meantime', undefined);
  await insertIntents(tx, slots, plans, act);
}

/** A plan is made of several looks at the records, between which they may have changed. */
function isAsRecorded(
  { learner, grade, criteria = {} }: AwardPlan['award'],
  record: (AwardRow & { readonly learner: { readonly name: string } }) | undefined,
): boolean {
  if (!record || record.learner.name !== learner.name) return false;
  return isSameResult({ grade, criteria }, toAwardRecord(record));
}

async function rename(tx: Db, slots: SlotDeps, renaming: Renaming, act: Act): Promise<boolean> {
  const { learnerId, name, by, plans } = renaming;
  await lockLearners(tx, [learnerId]);
  const learner = await tx.learner.findUniqueOrThrow({ where: { id: learnerId } });
  if (learner.mergedIntoId !== null)
    throw new CairnError('refused', 'learner.merged', 'The record was merged into another one');
  // whoever asks again after a crash names the state of before
  if (learner.name === name) return false;
  if (renaming.revision !== undefined && renaming.revision !== learner.revision)
    throw new CairnError('outdated', 'edit.outdated', 'It was changed since it was read');
  const awards = await tx.$queryRaw<{ id: string; issuerDid: string }[]>`
    SELECT "id", "issuerDid" FROM "Award" WHERE "learnerId" = ${learnerId}::uuid AND "revokedAt" IS NULL
    ORDER BY "id" FOR NO KEY UPDATE`;
  if (by !== undefined) await refuseShared(tx, awards, [by]);
  const planned = new Set([...plans.map(({ award }) => award.id), ...renaming.left]);
  if (awards.length !== planned.size || awards.some(({ id }) => !planned.has(id)))
    throw conflict('award.changed', 'The awards of the learner changed in the meantime', undefined);
  await tx.learner.update({ where: { id: learnerId }, data: { name, revision: { increment: 1 } } });
  await insertRenderings(tx, slots, plans, act);
  const details = { credentials: plans.length };
  const owner = by === undefined ? {} : { owner: by };
  await audit(tx, act, [{ act: 'learner.renamed', subject: `learner:${learnerId}`, details, ...owner }]);
  await keepReason(tx, `learner:${learnerId}`, 'learner.renamed', renaming.reason, act);
  return true;
}

/**
 * A new name is signed by whoever awarded: an institution may ask for that only where all awards are its own, or the
 * network's certificates over them. Else it would have somebody else's diploma signed in a name of its choice.
 */
export async function refuseShared(
  tx: Db,
  awards: readonly { issuerDid: string }[],
  by: readonly string[],
): Promise<void> {
  const network = await tx.network.findUnique({ where: { id: 1 }, select: { did: true } });
  if (awards.every(({ issuerDid }) => by.includes(issuerDid) || issuerDid === network?.did)) return;
  throw new CairnError(
    'refused',
    'learner.shared',
    'Other institutions have awarded something to this learner: only the network may do this',
  );
}

async function correct(tx: Db, slots: SlotDeps, correction: Correction, act: Act): Promise<void> {
  const { awardId, was, result, plan, users, dependents } = correction;
  const { award, users: present } = await lockLive(tx, awardId);
  if (!isSameResult(toAwardRecord(award), was))
    throw conflict('award.changed', 'The award was corrected in the meantime', undefined);
  if (present.length !== users.length || present.some((id) => !users.includes(id)))
    throw conflict('award.changed', 'The certificates that use the award changed in the meantime', undefined);
  await tx.award.update({
    where: { id: awardId },
    data: {
      gradeScheme: result.grade?.scheme ?? null,
      gradeValue: result.grade?.value ?? null,
      criteria: json(result.criteria),
    },
  });
  await insertRenderings(tx, slots, [plan], act);
  const held = present.filter((id) => dependents.includes(id));
  await hold(tx, held, 'part-corrected', act);
  const asked = { composeWanted: { increment: 1 } };
  await tx.learner.update({ where: { id: award.learnerId }, data: asked });
  const details = { credential: plan.credentialId };
  await audit(tx, act, [
    { act: 'award.corrected', subject: `award:${awardId}`, details, owner: award.issuerDid },
  ]);
  await keepReason(tx, `award:${awardId}`, 'award.corrected', correction.reason, act);
}
