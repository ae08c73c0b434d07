import type { Database } from '../../storage/open.js';

type Pool = Database['pool'];

/** What a database was filled with, and what that took. */
export interface Filled {
  /** How often all that belongs to the learners who were there was copied. */
  readonly copies: number;
  readonly credentials: number;
  readonly learners: number;
  readonly seconds: number;
}

/** So many credentials are inserted by a statement, about. */
const PORTION = 25_000;
/** Of so many copies one is revoked. */
const REVOKED_OF = 100;

/** How a column of a copy is made, where that doesn't follow from its type; in terms of a row `s` and the copy's number `n`. */
type Columns = Readonly<Record<string, string>>;

interface Copied {
  readonly table: string;
  /** The rows that are copied, `t`; all of the table if not given. */
  readonly sample?: string;
  readonly columns: Columns;
}

const ENDED = `n % ${REVOKED_OF} = 0`;
const ended = (column: string, value: string) => `CASE WHEN ${ENDED} THEN ${value} ELSE s."${column}" END`;
const POSITION = 's."places" * (n - 1) + s."place"';
const SUBJECT = '^(learner|award|credential|share):[0-9a-f-]{36}$';

/** Everything that grows with learners, each table behind those that it refers to. */
const COPIED: readonly Copied[] = [
  {
    table: 'Learner',
    columns: { name: 'initcap(pg_temp.named(pg_temp.copied(s."id", n)))', esi: `s."esi" || '-' || n` },
  },
  { table: 'LearnerNumber', columns: { number: `s."number" || '-' || n` } },
  { table: 'Consent', columns: {} },
  { table: 'LearnerContact', columns: { email: `n || '.' || s."email"` } },
  {
    table: 'Mail',
    // older ones are forgotten
    columns: {
      wanted: 'NULL',
      state: `'delivered'`,
      nextAt: 'NULL',
      createdAt: `s."createdAt" - back / 5`,
      endedAt: `s."createdAt" - back / 5`,
    },
  },
  {
    table: 'Award',
    columns: {
      liveKey: ended('liveKey', 'NULL').replace(
        's."liveKey"',
        'replace(s."liveKey", s."learnerId"::text, pg_temp.copied(s."learnerId", n)::text)',
      ),
      revokedAt: ended('revokedAt', 's."recordedAt" - back'),
      endedBy: ended('endedBy', `'person'`),
      revokeReason: ended('revokeReason', `'It was entered for somebody else.'`),
    },
  },
  {
    table: 'Credential',
    sample: `SELECT t.*, a."issuerDid" AS "issuer", l."length",
        row_number() OVER (PARTITION BY a."issuerDid" ORDER BY t."id") - 1 AS "place",
        count(*) OVER (PARTITION BY a."issuerDid") AS "places"
      FROM "Credential" t JOIN "Award" a ON a."id" = t."awardId" JOIN "StatusList" l ON l."id" = t."statusListId"`,
    columns: {
      statusListId: `pg_temp.list(s."issuer", (${POSITION}) / s."length")`,
      statusIndex: `(${POSITION}) % s."length"`,
      revokedAt: ended('revokedAt', 's."recordedAt" - back'),
      revokeReason: ended('revokeReason', `'award-revoked'`),
    },
  },
  { table: 'StackEntry', columns: {} },
  { table: 'ShareLink', columns: { tokenHash: 'md5(s."tokenHash" || n) || md5(n || s."tokenHash")' } },
  { table: 'RegisterEntry', columns: { name: 'pg_temp.named(pg_temp.copied(s."learnerId", n))' } },
  {
    table: 'AuditEntry',
    sample: `SELECT * FROM "AuditEntry" t WHERE t."subject" ~ '${SUBJECT}'`,
    columns: {
      subject: `split_part(s."subject", ':', 1) || ':' || pg_temp.copied(split_part(s."subject", ':', 2)::uuid, n)`,
    },
  },
];

/**
 * Copies all that belongs to the learners who are there until there are some `credentials`, on the server, with ids, names, numbers, places
 * in status lists and a past of their own: the newest copy is a day old, the oldest a year. One copy of ${REVOKED_OF} is revoked. The
 * copies are not signed: their documents are those that were really issued, to the byte, so that they are of real size.
 * Statistics are those that the server keeps of such tables.
 */
export async function fill(
  pool: Pool,
  credentials: number,
  say: (done: number) => void = () => {},
): Promise<Filled> {
  const start = performance.now();
  const client = await pool.connect();
  try {
    const count = async (table: string): Promise<number> =>
      Number((await client.query(`SELECT count(*) AS "count" FROM "${table}"`)).rows[0]?.count);
    const learners = await count('Learner');
    const each = await count('Credential');
    if (each === 0 || each > PORTION)
      throw new Error('What is copied is what the demonstration issued: give it a folder of its own');
    const copies = Math.ceil(credentials / each);
    await client.query('SET synchronous_commit = off');
    await client.query(FUNCTIONS);
    const statements: string[] = [];
    for (const copied of COPIED) {
      await client.query(`CREATE TEMP TABLE "sample${copied.table}" AS ${sampleOf(copied)}`);
      statements.push(copyOf(copied, await columnsOf(client, copied.table), copies));
    }
    await client.query(LISTS, [copies]);
    await client.query(LIST_DOCUMENTS);
    const step = Math.max(1, Math.floor(PORTION / each));
    for (let first = 1; first <= copies; first += step) {
      const last = Math.min(copies, first + step - 1);
      for (const statement of statements) await client.query(statement, [first, last]);
      say(last * each);
    }
    for (const { table } of COPIED) await client.query(`DROP TABLE "sample${table}"`);
    await client.query('RESET synchronous_commit');
    await client.query('VACUUM (ANALYZE)');
    const seconds = (performance.now() - start) / 1000;
    return { copies, credentials: copies * each, learners: copies * learners, seconds };
  } finally {
    client.release();
  }
}

/** Ids of copies follow from those of what they are copied of, so that what refers to a row goes on to do so. */
const FUNCTIONS = `
  CREATE OR REPLACE FUNCTION pg_temp.copied(id uuid, n int) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN md5(id::text || n)::uuid;
  CREATE OR REPLACE FUNCTION pg_temp.list(issuer text, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN md5(issuer || number)::uuid;
  CREATE OR REPLACE FUNCTION pg_temp.named(learner uuid) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN translate(substr(learner::text, 1, 8) || ' ' || substr(learner::text, 25, 8), '0123456789', 'ghijklmnop')`;

/** Lists that were in use before the one that is now. */
const LISTS = `
  INSERT INTO "StatusList" ("id", "issuerDid", "baseAddress", "length", "createdAt", "used", "sealedKey")
  SELECT pg_temp.list(l."issuerDid", number), l."issuerDid",
    replace(l."baseAddress", l."id"::text, pg_temp.list(l."issuerDid", number)::text), l."length",
    l."createdAt" - interval '1 year' + number * interval '1 second',
    least(l."length", s."positions" - number * l."length"), l."sealedKey"
  FROM (SELECT "statusListId", "places" * $1::bigint AS "positions" FROM "sampleCredential" GROUP BY 1, 2) s
  JOIN "StatusList" l ON l."id" = s."statusListId"
  CROSS JOIN LATERAL generate_series(0, (s."positions" - 1) / l."length") AS number`;
const LIST_DOCUMENTS = `
  INSERT INTO "StatusListDocument" ("statusListId", "purpose", "address")
  SELECT l."id", purpose, l."baseAddress" || '/' || purpose
  FROM "StatusList" l CROSS JOIN unnest(enum_range(NULL::"StatusPurpose")) AS purpose
  ON CONFLICT DO NOTHING`;

function sampleOf({ table, sample }: Copied): string {
  return sample ?? `TABLE "${table}"`;
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/** The columns of a table, without those that number themselves. */
async function columnsOf(client: Pick<Pool, 'query'>, table: string): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT column_name AS "name", udt_name AS "type" FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = $1 AND coalesce(column_default, '') NOT LIKE 'nextval%'
       AND is_generated = 'NEVER'
     ORDER BY ordinal_position`,
    [table],
  );
  return rows;
}

/** The statement that inserts the copies from number $1 to $2. */
function copyOf({ table, columns }: Copied, all: readonly Column[], copies: number): string {
  const made = all.map(({ name, type }) => columns[name] ?? madeOf(`s."${name}"`, type));
  return `INSERT INTO "${table}" (${all.map(({ name }) => `"${name}"`).join(', ')})
    SELECT ${made.join(', ')}
    FROM generate_series($1::int, $2::int) AS n CROSS JOIN "sample${table}" s
    CROSS JOIN LATERAL (SELECT interval '1 day' + (${copies} - n) * interval '1 year' / ${copies} AS back) past`;
}

function madeOf(column: string, type: string): string {
  if (type === 'uuid') return `pg_temp.copied(${column}, n)`;
  if (type === '_uuid') return `ARRAY(SELECT pg_temp.copied(one, n) FROM unnest(${column}) AS one)`;
  return type === 'timestamptz' ? `${column} - back` : column;
}
