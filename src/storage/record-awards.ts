import { CairnError } from '../common/errors.js';
import { moduleLiveKey, programmeLiveKey } from '../domain/live-key.js';
import type { Act, AwardPlan, NewLearner, SignedAward } from '../issuing/ports.js';
import { type AuditLine, audit } from './audit.js';
import { type Db, rows } from './rows.js';
import type { Statements } from './statements.js';
import { type SlotDeps, takeSlots } from './status-slots.js';
import { issuedLine } from './store-signed.js';

/** Locks the parts of stacks against revocation until the transaction ends, and makes sure that they still count. */
export async function requireParts(tx: Statements, plans: readonly AwardPlan[]): Promise<void> {
  const ids = [...new Set(plans.flatMap((plan) => plan.stack.map((line) => line.award)))];
  if (ids.length === 0) return;
  const good = await tx.$queryRaw<{ id: string; gradeValue: string | null }[]>`
    SELECT "id", "gradeValue" FROM "Award"
    WHERE "id" = ANY(${ids}::uuid[]) AND "revokedAt" IS NULL AND "suspendedAt" IS NULL
    ORDER BY "id" FOR SHARE`;
  const now = new Map(good.map(({ id, gradeValue }) => [id, gradeValue ?? undefined]));
  const graded = plans.flatMap(({ grades }) => [...(grades ?? [])]);
  if (good.length !== ids.length || graded.some(([id, grade]) => now.get(id) !== grade)) {
    throw new CairnError(
      'conflict',
      'award.part-gone',
      'A part of the stack was revoked, suspended or corrected in the meantime',
    );
  }
}

/**
 * Records awards with their signed credentials, learners who are new, and the audit of all that: two statements, however
 * many there are, and one more where there are stacks. Learners who are not new are locked, and asked to be looked at.
 */
export async function insertAwards(
  tx: Statements,
  awards: readonly SignedAward[],
  newLearners: readonly NewLearner[],
  act: Act,
): Promise<void> {
  const fresh = new Set(newLearners.map(({ id }) => id));
  const learners = newLearners.map(({ id, name, salt, esi, number }) => ({
    id,
    name,
    salt,
    esi,
    institution: number?.institution,
    number: number?.number,
  }));
  const recorded = awards.map(({ plan: { award, credentialId, supersedes }, place, document, signedAt }) => ({
    ...award,
    learner: undefined,
    grade: undefined,
    learnerId: award.learner.id,
    isFresh: fresh.has(award.learner.id),
    gradeScheme: award.grade?.scheme,
    gradeValue: award.grade?.value,
    liveKey: liveKeyOf(award),
    credentialId,
    supersedes,
    listId: place.listId,
    index: place.index,
    document,
    signedAt,
  }));
  // foreign keys are looked at when the statement ends
  await tx.$executeRaw`
    WITH learner AS (
      INSERT INTO "Learner" ("id", "name", "salt", "esi", "createdAt", "composeWanted")
      SELECT "id", "name", "salt", "esi", ${act.at}, 1
      FROM jsonb_to_recordset(${rows(learners)}::jsonb) AS l("id" uuid, "name" text, "salt" text, "esi" text)),
    number AS (
      INSERT INTO "LearnerNumber" ("institutionCode", "number", "learnerId")
      SELECT "institution", "number", "id"
      FROM jsonb_to_recordset(${rows(learners)}::jsonb) AS l("id" uuid, "institution" text, "number" text)
      WHERE "number" IS NOT NULL),
    recorded AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${rows(recorded)}::jsonb) AS r("id" uuid, "kind" "AwardKind",
        "learnerId" uuid, "isFresh" boolean, "issuerDid" text, "code" text, "achievement" text, "ects" int,
        "awardedOn" text, "awardedDate" text, "gradeScheme" text, "gradeValue" text, "criteria" jsonb,
        "liveKey" text, "credentialId" uuid, "supersedes" uuid, "listId" uuid, "index" int, "document" text,
        "signedAt" timestamptz)),
    award AS (
      INSERT INTO "Award" ("id", "kind", "learnerId", "issuerDid", "code", "achievement", "ects", "awardedOn",
        "awardedDate", "gradeScheme", "gradeValue", "criteria", "recordedAt", "recordedBy", "liveKey")
      SELECT "id", "kind", "learnerId", "issuerDid", "code", "achievement", "ects", "awardedOn",
        "awardedDate", "gradeScheme", "gradeValue", "criteria", ${act.at}, ${act.actor}, "liveKey"
      FROM recorded),
    credential AS (
      INSERT INTO "Credential" ("id", "awardId", "rendition", "revision", "state", "statusListId", "statusIndex",
        "unsigned", "document", "recordedAt", "signedAt", "supersedesId")
      SELECT "credentialId", "id", 'vc', 0, 'issued', "listId", "index", '{}', "document", ${act.at}, "signedAt",
        "supersedes"
      FROM recorded)
    UPDATE "Learner" SET "composeWanted" = "composeWanted" + 1
    WHERE "id" IN (SELECT "learnerId" FROM recorded WHERE NOT "isFresh")`;
  await insertStacks(
    tx,
    awards.map(({ plan }) => ({ plan, revision: 0 })),
  );
  await audit(tx, act, auditOf(awards, newLearners));
}

function auditOf(awards: readonly SignedAward[], newLearners: readonly NewLearner[]): AuditLine[] {
  const issuers = new Map(awards.map(({ plan: { award } }) => [award.learner.id, award.issuerDid]));
  const learners = newLearners.map(({ id }) => ({
    act: 'learner.created',
    subject: `learner:${id}`,
    owner: issuers.get(id),
  }));
  const recorded = awards.map(({ plan: { award } }) => ({
    act: 'award.recorded',
    subject: `award:${award.id}`,
    details: { kind: award.kind, code: award.code, issuer: award.issuerDid, learner: award.learner.id },
    owner: award.issuerDid,
  }));
  return [...learners, ...recorded, ...awards.map(toIssued).map(issuedLine)];
}

/** The credential of an award as one that is issued. */
export function toIssued({ plan: { award, credentialId, supersedes } }: SignedAward) {
  const { id: awardId, issuerDid } = award;
  return { id: credentialId, awardId, rendition: 'vc', supersedesId: supersedes ?? null, issuerDid };
}

function liveKeyOf(award: AwardPlan['award']): string {
  return award.kind === 'module'
    ? moduleLiveKey(award.learner.id, award.issuerDid, award.code, award.awardedOn)
    : programmeLiveKey(award.learner.id, award.code);
}

export async function insertStacks(
  tx: Statements,
  stacks: readonly { readonly plan: AwardPlan; readonly revision: number }[],
): Promise<void> {
  const entries = stacks.flatMap(({ plan, revision }) =>
    plan.stack.map(({ rulePart, award, through }, position) => ({
      awardId: plan.award.id,
      revision,
      position,
      rulePart,
      partId: award,
      throughId: through,
    })),
  );
  if (entries.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "StackEntry" ("awardId", "revision", "position", "rulePart", "partId", "throughId")
    SELECT "awardId", "revision", "position", "rulePart", "partId", "throughId"
    FROM jsonb_to_recordset(${rows(entries)}::jsonb) AS entry("awardId" uuid, "revision" int, "position" int,
      "rulePart" text, "partId" uuid, "throughId" uuid)`;
}

/**
 * Reserves a status slot for each plan and records the intent to sign its document, as the revision that comes after all
 * that there were of its award, void ones included.
 */
export async function insertIntents(
  tx: Db,
  slots: SlotDeps,
  plans: readonly AwardPlan[],
  act: Act,
): Promise<void> {
  const byIssuer = new Map<string, AwardPlan[]>();
  for (const plan of plans) {
    const own = byIssuer.get(plan.award.issuerDid);
    if (own) own.push(plan);
    else byIssuer.set(plan.award.issuerDid, [plan]);
  }
  // always in the same order, so that two transactions never wait for each other
  for (const issuerDid of [...byIssuer.keys()].sort()) {
    const own = byIssuer.get(issuerDid) ?? [];
    const taken = await takeSlots(tx, slots, issuerDid, own.length);
    const intents = taken.flatMap(({ listId, index, slot }, position) => {
      const plan = own[position];
      if (!plan) return [];
      return {
        id: plan.credentialId,
        awardId: plan.award.id,
        statusListId: listId,
        statusIndex: index,
        unsigned: plan.document(slot),
        supersedesId: plan.supersedes,
      };
    });
    await tx.$executeRaw`
      INSERT INTO "Credential" ("id", "awardId", "rendition", "revision", "state", "statusListId", "statusIndex",
        "unsigned", "recordedAt", "supersedesId")
      SELECT "id", "awardId", 'vc',
        (SELECT coalesce(max(c."revision") + 1, 0) FROM "Credential" c WHERE c."awardId" = intent."awardId"),
        'intent', "statusListId", "statusIndex", "unsigned", ${act.at}, "supersedesId"
      FROM jsonb_to_recordset(${rows(intents)}::jsonb) AS intent("id" uuid, "awardId" uuid, "statusListId" uuid,
        "statusIndex" int, "unsigned" jsonb, "supersedesId" uuid)`;
  }
}
