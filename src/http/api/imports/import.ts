import * as z from 'zod';
import type { Fault } from '../../../common/errors.js';
import type { ImportRecord, ImportRowRecord } from '../../../issuing/import/ports.js';
import { readEarlier } from '../../../issuing/import/read-imports.js';
import { columnOf, valueIn } from '../../../issuing/import/report.js';
import type { ApiDeps } from '../deps.js';
import { instant, instantOrNull, institutionCode, uuid } from '../fields.js';

export const CSV = 'text/csv';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const importState = z
  .enum(['checking', 'checked', 'committing', 'committed', 'cancelled', 'failed'])
  .meta({ description: 'checking: the dry run is under way. cancelled, failed: its job was, or did.' });

export const commitMode = z
  .enum(['valid', 'all'])
  .meta({ description: 'valid: every row that has no fault. all: all rows, or none.' });

export const rowState = z.enum(['pending', 'valid', 'faulty', 'existing', 'issued']).meta({
  description:
    'pending: not looked at yet. existing: recorded before, to the letter. issued: recorded by this import.',
});

const count = z.int();

export const importItem = z
  .object({
    id: uuid,
    institution: institutionCode,
    name: z.string().nullable().meta({ description: 'What the sender calls the file.' }),
    format: z.string().meta({ description: 'csv or xlsx, as its content tells.' }),
    digest: z.string().meta({ description: 'SHA-256 multihash of the file in base58btc multibase.' }),
    state: importState,
    mode: commitMode.nullable().meta({ description: 'How it was committed; null before that.' }),
    counts: z
      .object({
        rows: count,
        valid: count,
        faulty: count,
        existing: count,
        issued: count,
        faults: count,
        warnings: count,
      })
      .meta({
        description: 'Of all rows, by their state, and of all that is wrong or odd with them; exact.',
      }),
    problem: z.string().nullable().meta({ description: 'What is wrong with the file as a whole.' }),
    checkJob: uuid.nullable().meta({ description: 'The job of the dry run.' }),
    commitJob: uuid.nullable().meta({ description: 'The job of the last commit.' }),
    createdAt: instant,
    createdBy: z.string(),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Import' });

export const importDetail = importItem
  .extend({
    earlier: uuid
      .nullable()
      .meta({ description: 'An import before this one, of the same content, whose results were recorded.' }),
  })
  .meta({ id: 'ImportDetail' });

export function importBody(one: ImportRecord): z.input<typeof importItem> {
  const { id, institution, format, digest, state, counts, createdBy } = one;
  return {
    id,
    institution,
    name: one.name ?? null,
    format,
    digest,
    state,
    mode: one.mode ?? null,
    counts,
    problem: one.faults[0]?.message ?? null,
    checkJob: one.checkJobId ?? null,
    commitJob: one.commitJobId ?? null,
    createdAt: one.createdAt.toISOString(),
    createdBy,
    endedAt: instantOrNull(one.endedAt),
  };
}

export async function detailBody(
  { importing }: ApiDeps,
  one: ImportRecord,
): Promise<z.input<typeof importDetail>> {
  const earlier = await readEarlier(importing, one);
  return { ...importBody(one), earlier: earlier?.id ?? null };
}

const finding = z.object({
  code: z.string(),
  column: z.string().nullable().meta({ description: 'null: the row as a whole.' }),
  value: z
    .string()
    .nullable()
    .meta({ description: 'What stands there; null for names and for the row as a whole.' }),
  message: z.string(),
  expected: z.string().nullable().meta({ description: 'What would be right.' }),
});

export const importRow = z
  .object({
    line: z.int().meta({ description: 'Line of a CSV file, or row of a sheet; 1 is usually the header.' }),
    content: z.object({
      learner: z.string(),
      name: z.string(),
      module: z.string(),
      date: z.string(),
      grade: z.string(),
      criteria: z.string(),
      email: z.string().optional(),
      language: z.string().optional(),
    }),
    state: rowState,
    award: uuid.nullable(),
    faults: z.array(finding),
    warnings: z.array(finding),
  })
  .meta({ id: 'ImportRow' });

export function rowBody(record: ImportRowRecord): z.input<typeof importRow> {
  const { line, ...content } = record.row;
  const found = (fault: Fault) => findingBody(fault, record);
  return {
    line,
    content,
    state: record.state,
    award: record.awardId ?? null,
    faults: record.faults.map(found),
    warnings: record.warnings.map(found),
  };
}

/** Names and addresses stay where they are: in the row. */
function findingBody(fault: Fault, row: ImportRowRecord): z.input<typeof finding> {
  const column = columnOf(fault);
  return {
    code: fault.code,
    column: column ?? null,
    value: valueIn(row, column) ?? null,
    message: fault.message,
    expected: fault.expected ?? null,
  };
}
