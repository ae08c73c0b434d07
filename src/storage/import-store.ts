import type { Fault } from '../common/errors.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import type {
  Act,
  ImportChange,
  ImportQuery,
  ImportRecord,
  ImportRowRecord,
  ImportStore,
  NewImport,
  NewImportRow,
  ResultRow,
  RowQuery,
  RowVerdict,
} from '../issuing/import/ports.js';
import { audit } from './audit.js';
import { enqueueJob } from './job-store.js';
import { ownerOf } from './owner.js';
import { before, newestFirst } from './pages.js';
import { type Db, json, rows, toLearner } from './rows.js';
import { transact } from './transact.js';

/** Files of results and their rows. */
export function importStore(prisma: PrismaClient): ImportStore {
  return {
    beginUpload: (wish, forgottenBefore, act) => beginUpload(prisma, wish, forgottenBefore, act),
    insertRows: (importId, added) => insertRows(prisma, importId, added),

    async completeUpload(importId, { format, digest }, job, act) {
      return transact(
        prisma,
        async (tx) => {
          await tx.import.update({ where: { id: importId }, data: { format, digest, checkJobId: job.id } });
          await enqueueJob(tx, job, act);
          return record(tx, importId, { act: 'import.started' }, act);
        },
        { timeout: COUNTING },
      );
    },

    async dropUpload(importId) {
      await prisma.import.deleteMany({ where: { id: importId, checkJobId: null } });
    },

    selectOptionalImport: (id) => selectImport(prisma, id),
    selectImports: (query) => selectImports(prisma, query),

    async selectOptionalEarlier({ id, institution, digest, createdAt }) {
      const row = await prisma.import.findFirst({
        where: {
          id: { not: id },
          institutionCode: institution,
          digest,
          issuedCount: { gt: 0 },
          createdAt: { lte: createdAt },
        },
        orderBy: { createdAt: 'desc' },
      });
      return row ? toImport(row) : undefined;
    },

    selectRows: (importId, query) => selectRows(prisma, importId, query),
    writeVerdicts: (importId, verdicts) => writeVerdicts(prisma, importId, verdicts),

    async selectOptionalDemoLearner() {
      const row = await prisma.learner.findFirst({
        where: { mergedIntoId: null, erasedAt: null },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      return row ? toLearner(row) : undefined;
    },

    async selectUnsettled(importId, { after, limit }) {
      const [found] = await prisma.$queryRaw<{ last: number | null; learnerIds: string[] }[]>`
        WITH page AS MATERIALIZED (
          SELECT "line", "awardId" FROM "ImportRow" WHERE "importId" = ${importId}::uuid AND "line" > ${after}
          ORDER BY "line" LIMIT ${limit})
        SELECT (SELECT max("line") FROM page) AS "last", ARRAY(
          SELECT DISTINCT l."id"::text FROM page JOIN "Award" a ON a."id" = page."awardId"
          JOIN "Learner" l ON l."id" = a."learnerId"
          WHERE l."composeWanted" > l."composeDone" ORDER BY 1) AS "learnerIds"`;
      return { learnerIds: found?.learnerIds ?? [], last: found?.last ?? undefined };
    },

    changeImport: (id, decide, act) =>
      transact(prisma, (tx) => changeImport(tx, id, decide, act), { timeout: COUNTING }),

    async deleteImport(id, decide, act) {
      return transact(
        prisma,
        async (tx) => {
          const one = await selectAndLockImport(tx, id);
          if (!one) return false;
          decide(one);
          await tx.import.delete({ where: { id } });
          await auditImport(tx, one, { act: 'import.discarded' }, act);
          return true;
        },
        { timeout: COUNTING },
      );
    },
  };
}

/** Longest that a transaction may take that goes through all rows of a file, in milliseconds. */
const COUNTING = 60_000;

async function beginUpload(
  prisma: PrismaClient,
  { id, institution, name }: NewImport,
  forgottenBefore: Date,
  act: Act,
): Promise<void> {
  await prisma.import.deleteMany({
    where: { checkJobId: null, OR: [{ id }, { createdAt: { lt: forgottenBefore } }] },
  });
  await transact(prisma, async (tx) => {
    await ownerOf(tx, institution); // there is such an institution
    await tx.import.create({
      data: {
        id,
        institutionCode: institution,
        name: name ?? null,
        format: '',
        digest: '',
        createdAt: act.at,
        createdBy: act.actor,
      },
    });
  });
}

async function insertRows(prisma: PrismaClient, importId: string, added: readonly NewImportRow[]) {
  if (added.length === 0) return;
  const records = added.map(({ row: { line, ...content }, faults }) => ({ line, content, faults }));
  await prisma.$executeRaw`
    INSERT INTO "ImportRow" ("importId", "line", "content", "state", "faults")
    SELECT ${importId}::uuid, "line", "content",
      (CASE WHEN "faults" = '[]' THEN 'pending' ELSE 'faulty' END)::"ImportRowState", "faults"
    FROM jsonb_to_recordset(${rows(records)}::jsonb) AS added("line" int, "content" jsonb, "faults" jsonb)`;
}

async function writeVerdicts(prisma: PrismaClient, importId: string, verdicts: readonly RowVerdict[]) {
  if (verdicts.length === 0) return;
  await prisma.$executeRaw`
    UPDATE "ImportRow" r SET "state" = v."state"::"ImportRowState", "faults" = v."faults",
      "warnings" = coalesce(v."warnings", r."warnings"), "awardId" = v."awardId"
    FROM jsonb_to_recordset(${rows(verdicts)}::jsonb)
      AS v("line" int, "state" text, "faults" jsonb, "warnings" jsonb, "awardId" uuid)
    WHERE r."importId" = ${importId}::uuid AND r."line" = v."line"`;
}

async function selectRows(
  prisma: PrismaClient,
  importId: string,
  { after, limit, state, sound }: RowQuery,
): Promise<ImportRowRecord[]> {
  const found = await prisma.importRow.findMany({
    where: {
      importId,
      line: { gt: after },
      ...(state === undefined ? {} : { state }),
      ...(sound ? { state: { not: 'faulty' } } : {}),
    },
    orderBy: { line: 'asc' },
    take: limit,
  });
  return found.map((one) => ({
    // our own JSON, written by `insertRows` and `writeVerdicts`
    row: { line: one.line, ...(one.content as unknown as Omit<ResultRow, 'line'>) },
    state: one.state,
    faults: one.faults as unknown as Fault[],
    warnings: one.warnings as unknown as Fault[],
    awardId: one.awardId ?? undefined,
  }));
}

async function selectImport(db: Db, id: string): Promise<ImportRecord | undefined> {
  const row = await db.import.findFirst({ where: { id, checkJobId: { not: null } } });
  return row ? toImport(row) : undefined;
}

async function selectAndLockImport(tx: Db, id: string): Promise<ImportRecord | undefined> {
  await tx.$executeRaw`SELECT 1 FROM "Import" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return selectImport(tx, id);
}

async function selectImports(
  prisma: PrismaClient,
  { institution, state, limit, after }: ImportQuery,
): Promise<ImportRecord[]> {
  const found = await prisma.import.findMany({
    where: {
      checkJobId: { not: null },
      ...(institution === undefined ? {} : { institutionCode: institution }),
      ...(state === undefined ? {} : { state }),
      ...before('createdAt', after),
    },
    ...newestFirst('createdAt', limit),
  });
  return found.map(toImport);
}

async function changeImport(
  tx: Db,
  id: string,
  decide: (one: ImportRecord) => ImportChange | undefined,
  act: Act,
): Promise<ImportRecord | undefined> {
  const one = await selectAndLockImport(tx, id);
  const change = one && decide(one);
  if (!one || !change) return one;
  const { state, mode, faults, job } = change;
  await tx.import.update({
    where: { id },
    data: {
      state,
      ...('mode' in change ? { mode: mode ?? null } : {}),
      ...(faults === undefined ? {} : { faults: json(faults) }),
      ...(job === undefined ? {} : { commitJobId: job.id }),
      endedAt: state === 'committing' ? null : act.at,
    },
  });
  if (job) await enqueueJob(tx, job, act);
  return record(tx, id, change, act);
}

/** Counts the rows, notes the change, and writes it into the audit. */
async function record(
  tx: Db,
  id: string,
  change: Pick<ImportChange, 'act'>,
  act: Act,
): Promise<ImportRecord> {
  await tx.$executeRaw`
    UPDATE "Import" SET "revision" = "revision" + 1, "rowCount" = c.rows, "validCount" = c.valid,
      "faultyCount" = c.faulty, "existingCount" = c.existing, "issuedCount" = c.issued,
      "faultCount" = c.faults, "warningCount" = c.warnings
    FROM (
      SELECT count(*) AS rows,
        count(*) FILTER (WHERE "state" = 'valid') AS valid,
        count(*) FILTER (WHERE "state" = 'faulty') AS faulty,
        count(*) FILTER (WHERE "state" = 'existing') AS existing,
        count(*) FILTER (WHERE "state" = 'issued') AS issued,
        coalesce(sum(jsonb_array_length("faults")), 0) AS faults,
        coalesce(sum(jsonb_array_length("warnings")), 0) AS warnings
      FROM "ImportRow" WHERE "importId" = ${id}::uuid
    ) c
    WHERE "id" = ${id}::uuid`;
  const changed = await tx.import.findUniqueOrThrow({ where: { id } });
  const one = toImport(changed);
  await auditImport(tx, one, change, act);
  return one;
}

async function auditImport(tx: Db, one: ImportRecord, change: Pick<ImportChange, 'act'>, act: Act) {
  await audit(tx, act, [
    {
      act: change.act,
      subject: `import:${one.id}`,
      details: { digest: one.digest, ...(one.mode === undefined ? {} : { mode: one.mode }), ...one.counts },
      owner: await ownerOf(tx, one.institution),
    },
  ]);
}

type Row = NonNullable<Awaited<ReturnType<PrismaClient['import']['findFirst']>>>;

function toImport(row: Row): ImportRecord {
  return {
    id: row.id,
    institution: row.institutionCode,
    name: row.name ?? undefined,
    format: row.format,
    digest: row.digest,
    state: row.state,
    mode: row.mode ?? undefined,
    counts: {
      rows: row.rowCount,
      valid: row.validCount,
      faulty: row.faultyCount,
      existing: row.existingCount,
      issued: row.issuedCount,
      faults: row.faultCount,
      warnings: row.warningCount,
    },
    faults: row.faults as unknown as Fault[],
    checkJobId: row.checkJobId ?? undefined,
    commitJobId: row.commitJobId ?? undefined,
    revision: row.revision,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    endedAt: row.endedAt ?? undefined,
  };
}
