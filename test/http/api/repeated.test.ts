import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ENDPOINTS } from '../../../src/http/api/endpoints.js';
import { startApi, type TestApi } from '../../support/api.js';
import type { Said } from '../../support/api-client/client.js';
import type { RepeatedCases } from '../../support/repeated-case.js';
import { openTestServices, type TestServices } from '../../support/services.js';
import { awardsRepeated } from './repeated-cases/awards.js';
import { catalogueRepeated } from './repeated-cases/catalogue.js';
import { workRepeated } from './repeated-cases/work.js';

/** By operation that takes an `Idempotency-Key` and whose answer is kept: an act of it. */
const CASES: RepeatedCases = { ...awardsRepeated, ...catalogueRepeated, ...workRepeated };
const IDEMPOTENT = ENDPOINTS.filter(({ idempotent }) => idempotent === true);

let world: TestServices;
let api: TestApi;

beforeAll(async () => {
  world = await openTestServices();
  api = await startApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

test('every operation that is idempotent has a case, and nothing else has', () => {
  expect(Object.keys(CASES).sort()).toEqual(IDEMPOTENT.map(({ operation }) => operation).sort());
});

describe('repeated after its process died before it kept the answer', () => {
  test.each(Object.keys(CASES))('%s', async (operation) => {
    const { ask, names = idsIn } = (await CASES[operation]?.(api)) ?? {};
    const headers = { 'Idempotency-Key': `repeated-${operation}` };
    const first = accepted(await ask?.(headers));
    const upload = IDEMPOTENT.some((one) => one.operation === operation && one.upload !== undefined);
    expect(await loseAnswer(headers['Idempotency-Key'])).toBe(upload ? 0 : 1);
    const rows = await countRows();

    const again = accepted(await ask?.(headers));
    expect(again.headers.get('Idempotency-Replayed')).toBeNull();
    expect(names(again.body)).toEqual(names(first.body));
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'));
    expect(await countRows()).toEqual(rows);
  });
});

function accepted(answer: Said | undefined): Said {
  if (answer !== undefined && answer.status < 300) return answer;
  throw new Error(`${answer?.status} ${JSON.stringify(answer?.body)}`);
}

/** As if the process had died between the act and the keeping of its answer. */
async function loseAnswer(key: string): Promise<number> {
  const { count } = await world.database.prisma.idempotentRequest.updateMany({
    where: { key, status: { not: null } },
    data: { status: null, body: null, holder: 'a process that is gone' },
  });
  return count;
}

/** Everything that an answer names by an id. */
function idsIn(body: unknown): string[] {
  const found = (JSON.stringify(body) ?? '').match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g);
  return [...new Set(found)].sort();
}

async function countRows(): Promise<unknown> {
  const { pool } = world.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_name NOT IN ('RateLimit', 'IdempotentRequest')`,
  );
  const parts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS count FROM "${name}"`);
  return (await pool.query(`${parts.join(' UNION ALL ')} ORDER BY 1`)).rows;
}
