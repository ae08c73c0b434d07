import { wholeNumber } from './figures.js';
import { type Batch, type Comparison, type Results, rateOf, rowOf } from './results.js';
import { ratios, type Spread, spread } from './statistics.js';

/** A figure that is to be reached, and what was measured. */
export interface Goal {
  readonly what: string;
  readonly goal: string;
  /** In the unit of the goal; `undefined` if it wasn't measured in this run. */
  readonly measured: Spread | undefined;
  readonly unit: string;
  /** Whether the median reaches it, and nothing failed on the way. */
  readonly reached: boolean;
}

/** What is to be reached: rates per second, ratios to the plain library and to the signature alone, milliseconds; `http` at a concurrency of 8. */
export const GOALS = {
  sign: { perSecond: 5000, plain: 20, raw: 0.2 },
  verify: { perSecond: 3500, plain: 14, raw: 0.4 },
  batch: { perSecond: 2000, plain: 9 },
  http: { issue: { perSecond: 400, p99: 50 }, verify: { perSecond: 1500, p99: 25 } },
  megabytes: 500,
  coldStart: 2000,
} as const;

/** How much more memory the second half of a batch may take than the first, on average, to count as flat: a tenth. */
const FLAT = 1.1;
const MEGABYTE = 1e6;

/** The goals of the project beside what a run measured, those that aren't reached or weren't measured included. */
export function goalsOf(results: Results): readonly Goal[] {
  const { batch, long, coldStart } = results;
  const rates = batch.rounds.map(({ awards, seconds }) => awards / seconds);
  return [
    ...signatureGoals(
      'canonicalise and sign, one thread',
      rowOf(results.comparisons, 'sign-module'),
      GOALS.sign,
    ),
    ...signatureGoals('verify, one thread', rowOf(results.comparisons, 'verify-module'), GOALS.verify),
    ...of(
      `batch into PostgreSQL, ${wholeNumber(batch.rounds[0]?.awards ?? 0)} awards, certificates included`,
      [
        atLeast(GOALS.batch.perSecond, '/s', rates),
        atLeast(GOALS.batch.plain, '× plain library without a database', ratios(rates, batch.plain)),
      ],
    ),
    ...httpGoals('HTTP, award one result, c = 8', results, 'issue'),
    ...httpGoals('HTTP, verify a module credential with status, c = 8', results, 'verify'),
    ...of('memory for a batch of 100 000', [
      below(GOALS.megabytes, 'MB', long && [Math.max(...long.resident) / MEGABYTE]),
      below(FLAT, '× in its second half', long && [growth(long)]),
    ]),
    ...of('cold start to first answer, existing database', [below(GOALS.coldStart, 'ms', coldStart)]),
  ];
}

/** How many times what the first half of a batch took on average its second half took. */
export function growth({ resident }: Pick<Batch, 'resident'>): number {
  const middle = Math.ceil(resident.length / 2);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean(resident.slice(middle)) / mean(resident.slice(0, middle));
}

type Bound = Omit<Goal, 'what'>;

function of(what: string, bounds: readonly Bound[]): Goal[] {
  return bounds.map((bound) => ({ what, ...bound }));
}

function signatureGoals(
  what: string,
  { ours, plain, raw }: Comparison,
  goals: { readonly perSecond: number; readonly plain: number; readonly raw: number },
): Goal[] {
  return of(what, [
    atLeast(goals.perSecond, '/s', ours.perSecond),
    atLeast(goals.plain, '× plain library', ratios(plain.cpu, ours.cpu)),
    atLeast(goals.raw, '× raw Ed25519', raw && ratios(raw.cpu, ours.cpu)),
  ]);
}

function httpGoals(what: string, results: Results, id: 'issue' | 'verify'): Goal[] {
  const goals = GOALS.http[id];
  const { perSecond, p99, failed } = rateOf(results, id, 8);
  const goalsMet = of(what, [atLeast(goals.perSecond, '/s', perSecond), below(goals.p99, 'ms (99 %)', p99)]);
  return goalsMet.map((goal) => ({ ...goal, reached: goal.reached && failed === 0 }));
}

function atLeast(limit: number, unit: string, rounds: readonly number[] | undefined): Bound {
  return bound('≥', limit, unit, rounds, (value) => value >= limit);
}

function below(limit: number, unit: string, rounds: readonly number[] | undefined): Bound {
  return bound('<', limit, unit, rounds, (value) => value < limit);
}

function bound(
  sign: string,
  limit: number,
  unit: string,
  rounds: readonly number[] | undefined,
  holds: (value: number) => boolean,
): Bound {
  const measured = rounds && spread(rounds);
  const goal = `${sign} ${limit < 1000 ? limit : wholeNumber(limit)}`;
  return { goal, unit, measured, reached: measured !== undefined && holds(measured.median) };
}
