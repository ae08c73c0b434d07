import type pg from 'pg';

/** Every row of every table as text, by table, in any schema: what somebody who has the database could read. */
export async function tableTexts(pool: Pick<pg.Pool, 'query'>): Promise<Map<string, string[]>> {
  const { rows: tables } = await pool.query<{ schema: string; name: string }>(
    `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE' ORDER BY 1, 2`,
  );
  const texts = new Map<string, string[]>();
  for (const { schema, name } of tables) {
    const { rows } = await pool.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM "${schema}"."${name}" t`,
    );
    texts.set(
      name,
      rows.map(({ row }) => readable(row)),
    );
  }
  return texts;
}

/** The tables in which one of these words stands, however often JSON was put into JSON. */
export async function tablesThatSay(
  pool: Pick<pg.Pool, 'query'>,
  words: readonly string[],
): Promise<string[]> {
  const forms = words.map((word) => readable(JSON.stringify(word).slice(1, -1)));
  const texts = await tableTexts(pool);
  return [...texts].flatMap(([name, rows]) =>
    rows.some((row) => forms.some((form) => row.includes(form))) ? [name] : [],
  );
}

/** Escapes of JSON apart, so that a text is found however deep it lies; bytes are read as text. */
function readable(row: string): string {
  const bytes = row.replaceAll(/"\\\\x((?:[0-9a-f]{2})+)"/g, (_, hex: string) =>
    Buffer.from(hex, 'hex').toString('latin1'),
  );
  return bytes.replaceAll('\\', '').toLowerCase();
}
