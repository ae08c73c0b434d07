import { median, percentile } from '../bench/statistics.js';
import type { Filled } from './fill.js';
import type { World } from './world.js';

/** Milliseconds by the clock of one request after the other. */
export interface Times {
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}

export interface Compared {
  readonly what: string;
  readonly empty: Times;
  readonly full: Times;
  /** How many times as long as on the empty database it takes on the full one: of the medians. */
  readonly ratio: number;
}

interface Kind {
  readonly what: string;
  readonly status: number;
  readonly request: (world: World, count: number) => { readonly path: string } & RequestInit;
}

const JSON_BODY = { 'content-type': 'application/json' };

/** A list of the API as the network, a member that issued much or one that has just joined sees it. */
function list(whose: keyof World['tokens'], path: string | ((world: World) => string)): Kind {
  const pathOf = (world: World) => (typeof path === 'string' ? path : path(world));
  const shown = typeof path === 'string' ? path : path({ learner: { id: 'ID', number: 'NUMBER' } } as World);
  return {
    what: `${whose}: ${shown}`,
    status: 200,
    request: (world) => ({
      path: `/api/v1${pathOf(world)}`,
      headers: { authorization: `Bearer ${world.tokens[whose]}` },
    }),
  };
}

/** Fewer than there are on the empty database, so that both answer as many. */
const LIMIT = 'limit=2';
const LISTS = ['learners', 'credentials', 'awards', 'certificates', 'shares', 'audit', 'mails'];
const PARTIES = ['network', 'member', 'newcomer'] as const;

/** What is measured, in turns on both databases. */
const KINDS: readonly Kind[] = [
  {
    what: 'award one result',
    status: 201,
    request: (world, count) => ({
      path: '/api/v1/awards',
      method: 'POST',
      headers: {
        ...JSON_BODY,
        authorization: `Bearer ${world.tokens.member}`,
        'idempotency-key': `${Date.now()}-${count}`,
      },
      body: JSON.stringify({ results: [world.result(`G-${count}`)] }),
    }),
  },
  {
    what: 'verify a module credential with its status',
    status: 200,
    request: ({ credential }) => ({
      path: '/api/verify',
      method: 'POST',
      headers: JSON_BODY,
      body: credential,
    }),
  },
  { what: 'a status list', status: 200, request: ({ statusList }) => ({ path: statusList }) },
  { what: 'a share link', status: 200, request: ({ share }) => ({ path: share }) },
  {
    what: 'the public register, by name',
    status: 200,
    request: ({ listed }) => ({ path: `/api/register?name=${encodeURIComponent(listed)}` }),
  },
  {
    what: 'the public register, by letters that many have',
    status: 200,
    request: () => ({ path: '/api/register?name=an' }),
  },
  {
    what: 'the public register, by a name that nobody has',
    status: 200,
    request: () => ({ path: '/api/register?name=zwq' }),
  },
  ...PARTIES.flatMap((whose) => LISTS.map((path) => list(whose, `/${path}?${LIMIT}`))),
  ...(['network', 'member'] as const).flatMap((whose) => [
    list(whose, ({ learner }) => `/learners?number=${learner.number}`),
    list(whose, ({ learner }) => `/learners/${learner.id}`),
    list(whose, ({ learner }) => `/credentials?learner=${learner.id}`),
    list(whose, `/credentials?state=revoked&${LIMIT}`),
    list(whose, `/credentials?state=suspended&${LIMIT}`),
    list(whose, `/credentials?state=pending&${LIMIT}`),
    list(whose, `/awards?state=revoked&${LIMIT}`),
    list(whose, `/awards?state=suspended&${LIMIT}`),
    list(whose, `/audit?act=learner.merged&${LIMIT}`),
  ]),
];

/** Every kind `rounds` times on each of the two, in turns, so that whatever else the machine does hits both. */
export async function compareWorlds(empty: World, full: World, rounds: number): Promise<Compared[]> {
  const found: Compared[] = [];
  let count = 0;
  for (const kind of KINDS) {
    const times = { empty: [] as number[], full: [] as number[] };
    for (let round = -Math.ceil(rounds / 5); round < rounds; round++) {
      count++;
      for (const of of round % 2 === 0 ? (['empty', 'full'] as const) : (['full', 'empty'] as const)) {
        const took = await ask(of === 'empty' ? empty : full, kind, count);
        if (round >= 0) times[of].push(took);
      }
    }
    const ratio = median(times.full) / median(times.empty);
    found.push({ what: kind.what, empty: timesOf(times.empty), full: timesOf(times.full), ratio });
  }
  return found;
}

async function ask(world: World, { what, status, request }: Kind, count: number): Promise<number> {
  const { path, ...init } = request(world, count);
  const start = performance.now();
  const answer = await fetch(world.origin + path, init);
  await answer.arrayBuffer();
  const took = performance.now() - start;
  if (answer.status !== status) throw new Error(`${what}: ${answer.status}`);
  return took;
}

function timesOf(times: readonly number[]): Times {
  return { median: median(times), p10: percentile(times, 0.1), p90: percentile(times, 0.9) };
}

export interface Figures {
  /** What the database was filled with now; nothing, if that was before. */
  readonly filled: Filled | undefined;
  readonly credentials: number;
  /** The larger tables, what is kept beside them (TOAST) included. */
  readonly tables: readonly {
    readonly table: string;
    readonly rows: number;
    readonly bytes: number;
    readonly indexBytes: number;
  }[];
  /** Bytes of WAL that one award over HTTP writes, the mean of `awards`. */
  readonly walBytes: number;
  readonly awards: number;
  /** Signing full lists for the first time: the median of `lists`, and of how many bytes one is. */
  readonly statusLists: {
    readonly lists: number;
    readonly length: number;
    readonly set: number;
    readonly milliseconds: number;
    readonly bytes: number;
    /** Bytes by which the process was larger at most than before, looked at after each list. */
    readonly grownBy: number;
  };
}

const AWARDS = 50;

/** What the filled database comes to. */
export async function figuresOf(world: World): Promise<Figures> {
  const { pool, prisma } = world.database;
  const { rows: tables } = await pool.query(
    `SELECT relname AS "table", reltuples::float8 AS "rows", pg_table_size(oid)::float8 AS "bytes",
       pg_indexes_size(oid)::float8 AS "indexBytes"
     FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND reltuples >= 1000
     ORDER BY pg_total_relation_size(oid) DESC`,
  );
  return {
    filled: world.filled,
    credentials: await prisma.credential.count(),
    tables,
    walBytes: await walOfAwards(world),
    awards: AWARDS,
    statusLists: await signLists(world),
  };
}

async function walOfAwards(world: World): Promise<number> {
  const { pool } = world.database;
  const [award] = KINDS;
  if (!award) throw new Error('There is no request that awards');
  const written = async () =>
    Number((await pool.query(`SELECT pg_current_wal_insert_lsn() - '0/0' AS "bytes"`)).rows[0]?.bytes);
  await pool.query('CHECKPOINT');
  const before = await written();
  for (let count = 0; count < AWARDS; count++) await ask(world, award, -count - 1);
  return ((await written()) - before) / AWARDS;
}

async function signLists({ services, database: { prisma } }: World): Promise<Figures['statusLists']> {
  const lists = await prisma.statusListDocument.findMany({
    where: { purpose: 'revocation', document: null, statusList: { used: { gt: 0 } } },
    orderBy: { statusList: { used: 'desc' } },
    include: { statusList: true },
    take: 10,
  });
  const [first] = lists;
  const set = { statusListId: first?.statusListId ?? '', revokedAt: { not: null } };
  const times: number[] = [];
  const sizes: number[] = [];
  const start = process.memoryUsage.rss();
  let most = start;
  for (const { address } of lists) {
    const began = performance.now();
    const document = await services.statusLists.current(address);
    times.push(performance.now() - began);
    sizes.push(document?.length ?? 0);
    most = Math.max(most, process.memoryUsage.rss());
  }
  return {
    lists: lists.length,
    length: first?.statusList.length ?? 0,
    set: first ? await prisma.credential.count({ where: set }) : 0,
    milliseconds: median(times),
    bytes: median(sizes),
    grownBy: most - start,
  };
}
