import type { BatchCounts, BatchRow } from '../../../../verification/batch-rows.js';
import { reasonsOfAll } from '../../../../verification/reasons.js';
import type { VerificationReport } from '../../../../verification/report.js';
import { isSigned } from '../../../../verification/summary.js';
import type { Words } from '../../../../words/words-of.js';
import { isOfDemo } from '../../../demo-banner.js';
import { countNotShown } from '../../../share/parts.js';
import { reasonText } from '../../../share/reasons.js';
import { problemText } from '../../problem.js';
import type { Checked } from './messages.js';

export type Outcome = keyof BatchCounts;
/** What is shown: all, those of an outcome, or those that were handed in before. */
export type Filter = 'all' | Outcome | 'repeated';
export type Column = 'result' | 'name' | 'who' | 'what';

/** One of many as its row tells it. */
export interface Row {
  /** Its place among what was handed in, from 0. */
  readonly index: number;
  readonly name: string;
  readonly outcome: Outcome;
  readonly who: string;
  readonly what: string;
  readonly issuer: string;
  readonly awardedOn: string;
  /** Why it isn't verified, or what else there is to say; may be empty. */
  readonly reason: string;
  /** A link in it that was not followed. */
  readonly leadsTo: string | undefined;
  /** The name of the row that had the same before. */
  readonly repeats: string | undefined;
  /** A demonstration's: no real qualification. */
  readonly isDemo: boolean;
  readonly checked: Checked;
}

/** Makes rows of what comes in, one after the other. `isLines`: they are known by the numbers of lines. */
export function rowMaker(words: Words, isLines: boolean): (checked: Checked) => Row {
  const seen = new Map<string, string>();
  let index = 0;
  return (checked) => {
    const { row } = checked;
    const report = 'report' in checked ? checked.report : undefined;
    const problem = 'problem' in checked ? checked.problem : undefined;
    const summary = report?.credentials[0]?.summary;
    const name = isLines ? words.text('many.line', { number: row.name }) : row.name;
    const same = report && sameness(report);
    const repeats = same && seen.get(same);
    if (same && repeats === undefined) seen.set(same, name);
    return {
      index: index++,
      name,
      outcome: row.verdict ?? 'unreadable',
      who: summary ? (summary.learnerName ?? words.text('fact.learner.withheld')) : '',
      what: whatOf(row, summary?.title, words),
      issuer: summary ? (summary.issuer.name ?? words.text('many.issuer-unknown')) : '',
      awardedOn: summary?.awardedOn === undefined ? '' : words.date(summary.awardedOn),
      reason: 'report' in checked ? reasonOf(checked.report, words) : problemText(checked.problem, words),
      leadsTo: problem?.leadsTo,
      repeats,
      isDemo: isOfDemo(report?.credentials ?? []),
      checked,
    };
  };
}

/**
 * The same for copies of the same credentials of an issuer, whatever their form, or of the same text where it has no id; of what isn't
 * as it was signed nothing can be said.
 */
function sameness({ verdict, credentials }: VerificationReport): string | undefined {
  if (credentials.length === 0 || !credentials.every(isSigned)) return undefined;
  const known = credentials.map(({ summary, digestMultibase }) => [
    summary?.issuer.did,
    summary?.award || summary?.id || digestMultibase,
  ]);
  return JSON.stringify([verdict, known]);
}

function whatOf({ credentials = 1 }: BatchRow, title: string | undefined, words: Words): string {
  if (title === undefined) return '';
  return credentials > 1 ? words.count('many.more', credentials - 1, { title }) : title;
}

function reasonOf(report: VerificationReport, words: Words): string {
  const notShown = report.credentials.reduce((sum, one) => sum + countNotShown(one), 0);
  if (report.verdict === 'verified') return notShown === 0 ? '' : words.count('vouched', notShown);
  const [reason] = reasonsOfAll(report);
  if (reason) return reasonText(reason, words);
  return words.text(report.credentials.length === 0 ? 'why.empty' : 'why.unstated');
}

export function isShown(row: Row, filter: Filter): boolean {
  if (filter === 'repeated') return row.repeats !== undefined;
  return filter === 'all' || row.outcome === filter;
}

export interface Sorting {
  readonly by: Column;
  readonly descending: boolean;
}

/** What needs a look first. */
const ORDER: readonly Outcome[] = ['not-verified', 'undetermined', 'unreadable', 'verified'];

/** Sorted as readers of a language expect; without a sorting as they were handed in. */
export function sorted(rows: readonly Row[], sorting: Sorting | undefined, language: string): readonly Row[] {
  if (!sorting) return rows;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const { by, descending } = sorting;
  const order = (a: Row, b: Row) =>
    by === 'result' ? ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) : compare(a[by], b[by]);
  return rows.toSorted((a, b) => (descending ? order(b, a) : order(a, b)));
}
