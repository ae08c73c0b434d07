import { csvLine, neutralised } from '../common/csv.js';
import type { Fault } from '../common/errors.js';
import type { CalendarDate } from '../domain/dates.js';
import type { BatchEntry } from './batch.js';
import { reasonsOfAll } from './reasons.js';
import type { Verdict, VerificationReport } from './report.js';

/** What is told of one of many in a line. */
export interface BatchRow {
  readonly name: string;
  /** Absent of what could not be read as a credential: then `code` and `message` say why. */
  readonly verdict?: Verdict | undefined;
  /** What decided it; absent where it is verified. */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  /** Of what it couldn't be read for: where. */
  readonly errors?: readonly Fault[] | undefined;
  /** Of the first credential in it, as signed. */
  readonly title?: string | undefined;
  readonly learner?: string | undefined;
  readonly awardedOn?: CalendarDate | undefined;
  readonly ects?: number | undefined;
  /** Its name only where the registry has it. */
  readonly issuer?: { readonly did: string; readonly name?: string | undefined } | undefined;
  /** How many credentials it holds that are no parts of others. */
  readonly credentials?: number | undefined;
}

/** How many there are of each outcome. */
export type BatchCounts = Readonly<Record<Verdict | 'unreadable', number>>;

export function rowOf(entry: BatchEntry): BatchRow {
  const { name } = entry;
  if ('report' in entry) return { name, ...told(entry.report) };
  const { code, message, faults } = entry.error;
  return { name, code, message, errors: faults };
}

function told(report: VerificationReport): Omit<BatchRow, 'name'> {
  const [reason] = reasonsOfAll(report);
  const summary = report.credentials[0]?.summary;
  const { did, name } = summary?.issuer ?? {};
  return {
    verdict: report.verdict,
    code: reason?.result.code,
    message: reason?.result.message,
    title: summary?.title,
    learner: summary?.learnerName,
    awardedOn: summary?.awardedOn,
    ects: summary?.ects,
    issuer: did === undefined ? undefined : { did, name },
    credentials: report.credentials.length,
  };
}

export function countsOf(rows: readonly BatchRow[]): BatchCounts {
  const counts = { verified: 0, 'not-verified': 0, undetermined: 0, unreadable: 0 };
  for (const { verdict } of rows) counts[verdict ?? 'unreadable'] += 1;
  return counts;
}

/** The rows as `/api/verify/batch` answers with them. */
export function rowsAsAnswer(rows: readonly BatchRow[]) {
  const items = rows.map(({ verdict, ...row }, index) => ({ index, ...row, verdict: verdict ?? null }));
  return { counts: countsOf(rows), items };
}

const COLUMNS: readonly (readonly [heading: string, cell: (row: BatchRow) => string | number | undefined])[] =
  [
    ['input', ({ name }) => name],
    ['verdict', ({ verdict }) => verdict ?? 'unreadable'],
    ['code', ({ code }) => code],
    ['message', ({ message }) => message],
    ['title', ({ title }) => title],
    ['learner', ({ learner }) => learner],
    ['awarded_on', ({ awardedOn }) => awardedOn],
    ['ects', ({ ects }) => ects],
    ['issuer', ({ issuer }) => issuer?.name],
    ['issuer_did', ({ issuer }) => issuer?.did],
    ['credentials', ({ credentials }) => credentials],
  ];

/** The rows as CSV with a heading, which no spreadsheet takes formulas from. */
export function rowsAsCsv(rows: readonly BatchRow[]): string {
  const lines = rows.map((row) => COLUMNS.map(([, cell]) => neutralised(String(cell(row) ?? ''))));
  return [COLUMNS.map(([heading]) => heading), ...lines].map(csvLine).join('');
}
