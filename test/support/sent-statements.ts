import type pg from 'pg';

/** A statement as it was sent, with the values that it was sent with. */
export interface SentStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What is sent through a pool from now on; `since` empties the record, does the work and gives what that sent. */
export interface StatementRecord {
  of(work: () => Promise<unknown>): Promise<readonly SentStatement[]>;
}

/** Records what the pool's connections send: of each text, the values that came last. */
export function recordStatements(pool: pg.Pool): StatementRecord {
  const sent = new Map<string, SentStatement>();
  const note = (first: unknown, second: unknown) => {
    const { text, values } = (
      typeof first === 'object' ? first : { text: first, values: second }
    ) as pg.QueryConfig;
    if (typeof text === 'string') sent.set(text, { text, values: Array.isArray(values) ? values : [] });
  };
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      note(given[0], given[1]);
      return query(...given);
    }) as typeof client.query;
  });
  return {
    async of(work) {
      sent.clear();
      await work();
      return [...sent.values()];
    },
  };
}

/** What a statement reads of a table, by the plan that the server makes of it. */
interface Scan {
  readonly table: string;
  readonly whole: boolean;
  /** Rows that were looked at; only of statements that change nothing. */
  readonly rows: number;
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
}

const PLANNED = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i;
const CHANGES = /\b(?:INSERT|UPDATE|DELETE|SHARE|pg_\w*lock|add_job|graphile_worker)\b/i;

/**
 * Statements that read a large table as a whole, or more than `most` of its rows, each with the table: as PostgreSQL plans, and where they
 * only read does, them with the values that they were sent with.
 */
export async function greedy(
  pool: pg.Pool,
  statements: readonly SentStatement[],
  large: ReadonlySet<string>,
  most: number,
): Promise<string[]> {
  const found: string[] = [];
  const client = await pool.connect();
  // a table of ten thousand rows is soon read; what matters is that a way by an index is there, and taken
  await client.query('SET random_page_cost = 1');
  for (const { text, values } of statements.filter((one) => PLANNED.test(one.text))) {
    const analyse = CHANGES.test(text) ? '' : 'ANALYZE, TIMING OFF, ';
    const { rows } = await client.query(`EXPLAIN (${analyse}FORMAT JSON) ${text}`, [...values]);
    for (const { table, whole, rows: read } of scansOf(rows[0]['QUERY PLAN'][0].Plan)) {
      if (!large.has(table) || (!whole && read <= most)) continue;
      found.push(`${table}: ${whole ? 'all of it' : `${read} rows`}: ${text.replaceAll(/\s+/g, ' ').trim()}`);
    }
  }
  await client.query('RESET random_page_cost');
  client.release();
  return found;
}

function scansOf(plan: Plan): Scan[] {
  const inner = (plan.Plans ?? []).flatMap(scansOf);
  const table = plan['Relation Name'];
  if (table === undefined || plan['Node Type'] === 'ModifyTable') return inner;
  const looked =
    (plan['Actual Rows'] ?? 0) +
    (plan['Rows Removed by Filter'] ?? 0) +
    (plan['Rows Removed by Index Recheck'] ?? 0);
  return [
    ...inner,
    { table, whole: plan['Node Type'] === 'Seq Scan', rows: looked * (plan['Actual Loops'] ?? 1) },
  ];
}
