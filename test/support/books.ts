import { permutedIndex } from '../../src/credentials/status/permutation.js';
import { masterSealer } from '../../src/keys/seal.js';
import type { TestDatabase } from './database.js';

/** What must be empty in any database, whatever happened: each entry is a question and the ids of what breaks it. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'credential left as an intent': `SELECT id FROM "Credential" WHERE state = 'intent'`,
  'live award without exactly one live credential': `
    SELECT a.id FROM "Award" a LEFT JOIN "Credential" c
      ON c."awardId" = a.id AND c.rendition = 'vc' AND c.state = 'issued' AND c."revokedAt" IS NULL
    WHERE a."revokedAt" IS NULL GROUP BY a.id HAVING count(c.id) <> 1`,
  'live credential of a revoked award': `
    SELECT c.id FROM "Credential" c JOIN "Award" a ON a.id = c."awardId"
    WHERE a."revokedAt" IS NOT NULL AND c.state <> 'void' AND c."revokedAt" IS NULL`,
  'issued credential without document, or one that has it and was not issued': `
    SELECT id FROM "Credential"
    WHERE (state = 'issued') <> (document IS NOT NULL) OR (state = 'issued') <> ("signedAt" IS NOT NULL)`,
  'award not recorded exactly once in the audit': auditOnce(
    'Award',
    'award',
    `act = 'award.recorded'`,
    'TRUE',
  ),
  'credential not issued exactly once in the audit': auditOnce(
    'Credential',
    'credential',
    `act = 'credential.issued'`,
    `t.state = 'issued'`,
  ),
  'credential not made void exactly once in the audit': auditOnce(
    'Credential',
    'credential',
    `act = 'credential.voided'`,
    `t.state = 'void'`,
  ),
  'award not revoked as the audit says': auditOnce(
    'Award',
    'award',
    `act = 'award.revoked'`,
    't."revokedAt" IS NOT NULL',
  ),
  'credential not revoked as the audit says': auditOnce(
    'Credential',
    'credential',
    `act IN ('credential.revoked', 'credential.superseded')`,
    `t."revokedAt" IS NOT NULL`,
  ),
  'learner not created exactly once in the audit': auditOnce(
    'Learner',
    'learner',
    `act = 'learner.created'`,
    'TRUE',
  ),
  'audit entry of an award, credential or learner that is not there': `
    SELECT subject AS id FROM "AuditEntry" WHERE split_part(subject, ':', 1) IN ('award', 'credential', 'learner')
      AND split_part(subject, ':', 2) NOT IN (SELECT id::text FROM "Award" UNION ALL
        SELECT id::text FROM "Credential" UNION ALL SELECT id::text FROM "Learner")`,
  'certificate whose revisions the audit does not tell': `
    SELECT a.id FROM "Award" a WHERE a."stackRevision" <>
      (SELECT count(*) FROM "AuditEntry" e WHERE e.subject = 'award:' || a.id AND e.act = 'certificate.revised')`,
  'status index used twice': `
    SELECT min(id::text) AS id FROM "Credential" GROUP BY "statusListId", "statusIndex" HAVING count(*) > 1`,
  // positions are claimed in slices, of which some are never used
  'status list with more credentials than positions that were claimed': `
    SELECT l.id FROM "StatusList" l WHERE l.used < (SELECT count(*) FROM "Credential" c WHERE c."statusListId" = l.id)`,
  // a proposal stands, and is looked at again, for a learner whose certificate a person revoked
  'learner who was not composed to the end': `
    SELECT id FROM "Learner" l WHERE "composeDone" <> "composeWanted" AND NOT EXISTS (
      SELECT 1 FROM "Award" a WHERE a."learnerId" = l.id AND a.kind = 'programme' AND a."endedBy" = 'person'
        AND NOT EXISTS (SELECT 1 FROM "Award" b
          WHERE b."learnerId" = l.id AND b.kind = 'programme' AND b.code = a.code AND b."revokedAt" IS NULL))`,
  'revoked award of which nobody knows who ended it, or the other way round': `
    SELECT id FROM "Award" WHERE ("revokedAt" IS NULL) <> ("endedBy" IS NULL)`,
  'learner who holds a programme twice': `
    SELECT min(id::text) AS id FROM "Award" WHERE kind = 'programme' AND "revokedAt" IS NULL
    GROUP BY "learnerId", code HAVING count(*) > 1`,
  'result that was recorded twice': `
    SELECT min(id::text) AS id FROM "Award" WHERE kind = 'module' AND "revokedAt" IS NULL
    GROUP BY "learnerId", "issuerDid", code, "awardedOn" HAVING count(*) > 1`,
  'suspended credential without a reason, or award and credential that differ in it': `
    SELECT c.id FROM "Credential" c JOIN "Award" a ON a.id = c."awardId"
    WHERE c.state = 'issued' AND c."revokedAt" IS NULL
      AND ((c."suspendedAt" IS NULL) <> (c."suspendReason" IS NULL) OR (c."suspendedAt" IS NULL) <> (a."suspendedAt" IS NULL))`,
  'suspended award of which nobody knows who suspended it, or a person’s word without its reason': `
    SELECT id FROM "Award" WHERE ("suspendedAt" IS NULL) <> ("suspendedBy" IS NULL)
      OR (coalesce("suspendedBy" = 'person', FALSE) <> ("suspendReason" IS NOT NULL))`,
  'award that a person suspended and reinstated otherwise than the audit says': `
    SELECT a.id FROM "Award" a WHERE a."revokedAt" IS NULL AND (CASE WHEN a."suspendedBy" = 'person' THEN 1 ELSE 0 END) <>
      (SELECT coalesce(sum(CASE e.act WHEN 'award.suspended' THEN 1 WHEN 'award.reinstated' THEN -1 ELSE 0 END), 0)
        FROM "AuditEntry" e WHERE e.subject = 'award:' || a.id)`,
  'certificate that is held for a part, and has none such': `
    SELECT a.id FROM "Award" a JOIN "Credential" c ON c."awardId" = a.id AND c."revokedAt" IS NULL AND c.state = 'issued'
    WHERE c."suspendReason" = 'part-suspended' AND NOT EXISTS (
      SELECT 1 FROM "StackEntry" s JOIN "Award" p ON p.id = s."partId" WHERE s."awardId" = a.id
        AND s.revision = a."stackRevision" AND (p."suspendedAt" IS NOT NULL OR p."revokedAt" IS NOT NULL))`,
  'certificate that waits for a signature that nobody is to give': `
    SELECT c.id FROM "Credential" c WHERE c."suspendReason" = 'reissuing' AND c."revokedAt" IS NULL AND NOT EXISTS (
      SELECT 1 FROM "Credential" n WHERE n."supersedesId" = c.id AND n.state = 'intent')`,
  'superseded credential without exactly one that took its place': `
    SELECT c.id FROM "Credential" c WHERE c."revokeReason" = 'superseded'
      AND (SELECT count(*) FROM "Credential" n WHERE n."supersedesId" = c.id AND n.state = 'issued') <> 1`,
  'credential that took the place of one that is still in force': `
    SELECT n.id FROM "Credential" n JOIN "Credential" c ON c.id = n."supersedesId"
    WHERE n.state = 'issued' AND c."revokedAt" IS NULL`,
  // as text, since reading all documents as JSON takes too long for how often this is asked
  'live credential that says something else than the records, of its learner, its grade or what it replaces': `
    SELECT c.id FROM "Credential" c JOIN "Award" a ON a.id = c."awardId" JOIN "Learner" l ON l.id = a."learnerId"
    WHERE c.state = 'issued' AND c."revokedAt" IS NULL AND c."suspendReason" IS DISTINCT FROM 'learner-merged' AND (
      position('"name":' || to_json(l.name) IN c.document) = 0
      OR position('"id":"urn:uuid:' || l.id || '"' IN c.document) = 0
      OR (position('"supersedes":"' || coalesce('urn:uuid:' || c."supersedesId" || '"', '') IN c.document) > 0)
        <> (c."supersedesId" IS NOT NULL)
      OR (a."gradeValue" IS NOT NULL
        AND position('#grade","type":["Result"],"value":"' || a."gradeValue" || '"' IN c.document) = 0))`,
  'merged record that still has something, or points to one that was merged itself': `
    SELECT m.id FROM "Learner" m JOIN "Learner" k ON k.id = m."mergedIntoId"
    WHERE k."mergedIntoId" IS NOT NULL OR m.id IN (SELECT "learnerId" FROM "Award" UNION ALL
      SELECT "learnerId" FROM "LearnerNumber" UNION ALL SELECT "learnerId" FROM "Consent" UNION ALL
      SELECT "learnerId" FROM "ShareLink")`,
  'act of a person whose reason was not kept': `
    SELECT e.subject AS id FROM "AuditEntry" e
    WHERE (e.act IN ('award.suspended', 'award.reinstated', 'award.corrected', 'learner.renamed', 'merge.proposed')
        OR (e.act = 'award.revoked' AND e.details ->> 'by' = 'person'))
      AND NOT EXISTS (SELECT 1 FROM "Reason" r WHERE r.subject = e.subject AND r.act = e.act AND r.at = e.at)`,
  'certificate in force that has no stack, or a part that is not in force': `
    SELECT a.id FROM "Award" a LEFT JOIN "StackEntry" s ON s."awardId" = a.id AND s.revision = a."stackRevision"
      LEFT JOIN "Award" p ON p.id = s."partId"
    WHERE a.kind = 'programme' AND a."revokedAt" IS NULL AND a."suspendedAt" IS NULL
      AND (p.id IS NULL OR p."revokedAt" IS NOT NULL OR p."suspendedAt" IS NOT NULL)`,
};

function auditOnce(table: string, kind: string, act: string, happened: string): string {
  return `SELECT t.id FROM "${table}" t WHERE (CASE WHEN ${happened} THEN 1 ELSE 0 END) <>
    (SELECT count(*) FROM "AuditEntry" e WHERE e.subject = '${kind}:' || t.id AND e.${act})`;
}

/** Looks through all records of a database; each line is one contradiction. Empty: the books are in order. */
export async function contradictions(database: Pick<TestDatabase, 'pool'>): Promise<string[]> {
  const found: string[] = [];
  for (const [question, sql] of Object.entries(QUESTIONS)) {
    const { rows } = await database.pool.query<{ id: string }>(sql);
    found.push(...rows.map(({ id }) => `${question}: ${id}`));
  }
  return found;
}

/** The indexes of each list that were handed out, in their order, and its credentials. Costs some 0.2 ms for each index. */
async function handedOut({ prisma }: TestDatabase, masterSecret: Uint8Array) {
  const sealer = masterSealer(masterSecret, (length) => new Uint8Array(length));
  const lists = await prisma.statusList.findMany({
    include: { credentials: { select: { id: true, statusIndex: true } } },
  });
  return lists.map(({ id, sealedKey, length, used, credentials }) => {
    const key = sealer.open('status permutation', id, sealedKey);
    return {
      indexes: Array.from({ length: used }, (_, position) => permutedIndex(key, length, position)),
      credentials,
    };
  });
}

/** Credentials whose index is not among the first of their list's permutation. */
export async function strayIndexes(database: TestDatabase, masterSecret: Uint8Array): Promise<string[]> {
  return (await handedOut(database, masterSecret)).flatMap(({ indexes, credentials }) => {
    const known = new Set(indexes);
    return credentials.filter(({ statusIndex }) => !known.has(statusIndex)).map(({ id }) => id);
  });
}

/**
 * How many places no credential has, of those before the last one that a credential has: none where one process issues and
 * no attempt fails. What is behind is what the process may still use of the slice that it claimed.
 */
export async function burntPlaces(database: TestDatabase, masterSecret: Uint8Array): Promise<number> {
  const lists = await handedOut(database, masterSecret);
  return lists.reduce((sum, { indexes, credentials }) => {
    const used = new Set(credentials.map(({ statusIndex }) => statusIndex));
    return sum + indexes.findLastIndex((index) => used.has(index)) + 1 - used.size;
  }, 0);
}
