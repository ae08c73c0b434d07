import type { JsonObject } from '../common/json.js';
import { moduleLiveKey } from '../domain/live-key.js';
import type { CatalogueStore, IssuingStore } from '../issuing/ports.js';
import { contactStore, insertContacts } from './contact-store.js';
import { insertEvidence } from './evidence-store.js';
import { selectLearners } from './learner-lookup.js';
import { selectLearnerState, selectLearnerStates, selectReachedStates } from './learner-state.js';
import { insertAwards, requireParts, toIssued } from './record-awards.js';
import {
  type AwardRow,
  rows as asRows,
  conflict,
  type Db,
  isUniqueViolation,
  toAwardRecord,
  toLearner,
} from './rows.js';
import { requireLearners, requireNotWithheld, requireRecognition } from './standing.js';
import type { Connections, Statements } from './statements.js';
import { type SlotDeps, slicedSlots } from './status-slots.js';
import { storeSigned, tellIssued } from './store-signed.js';
import { type Client, LONG_TIMEOUT, transact } from './transact.js';

export function issuingStore(
  prisma: Client,
  statements: Connections,
  slots: SlotDeps,
  catalogue: CatalogueStore,
): IssuingStore {
  return {
    selectOptionalNetwork: () => catalogue.selectOptionalNetwork(),
    selectCatalogue: () => catalogue.selectCatalogue(),
    selectIssuerDid: (institution) => catalogue.selectIssuerDid(institution),

    async selectOptionalLearner(id) {
      const row = await prisma.learner.findUnique({ where: { id } });
      if (row?.erasedAt) return undefined;
      const kept = row?.mergedIntoId ?? undefined;
      if (kept === undefined) return row ? toLearner(row) : undefined;
      return toLearner(await prisma.learner.findUniqueOrThrow({ where: { id: kept } }));
    },

    async selectOptionalLearnerByNumber(institution, number) {
      const where = { institutionCode_number: { institutionCode: institution, number } };
      const row = await prisma.learnerNumber.findUnique({ where, include: { learner: true } });
      return row ? toLearner(row.learner) : undefined;
    },

    selectLearners: (institution, named) => selectLearners(statements, institution, named),

    async recordContacts(givenOf, contacts, act) {
      const { giveContact } = contactStore(prisma);
      for (const contact of contacts) await giveContact({ ...contact, givenOf }, act);
    },

    async selectLiveAwards(keys) {
      if (keys.length === 0) return new Map();
      const rows = await statements.$queryRaw<(AwardRow & { liveKey: string })[]>`
        SELECT "id", "kind", "learnerId", "issuerDid", "code", "awardedOn", "gradeScheme", "gradeValue", "criteria",
          "revokedAt", "suspendedAt", "liveKey"
        FROM "Award" WHERE "liveKey" = ANY(${[...keys]})`;
      return new Map(rows.map((row) => [row.liveKey, toAwardRecord(row)]));
    },

    async selectEndedAwards(issuerDid, learnerIds) {
      if (learnerIds.length === 0) return new Map();
      // of those with the same key the last one stays in the map
      const rows = await statements.$queryRaw<AwardRow[]>`
        SELECT "id", "kind", "learnerId", "issuerDid", "code", "awardedOn", "gradeScheme", "gradeValue", "criteria",
          "revokedAt", "suspendedAt"
        FROM "Award" WHERE "learnerId" = ANY(${[...learnerIds]}::uuid[]) AND "kind" = 'module'
          AND "issuerDid" = ${issuerDid} AND "revokedAt" IS NOT NULL ORDER BY "recordedAt", "revokedAt"`;
      return new Map(
        rows.map((row) => [
          moduleLiveKey(row.learnerId, row.issuerDid, row.code, row.awardedOn),
          toAwardRecord(row),
        ]),
      );
    },

    takePlaces: slicedSlots(prisma, slots),

    async recordAwards(awards, newLearners, act, patience) {
      const plans = awards.map(({ plan }) => plan);
      const fresh = new Set(newLearners.map(({ id }) => id));
      const work = async (tx: Statements) => {
        await requireRecognition(tx, plans, act);
        await requireLearners(
          tx,
          plans.filter(({ award }) => !fresh.has(award.learner.id)),
        );
        await requireNotWithheld(tx, plans);
        await requireParts(tx, plans);
        await insertAwards(tx, awards, newLearners, act);
      };
      // nobody knows yet where to reach a learner who is new, unless an address came along
      const addressed = new Set(plans.flatMap(({ award, contact }) => (contact ? [award.learner.id] : [])));
      const told = awards.filter(({ plan: { award } }) => {
        return addressed.has(award.learner.id) || !fresh.has(award.learner.id);
      });
      const tell = (tx: Statements) => tellIssued(tx, told.map(toIssued), act);
      const withMore = async (tx: Db) => {
        if (patience !== undefined)
          await tx.$queryRaw`SELECT set_config('lock_timeout', ${String(patience)}, true)`;
        await work(tx);
        await insertContacts(tx, plans, act);
        await insertEvidence(tx, plans, act);
        await tell(tx);
      };
      const timeout = LONG_TIMEOUT;
      try {
        if (plans.some(({ contact, evidence }) => contact || evidence))
          await transact(prisma, withMore, { timeout });
        else await statements.transact((tx) => work(tx).then(() => tell(tx)), { timeout, patience });
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

    async selectIntents(credentialIds) {
      const rows = await prisma.credential.findMany({
        where: { id: { in: [...credentialIds] }, state: 'intent' },
        select: { id: true, awardId: true, unsigned: true, award: { select: { issuerDid: true } } },
        orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ id, awardId, award, unsigned }) => ({
        credentialId: id,
        awardId,
        issuerDid: award.issuerDid,
        unsigned: unsigned as JsonObject,
      }));
    },

    async storeSigned(signed, act) {
      if (signed.length === 0) return [];
      return transact(prisma, (tx) => storeSigned(tx, signed, act), { timeout: LONG_TIMEOUT });
    },

    async selectLearnersToCompose() {
      const where = { composeWanted: { gt: prisma.learner.fields.composeDone }, erasedAt: null };
      const rows = await prisma.learner.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
      return rows.map(({ id }) => id);
    },

    selectLearnerState: (learnerId) => selectLearnerState(statements, learnerId),
    selectLearnerStates: (learnerIds) => selectLearnerStates(statements, learnerIds),
    selectReachedStates: (reach) => selectReachedStates(prisma, reach),

    async markComposed(looks) {
      if (looks.length === 0) return;
      const ids = looks.map(({ learnerId }) => learnerId);
      // in the order in which everybody locks them
      await statements.$executeRaw`
        WITH locked AS (
          SELECT "id" FROM "Learner" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE)
        UPDATE "Learner" l SET "composeDone" = look."composeWanted"
        FROM locked
        JOIN jsonb_to_recordset(${asRows(looks)}::jsonb) AS look("learnerId" uuid, "composeWanted" int)
          ON look."learnerId" = locked."id"
        WHERE l."id" = locked."id" AND l."composeDone" < look."composeWanted"`;
    },
  };
}
