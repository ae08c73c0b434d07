import { CairnError } from '../common/errors.js';
import type { JsonObject } from '../common/json.js';
import { moduleLiveKey, programmeLiveKey } from '../domain/live-key.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import type { Act, AwardPlan, CatalogueStore, IssuingStore, NewLearner } from '../issuing/ports.js';
import { audit } from './audit.js';
import { selectLearnerState } from './learner-state.js';
import { conflict, type Db, isUniqueViolation, json, toAwardRecord, toLearner } from './rows.js';
import { type SlotDeps, takeSlots, touchLists } from './status-slots.js';
import { transact } from './transact.js';

/** Longest that a transaction of many awards may take, in milliseconds. */
const BATCH_TIMEOUT = 120_000;

export function issuingStore(prisma: PrismaClient, slots: SlotDeps, catalogue: CatalogueStore): IssuingStore {
  return {
    selectOptionalNetwork: () => catalogue.selectOptionalNetwork(),
    selectCatalogue: () => catalogue.selectCatalogue(),

    async selectOptionalLearner(id) {
      const row = await prisma.learner.findUnique({ where: { id } });
      return row ? toLearner(row) : undefined;
    },

    async selectOptionalLearnerByNumber(institution, number) {
      const where = { institutionCode_number: { institutionCode: institution, number } };
      const row = await prisma.learnerNumber.findUnique({ where, include: { learner: true } });
      return row ? toLearner(row.learner) : undefined;
    },

    async selectLearners(ids, institutionCode, numbers) {
      const known = await prisma.learner.findMany({ where: { id: { in: [...ids] } } });
      const numbered = await prisma.learnerNumber.findMany({
        where: { institutionCode, number: { in: [...numbers] } },
        include: { learner: true },
      });
      return {
        byId: new Map(known.map((row) => [row.id, toLearner(row)])),
        byNumber: new Map(numbered.map(({ number, learner }) => [number, toLearner(learner)])),
      };
    },

    async selectLiveAwards(keys) {
      const rows = await prisma.award.findMany({ where: { liveKey: { in: [...keys] } } });
      return new Map(rows.map((row) => [row.liveKey ?? '', toAwardRecord(row)]));
    },

    async selectEndedAwards(issuerDid, learnerIds) {
      const rows = await prisma.award.findMany({
        where: { kind: 'module', issuerDid, learnerId: { in: [...learnerIds] }, revokedAt: { not: null } },
        // of those with the same key the last one stays in the map
        orderBy: [{ recordedAt: 'asc' }, { revokedAt: 'asc' }],
      });
      return new Map(
        rows.map((row) => [
          moduleLiveKey(row.learnerId, row.issuerDid, row.code, row.awardedOn),
          toAwardRecord(row),
        ]),
      );
    },

    async recordAwards(plans, newLearners, act) {
      try {
        await transact(
          prisma,
          async (tx) => {
            await insertLearners(tx, newLearners, act);
            await requireParts(tx, plans);
            await insertAwards(tx, plans, act);
            await insertIntents(tx, slots, plans, act);
          },
          { timeout: BATCH_TIMEOUT },
        );
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        throw conflict('award.exists', 'Such an award was recorded in the meantime', error);
      }
    },

    async selectIntentIds(awardIds) {
      const rows = await prisma.credential.findMany({
        where: { state: 'intent', ...(awardIds ? { awardId: { in: [...awardIds] } } : {}) },
        select: { id: true },
        orderBy: { recordedAt: 'asc' },
      });
      return rows.map(({ id }) => id);
    },

    async selectOptionalIntent(credentialId) {
      const row = await prisma.credential.findFirst({
        where: { id: credentialId, state: 'intent' },
        include: { award: true },
      });
      if (!row) return undefined;
      return {
        credentialId: row.id,
        awardId: row.awardId,
        issuerDid: row.award.issuerDid,
        unsigned: row.unsigned as JsonObject,
      };
    },

    async storeSigned(credentialId, document, signedAt, act) {
      return transact(prisma, async (tx) => {
        await lockAwardOf(tx, credentialId);
        const { count } = await tx.credential.updateMany({
          where: { id: credentialId, state: 'intent' },
          data: { state: 'issued', document, signedAt },
        });
        if (count === 0) return false;
        const credential = await tx.credential.findUniqueOrThrow({ where: { id: credentialId } });
        if (credential.supersedesId !== null)
          await supersede(tx, credential.awardId, credential.supersedesId, act);
        await audit(tx, act, [
          {
            act: 'credential.issued',
            subject: `credential:${credentialId}`,
            details: { award: credential.awardId, rendition: credential.rendition },
          },
        ]);
        return true;
      });
    },

    async selectLearnersToCompose() {
      const where = { composeWanted: { gt: prisma.learner.fields.composeDone } };
      const rows = await prisma.learner.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
      return rows.map(({ id }) => id);
    },

    selectLearnerState: (learnerId) => selectLearnerState(prisma, learnerId),

    async markComposed(learnerId, composeWanted) {
      await prisma.learner.updateMany({
        where: { id: learnerId, composeDone: { lt: composeWanted } },
        data: { composeDone: composeWanted },
      });
    },
  };
}

async function insertLearners(tx: Db, learners: readonly NewLearner[], act: Act): Promise<void> {
  if (learners.length === 0) return;
  await tx.learner.createMany({
    data: learners.map(({ id, name, salt }) => ({ id, name, salt, createdAt: act.at })),
  });
  await tx.learnerNumber.createMany({
    data: learners.flatMap(({ id, number }) =>
      number ? [{ institutionCode: number.institution, number: number.number, learnerId: id }] : [],
    ),
  });
  await audit(
    tx,
    act,
    learners.map(({ id }) => ({ act: 'learner.created', subject: `learner:${id}` })),
  );
}

/** Locks the parts of stacks against revocation until the transaction ends, and makes sure that they still count. */
export async function requireParts(tx: Db, plans: readonly AwardPlan[]): Promise<void> {
  const ids = [...new Set(plans.flatMap((plan) => plan.stack.map((line) => line.award)))];
  if (ids.length === 0) return;
  const good = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Award" WHERE "id" = ANY(${ids}::uuid[]) AND "revokedAt" IS NULL AND "suspendedAt" IS NULL
    ORDER BY "id" FOR SHARE`;
  if (good.length !== ids.length) {
    throw new CairnError(
      'conflict',
      'award.part-gone',
      'A part of the stack was revoked or suspended in the meantime',
    );
  }
}

async function insertAwards(tx: Db, plans: readonly AwardPlan[], act: Act): Promise<void> {
  await tx.award.createMany({
    data: plans.map(({ award }) => ({
      id: award.id,
      kind: award.kind,
      learnerId: award.learner.id,
      issuerDid: award.issuerDid,
      code: award.code,
      achievement: award.achievement,
      ects: award.ects,
      awardedOn: award.awardedOn,
      awardedDate: award.awardedDate,
      gradeScheme: award.grade?.scheme ?? null,
      gradeValue: award.grade?.value ?? null,
      criteria: json(award.criteria),
      recordedAt: act.at,
      recordedBy: act.actor,
      liveKey: liveKeyOf(award),
    })),
  });
  for (const plan of plans) if (plan.stack.length > 0) await insertStack(tx, plan, 0);
  const learnerIds = [...new Set(plans.map(({ award }) => award.learner.id))];
  await tx.learner.updateMany({
    where: { id: { in: learnerIds } },
    data: { composeWanted: { increment: 1 } },
  });
  await audit(
    tx,
    act,
    plans.map(({ award }) => ({
      act: 'award.recorded',
      subject: `award:${award.id}`,
      details: { kind: award.kind, code: award.code, issuer: award.issuerDid, learner: award.learner.id },
    })),
  );
}

function liveKeyOf(award: AwardPlan['award']): string {
  return award.kind === 'module'
    ? moduleLiveKey(award.learner.id, award.issuerDid, award.code, award.awardedOn)
    : programmeLiveKey(award.learner.id, award.code);
}

export async function insertStack(tx: Db, plan: AwardPlan, revision: number): Promise<void> {
  await tx.stackEntry.createMany({
    data: plan.stack.map((line, position) => ({
      awardId: plan.award.id,
      revision,
      position,
      rulePart: line.rulePart,
      partId: line.award,
      throughId: line.through ?? null,
    })),
  });
}

/** Reserves a status slot for each plan and records the intent to sign its document. */
export async function insertIntents(
  tx: Db,
  slots: SlotDeps,
  plans: readonly AwardPlan[],
  act: Act,
  replacing?: { readonly revision: number; readonly supersedesId: string | null },
): Promise<void> {
  const byIssuer = new Map<string, AwardPlan[]>();
  for (const plan of plans)
    byIssuer.set(plan.award.issuerDid, [...(byIssuer.get(plan.award.issuerDid) ?? []), plan]);
  // always in the same order, so that two transactions never wait for each other
  for (const issuerDid of [...byIssuer.keys()].sort()) {
    const own = byIssuer.get(issuerDid) ?? [];
    const taken = await takeSlots(tx, slots, issuerDid, own.length);
    await tx.credential.createMany({
      data: taken.flatMap(({ listId, index, slot }, position) => {
        const plan = own[position];
        if (!plan) return [];
        return {
          id: plan.credentialId,
          awardId: plan.award.id,
          rendition: 'vc',
          revision: replacing?.revision ?? 0,
          state: 'intent' as const,
          statusListId: listId,
          statusIndex: index,
          unsigned: json(plan.document(slot)),
          recordedAt: act.at,
          supersedesId: replacing?.supersedesId ?? null,
        };
      }),
    });
  }
}

/**
 * Locks the award of a credential. Whoever changes credentials locks their award first: an act on the award then sees
 * all that became of them, and nobody waits in a circle.
 */
async function lockAwardOf(tx: Db, credentialId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM "Award" WHERE "id" = (SELECT "awardId" FROM "Credential" WHERE "id" = ${credentialId}::uuid)
    FOR NO KEY UPDATE`;
}

async function supersede(tx: Db, awardId: string, oldId: string, act: Act): Promise<void> {
  const old = await tx.credential.update({
    where: { id: oldId },
    data: { revokedAt: act.at, revokeReason: 'superseded' },
  });
  await touchLists(tx, [old.statusListId], 'revocation');
  await tx.award.update({ where: { id: awardId }, data: { suspendedAt: null } });
  await audit(tx, act, [
    { act: 'credential.superseded', subject: `credential:${oldId}`, details: { award: awardId } },
  ]);
}
