import { identityHash } from '../credentials/documents/identity.js';
import type {
  Erasing,
  ErasureRecord,
  ErasureStore,
  RemainingAward,
  Removed,
} from '../issuing/erasing/ports.js';
import { audit } from './audit.js';
import { voidIntents } from './holds.js';
import { refuseShared } from './lifecycle-store.js';
import { ownerOf } from './owner.js';
import { conflict, type Db, json } from './rows.js';
import { lockLearners } from './standing.js';
import { type Client, transact } from './transact.js';

/** Longest that the transaction may take, in milliseconds: it looks through the rows of all files that are kept. */
const TIMEOUT = 120_000;

export function erasureStore(prisma: Client): ErasureStore {
  return {
    eraseLearner: (erasing) => transact(prisma, (tx) => erase(tx, erasing), { timeout: TIMEOUT }),

    async selectOptionalErasure(wall, learnerId) {
      const issuerDid = await ownerOf(prisma, wall);
      const seen =
        issuerDid === undefined
          ? {}
          : { OR: [{ askedOf: wall ?? null }, { learner: { awards: { some: { issuerDid } } } }] };
      const row = await prisma.erasure.findFirst({ where: { learnerId, ...seen } });
      return row ? toRecord(prisma, row) : undefined;
    },

    async selectOptionalErasureByReceipt(receipt) {
      const row = await prisma.erasure.findUnique({ where: { receipt } });
      return row ? toRecord(prisma, row) : undefined;
    },
  };
}

/** Of whom something is erased: every record of the person, and all that was awarded to them. */
interface Person {
  readonly records: readonly { readonly id: string; readonly salt: string; readonly esi: string | null }[];
  readonly ids: readonly string[];
  readonly awards: readonly { readonly id: string; readonly issuerDid: string }[];
  readonly awardIds: readonly string[];
}

async function erase(tx: Db, erasing: Erasing): Promise<void> {
  const { learnerId, actor, at, askedOf } = erasing;
  const merged = await tx.learner.findMany({ where: { mergedIntoId: learnerId }, select: { id: true } });
  const ids = [learnerId, ...merged.map(({ id }) => id)];
  await lockLearners(tx, ids);
  const records = await tx.learner.findMany({ where: { id: { in: ids }, erasedAt: null } });
  if (records.length === 0) return;
  const awards = await tx.$queryRaw<{ id: string; issuerDid: string }[]>`
    SELECT "id", "issuerDid" FROM "Award" WHERE "learnerId" = ANY(${ids}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
  const owner = await ownerOf(tx, askedOf);
  const only = erasing.issuers ?? (owner === undefined ? undefined : [owner]);
  if (only) await refuseShared(tx, awards, only);
  const person = { records, ids, awards, awardIds: awards.map(({ id }) => id) };
  const rows = await eraseRows(tx, person); // while numbers tell which are meant
  const removed: Removed = {
    records: records.length,
    rows: rows.count,
    identifiers: await eraseIdentity(tx, person, at),
    documents: await eraseDocuments(tx, person, erasing),
    results: await eraseResults(tx, person),
    evidence: (await tx.evidence.deleteMany({ where: { awardId: { in: person.awardIds } } })).count,
    registered: (await tx.registerEntry.deleteMany({ where: { learnerId: { in: ids } } })).count,
    shares: (await tx.shareLink.deleteMany({ where: { learnerId: { in: ids } } })).count,
    offers: (await tx.walletOffer.deleteMany({ where: { learnerId: { in: ids } } })).count,
    ...(await eraseContact(tx, person)),
    consents: (await tx.consent.deleteMany({ where: { learnerId: { in: ids } } })).count,
    reasons: await eraseReasons(tx, person, erasing),
    answers: await eraseAnswers(tx, [...ids, ...rows.imports]),
  };
  const { receipt } = erasing;
  await tx.erasure.create({
    data: { learnerId, receipt, at, actor, askedOf: askedOf ?? null, removed: json(removed) },
  });
  const issuers = new Set(awards.map(({ issuerDid }) => issuerDid));
  if (owner !== undefined) issuers.add(owner);
  const line = { act: 'learner.erased', subject: `learner:${learnerId}` };
  const lines = [...issuers].map((issuer) => ({ ...line, owner: issuer }));
  await audit(tx, { actor, at }, lines.length > 0 ? lines : [line]);
}

/** Name, identifiers and salt: without the salt nobody can tell any more whose an identity hash is. */
async function eraseIdentity(tx: Db, { ids, records }: Person, at: Date): Promise<number> {
  const { count } = await tx.learnerNumber.deleteMany({ where: { learnerId: { in: [...ids] } } });
  await tx.$executeRaw`
    UPDATE "Learner" SET "name" = '', "esi" = NULL, "salt" = '', "erasedAt" = ${at}, "revision" = "revision" + 1
    WHERE "id" = ANY(${[...ids]}::uuid[])`;
  return count + records.filter(({ esi }) => esi !== null).length;
}

/** Where mails went, and the account, unless credentials of somebody else are kept in it, too. */
async function eraseContact(
  tx: Db,
  { ids }: Person,
): Promise<Pick<Removed, 'contacts' | 'accounts' | 'mails'>> {
  const learnerId = { in: [...ids] };
  const { count: contacts } = await tx.learnerContact.deleteMany({ where: { learnerId } });
  const owned = await tx.learnerAccount.findMany({ where: { learnerId }, include: { account: true } });
  await tx.learnerAccount.deleteMany({ where: { learnerId } });
  const accountIds = owned.map(({ accountId }) => accountId);
  const accounts = await tx.userAccount.findMany({
    where: { id: { in: accountIds }, learners: { none: {} } },
    select: { id: true, email: true },
  });
  const gone = { in: accounts.map(({ id }) => id) };
  const to = { in: accounts.map(({ email }) => email) };
  await tx.userAccount.deleteMany({ where: { id: gone } });
  for (const { email } of accounts)
    await tx.userVerification.deleteMany({ where: { value: { contains: JSON.stringify(email) } } });
  const links = await tx.mailLink.deleteMany({ where: { OR: [{ learnerId }, { accountId: gone }] } });
  const mails = await tx.mail.deleteMany({
    where: { OR: [{ learnerId }, { accountId: gone }, { learnerId: null, to }] },
  });
  return { contacts, accounts: accounts.length, mails: mails.count + links.count };
}

/** What was recorded to be signed never will be. Of a rendition the digests stay; of a wallet's key nothing. */
async function eraseDocuments(tx: Db, person: Person, { actor, at, erasedText }: Erasing): Promise<number> {
  const awardId = { in: [...person.awardIds] };
  await voidIntents(tx, person.awardIds, { actor, at });
  const signed = await tx.credential.count({ where: { awardId, document: { not: null } } });
  await tx.credential.updateMany({ where: { awardId }, data: { unsigned: {}, document: null } });
  const ofPerson = { credential: { awardId } };
  await tx.rendition.updateMany({ where: { ...ofPerson, state: 'intent' }, data: { state: 'void' } });
  const renditions = await tx.rendition.findMany({
    where: ofPerson,
    select: { id: true, form: true, unsigned: true, holder: true, credential: { select: { award: true } } },
  });
  const salts = new Map(person.records.map(({ id, salt }) => [id, salt]));
  for (const { id, form, unsigned, holder, credential } of renditions) {
    const { learnerId } = credential.award;
    const hash = identityHash(`urn:uuid:${learnerId}`, salts.get(learnerId) ?? '');
    const text = erasedText({ form: form as Parameters<typeof erasedText>[0]['form'], unsigned }, hash);
    const data = { unsigned: text, document: null, holder: holder === '' ? '' : id };
    await tx.rendition.update({ where: { id }, data });
  }
  return signed + renditions.length;
}

/** Grades and levels, and why people suspended or revoked. */
async function eraseResults(tx: Db, { awardIds }: Person): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Award" SET "gradeScheme" = NULL, "gradeValue" = NULL, "criteria" = '{}', "suspendReason" = NULL,
      "revokeReason" = CASE WHEN "endedBy" = 'person' THEN NULL ELSE "revokeReason" END
    WHERE "id" = ANY(${[...awardIds]}::uuid[])`;
}

/**
 * Rows of files that name the learner, and what these files were called, which may say whose they are. What was issued of rows
 * stays counted; what wasn't goes.
 */
async function eraseRows(
  tx: Db,
  { ids, records, awardIds }: Person,
): Promise<{ readonly count: number; readonly imports: readonly string[] }> {
  const names = records.flatMap(({ id, esi }) => [
    id,
    `urn:uuid:${id}`,
    ...(esi === null ? [] : [esi.toLowerCase()]),
  ]);
  const rows = await tx.$queryRaw<{ importId: string; line: number; state: string; importState: string }[]>`
    SELECT r."importId", r."line", r."state"::text AS "state", i."state"::text AS "importState"
    FROM "ImportRow" r JOIN "Import" i ON i."id" = r."importId"
    WHERE r."awardId" = ANY(${[...awardIds]}::uuid[])
      OR lower(btrim(r."content"->>'learner')) = ANY(${names})
      OR EXISTS (SELECT FROM "LearnerNumber" n WHERE n."learnerId" = ANY(${[...ids]}::uuid[])
        AND n."institutionCode" = i."institutionCode" AND n."number" = btrim(r."content"->>'learner'))`;
  if (rows.some(({ importState }) => importState === 'committing'))
    throw conflict('learner.import-running', 'A file that names the learner is being committed', undefined);
  const places = JSON.stringify(rows.map(({ importId, line }) => ({ importId, line })));
  await tx.$executeRaw`
    DELETE FROM "ImportRow" r USING jsonb_to_recordset(${places}::jsonb) AS p("importId" uuid, "line" int)
    WHERE r."importId" = p."importId" AND r."line" = p."line" AND r."state" NOT IN ('issued', 'existing')`;
  await tx.$executeRaw`
    UPDATE "ImportRow" r SET "faults" = '[]', "warnings" = '[]', "content" =
      '{"learner": "", "name": "", "module": "", "date": "", "grade": "", "criteria": "", "email": "", "language": ""}'
    FROM jsonb_to_recordset(${places}::jsonb) AS p("importId" uuid, "line" int)
    WHERE r."importId" = p."importId" AND r."line" = p."line"`;
  const imports = [...new Set(rows.map(({ importId }) => importId))];
  await tx.$executeRaw`
    UPDATE "Import" SET "name" = NULL, "revision" = "revision" + 1
    WHERE "id" = ANY(${imports}::uuid[]) AND "name" IS NOT NULL`;
  return { count: rows.length, imports };
}

/** Also of requests for correction, of proposals to merge, of which none stands any more, and of jobs that acted on many awards. */
async function eraseReasons(tx: Db, { ids, awardIds }: Person, { actor, at }: Erasing): Promise<number> {
  const merges = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "LearnerMerge" SET "reason" = '',
      "decidedBy" = CASE WHEN "state" = 'proposed' THEN ${actor} ELSE "decidedBy" END,
      "decidedAt" = CASE WHEN "state" = 'proposed' THEN ${at} ELSE "decidedAt" END,
      "state" = CASE WHEN "state" = 'proposed' THEN 'rejected' ELSE "state" END
    WHERE "keptId" = ANY(${[...ids]}::uuid[]) OR "mergedId" = ANY(${[...ids]}::uuid[])
    RETURNING "id"`;
  const subjects = [
    ...ids.map((id) => `learner:${id}`),
    ...awardIds.map((id) => `award:${id}`),
    ...merges.map(({ id }) => `merge:${id}`),
  ];
  const { count } = await tx.reason.deleteMany({ where: { subject: { in: subjects } } });
  const emptied = await tx.$executeRaw`
    UPDATE "Reason" r SET "reason" = '' FROM "Job" j
    WHERE r."subject" = 'job-input:' || j."id" AND j."kind" LIKE 'awards.%'
      AND EXISTS (SELECT FROM jsonb_array_elements_text(j."input"->'awards') a WHERE a = ANY(${[...awardIds]}))`;
  const requests = await tx.correctionRequest.deleteMany({ where: { awardId: { in: [...awardIds] } } });
  return count + emptied + requests.count;
}

/** Kept for a day, for whoever repeats a request: a repetition is told that the answer is gone. */
async function eraseAnswers(tx: Db, ids: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE "IdempotentRequest" SET "status" = 0, "headers" = '{}', "body" = ''
    WHERE "body" LIKE ANY(${ids.map((id) => `%${id}%`)})`;
}

interface Row {
  readonly learnerId: string;
  readonly receipt: string;
  readonly at: Date;
  readonly removed: unknown;
}

async function toRecord(db: Db, { learnerId, receipt, at, removed }: Row): Promise<ErasureRecord> {
  const awards = await db.award.findMany({
    where: { learnerId },
    orderBy: [{ awardedOn: 'asc' }, { id: 'asc' }],
    include: {
      credentials: {
        where: { state: 'issued' },
        orderBy: { revision: 'asc' },
        select: { id: true, renditions: { where: { state: 'issued' }, select: { id: true } } },
      },
    },
  });
  const subjects = [`learner:${learnerId}`, ...awards.map(({ id }) => `award:${id}`)];
  const backup = await db.auditEntry.findFirst({
    where: { act: 'backup.taken', at: { lte: at } },
    orderBy: { id: 'desc' },
  });
  return {
    learnerId,
    receipt,
    at,
    removed: removed as Removed,
    awards: awards.map(
      (award): RemainingAward => ({
        id: award.id,
        kind: award.kind,
        code: award.code,
        achievement: award.achievement,
        ects: award.ects,
        awardedOn: award.awardedOn,
        issuer: award.issuerDid,
        state: award.revokedAt !== null ? 'revoked' : award.suspendedAt !== null ? 'suspended' : 'valid',
        credentials: award.credentials.flatMap(({ id, renditions }) => [
          id,
          ...renditions.map((one) => one.id),
        ]),
      }),
    ),
    auditEntries: await db.auditEntry.count({ where: { subject: { in: subjects } } }),
    newestBackup: backup?.at,
  };
}
