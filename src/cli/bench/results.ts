import * as z from 'zod';
import { CairnError } from '../../common/errors.js';

const rounds = z.array(z.number());

const measuredSchema = z.object({
  /** In all rounds together. */
  runs: z.int(),
  /** Runs per second by the clock on the wall, in each round. */
  perSecond: rounds,
  /** Milliseconds of processor time for a run, all threads: what else the machine does counts little in it. */
  cpu: rounds,
});

const comparisonSchema = z.object({
  /** `sign-module` … */
  id: z.string(),
  what: z.string(),
  ours: measuredSchema,
  plain: measuredSchema,
  /** The signature alone. */
  raw: measuredSchema.optional(),
});

const rulesSchema = z.object({
  evaluations: z.int(),
  satisfied: z.int(),
  perSecond: rounds,
  /** The slowest single evaluation of each round, in milliseconds. */
  slowest: rounds,
});

const httpSchema = z.object({
  /** `issue` or `verify`. */
  id: z.string(),
  what: z.string(),
  concurrency: z.int(),
  requests: z.int(),
  perSecond: rounds,
  /** Milliseconds by the clock. */
  p50: rounds,
  p99: rounds,
  /** Requests of all rounds that brought no answer, or another than the right one. */
  failed: z.int(),
});

const batchSchema = z.object({
  /** Module results and certificates: each is an award with a credential of its own. */
  awards: z.int(),
  certificates: z.int(),
  /** By the clock; in all, and of that the dry run before anything is issued. */
  seconds: z.number(),
  checkSeconds: z.number(),
  /** Bytes that the process of the service takes, its threads included, without PostgreSQL, at each look. */
  resident: rounds,
  /** Seconds from one look to the next. */
  every: z.number(),
});

const resultsSchema = z.object({
  /** When the run began. */
  at: z.iso.datetime(),
  effort: z.enum(['normal', 'quick']),
  seconds: z.number(),
  machine: z.object({
    model: z.string(),
    cpus: z.int(),
    /** Bytes. */
    memory: z.int(),
    system: z.string(),
    node: z.string(),
    /** What waited for a processor on average in the minute before, the run itself not counted. */
    load: z.number(),
  }),
  comparisons: z.array(comparisonSchema),
  rules: rulesSchema,
  http: z.array(httpSchema),
  /** Milliseconds from the start of a process to its first answer, each time. */
  coldStart: rounds,
  batch: z.object({
    rounds: z.array(batchSchema),
    /** Module credentials per second that the plain library signs right before each, in one thread and without a database. */
    plain: rounds,
  }),
  /** A batch of 100 000, if it was asked for. */
  long: batchSchema.optional(),
});

export type Measured = z.infer<typeof measuredSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type RuleRates = z.infer<typeof rulesSchema>;
export type HttpRate = z.infer<typeof httpSchema>;
export type Batch = z.infer<typeof batchSchema>;
/** All that one run measured: of each row a number for each round, and nothing that can be reckoned from them. */
export type Results = z.infer<typeof resultsSchema>;

/** Reads what `--json` wrote; throws `bench.unreadable`. */
export function readResults(text: string): Results {
  try {
    return resultsSchema.parse(JSON.parse(text));
  } catch (cause) {
    const message = 'These are no results of a run: --from takes what --json wrote';
    throw new CairnError('invalid', 'bench.unreadable', message, [], { cause });
  }
}

/** The row of what was measured under that name; throws if it isn't there. */
export function rowOf<T extends { readonly id: string }>(rows: readonly T[], id: string): T {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new CairnError('invalid', 'bench.row-missing', `The results have no row ${id}`);
  return row;
}

/** What was measured over HTTP at that concurrency. */
export function rateOf({ http }: Results, id: string, concurrency: number): HttpRate {
  return rowOf(
    http.filter((rate) => rate.concurrency === concurrency),
    id,
  );
}
