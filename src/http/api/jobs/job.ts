import * as z from 'zod';
import type { JobRecord } from '../../../issuing/jobs/job.js';
import { instant, instantOrNull, institutionCode, uuid } from '../fields.js';

export const jobState = z
  .enum(['queued', 'running', 'paused', 'cancelled', 'finished', 'failed'])
  .meta({ description: 'queued: nobody has begun. cancelled, finished and failed are ends.' });

const content = z.record(z.string(), z.unknown());

export const job = z
  .object({
    id: uuid,
    kind: z.string().meta({ description: 'Which work it is.' }),
    institution: institutionCode.nullable().meta({ description: 'null: a job of the network.' }),
    state: jobState,
    input: content.meta({ description: 'What it works on.' }),
    total: z.int().nullable().meta({ description: 'Items in all; null until that is known.' }),
    done: z.int().meta({ description: 'Items that were dealt with.' }),
    failed: z.int().meta({ description: 'Of these, the ones that could not be done.' }),
    result: content.nullable().meta({ description: 'What came of it, once it is finished.' }),
    error: z.string().nullable().meta({ description: 'Code of what ended it, if it failed.' }),
    createdAt: instant,
    createdBy: z.string(),
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Job' });

export function jobBody(record: JobRecord): z.input<typeof job> {
  const { id, kind, state, input, done, failed, createdBy } = record;
  return {
    id,
    kind,
    institution: record.institution ?? null,
    state,
    input,
    total: record.total ?? null,
    done,
    failed,
    result: record.result ?? null,
    error: record.error ?? null,
    createdAt: record.createdAt.toISOString(),
    createdBy,
    startedAt: instantOrNull(record.startedAt),
    endedAt: instantOrNull(record.endedAt),
  };
}
