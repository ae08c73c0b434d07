import { type JsonObject, type JsonValue, jsonEquals } from '../common/json.js';
import { Prisma, type PrismaClient } from '../generated/prisma/client.js';
import type { Act, ChunkStore, JobRecord, JobState, JobStore, NewJob } from '../issuing/jobs/ports.js';
import { audit } from './audit.js';
import { ownerOf } from './owner.js';
import { before, newestFirst } from './pages.js';
import { enqueueChunk } from './queue-entries.js';
import { keepReason } from './reasons.js';
import { type Db, isUniqueViolation, json } from './rows.js';
import { transact } from './transact.js';

export function jobStore(prisma: PrismaClient): JobStore & ChunkStore {
  return {
    async insertJob(job, act) {
      try {
        await transact(prisma, (tx) => enqueueJob(tx, job, act));
        return true;
      } catch (error) {
        if (isUniqueViolation(error)) return false;
        throw error;
      }
    },

    async selectOptionalJob(id) {
      return select(prisma, id);
    },

    async selectJobsById(ids) {
      const rows = await prisma.job.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(toJob);
    },

    async selectJobs({ institution, state, kind, limit, after }) {
      const rows = await prisma.job.findMany({
        where: {
          ...(institution === undefined ? {} : { institutionCode: institution }),
          ...(state === undefined ? {} : { state }),
          ...(kind === undefined ? {} : { kind }),
          ...before('createdAt', after),
        },
        ...newestFirst('createdAt', limit),
      });
      return rows.map(toJob);
    },

    async changeJob(id, decide, act) {
      return transact(prisma, async (tx) => {
        const job = await selectAndLock(tx, id);
        const change = job && decide(job);
        if (!job || !change) return job;
        const { state } = change;
        const data = { state, ...(state === 'cancelled' ? { endedAt: act.at } : {}) };
        await record(tx, job, data, act, { act: change.act });
        if (state !== 'paused') await enqueueChunk(tx, id);
        return select(tx, id);
      });
    },

    async beginChunk(id, at) {
      await prisma.job.updateMany({
        where: { id, state: 'queued' },
        data: { state: 'running', startedAt: at, revision: { increment: 1 } },
      });
      return select(prisma, id);
    },

    async recordProgress(began, progress, act) {
      return transact(prisma, async (tx) => {
        const job = await selectAndLock(tx, began.id);
        if (!job || !stands(job, began)) return undefined;
        const { cursor, total, done, failed, result } = progress;
        const finished = result !== undefined && job.state !== 'cancelled';
        const data = {
          cursor: cursor === null ? Prisma.JsonNull : cursor,
          done,
          failed,
          ...(total === undefined ? {} : { total }),
          ...(finished ? { state: 'finished' as const, result: json(result), endedAt: act.at } : {}),
        };
        await record(tx, job, data, act, finished ? { act: 'job.finished' } : undefined);
        // of a cancelled one, its kind is to be told
        if (!finished && job.state !== 'paused') await enqueueChunk(tx, job.id);
        return select(tx, job.id);
      });
    },

    async recordFailure(began, code, act) {
      return transact(prisma, async (tx) => {
        const job = await selectAndLock(tx, began.id);
        if (!job || !stands(job, began)) return undefined;
        if (job.state === 'cancelled') return job;
        const data = { state: 'failed' as const, error: code, endedAt: act.at };
        await record(tx, job, data, act, { act: 'job.failed', details: { code } });
        await enqueueChunk(tx, job.id);
        return select(tx, job.id);
      });
    },
  };
}

/**
 * Inserts a job, queues its first chunk and writes the audit entry, in the transaction of whatever wants it done.
 * Throws `institution.unknown` (kind `not-found`).
 */
export async function enqueueJob(tx: Db, job: NewJob, act: Act): Promise<void> {
  const owner = await ownerOf(tx, job.institution);
  await tx.job.create({
    data: {
      id: job.id,
      kind: job.kind,
      institutionCode: job.institution ?? null,
      input: json(job.input),
      total: job.total ?? null,
      createdAt: act.at,
      createdBy: act.actor,
    },
  });
  if (job.reason !== undefined) await keepReason(tx, `job-input:${job.id}`, job.kind, job.reason, act);
  await enqueueChunk(tx, job.id);
  await audit(tx, act, [
    { act: 'job.started', subject: `job:${job.id}`, details: { kind: job.kind }, owner },
  ]);
}

/** Changes a locked job, and says so in the audit where that is an act. */
async function record(
  tx: Db,
  { id, kind, institution }: JobRecord,
  data: Prisma.JobUpdateInput,
  act: Act,
  line: { readonly act: string; readonly details?: Readonly<Record<string, unknown>> } | undefined,
): Promise<void> {
  await tx.job.update({ where: { id }, data: { ...data, revision: { increment: 1 } } });
  if (line === undefined) return;
  const owner = await ownerOf(tx, institution);
  await audit(tx, act, [{ act: line.act, subject: `job:${id}`, details: { kind, ...line.details }, owner }]);
}

/** Whether a job goes on, or might, and stands where the chunk began: nobody else recorded a chunk since. */
function stands(job: JobRecord, began: JobRecord): boolean {
  if (job.state === 'finished' || job.state === 'failed') return false;
  const cursors: [JsonValue, JsonValue] = [job.cursor ?? null, began.cursor ?? null];
  return job.done === began.done && job.failed === began.failed && jsonEquals(...cursors);
}

async function selectAndLock(tx: Db, id: string): Promise<JobRecord | undefined> {
  await tx.$executeRaw`SELECT 1 FROM "Job" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return select(tx, id);
}

async function select(tx: Db, id: string): Promise<JobRecord | undefined> {
  const row = await tx.job.findUnique({ where: { id } });
  return row ? toJob(row) : undefined;
}

interface JobRow {
  id: string;
  kind: string;
  institutionCode: string | null;
  state: JobState;
  input: Prisma.JsonValue;
  cursor: Prisma.JsonValue | null;
  total: number | null;
  done: number;
  failed: number;
  result: Prisma.JsonValue | null;
  error: string | null;
  revision: number;
  createdAt: Date;
  createdBy: string;
  startedAt: Date | null;
  endedAt: Date | null;
}

function toJob({ institutionCode, ...row }: JobRow): JobRecord {
  return {
    ...row,
    institution: institutionCode ?? undefined,
    // what we wrote there
    input: row.input as JsonObject,
    cursor: row.cursor === null ? undefined : (row.cursor as JsonValue),
    total: row.total ?? undefined,
    result: row.result === null ? undefined : (row.result as JsonObject),
    error: row.error ?? undefined,
    startedAt: row.startedAt ?? undefined,
    endedAt: row.endedAt ?? undefined,
  };
}
