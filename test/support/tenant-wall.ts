import { expect } from '@jest/globals';
import type { TestApi } from './api.js';
import type { Client, Said } from './api-client/client.js';

/** Makes another thing that is alpha's alone, and tells its id. */
export type Make = (api: TestApi) => Promise<string>;

/**
 * How an endpoint is walled off between institutions. `beta` is another institution, whose key has every scope; `id` is
 * alpha's, or in a second run one that nobody has.
 */
export type TenantCase =
  /** Names a thing: to beta, alpha's is as if it weren't there. 404, unless another `status` is said. */
  | { readonly wall: 'hidden'; readonly make: Make; readonly ask: Ask; readonly status?: number }
  /** Lists things: alpha's are not among beta's, and change neither its count nor its ETag. */
  | { readonly wall: 'listed'; readonly make: Make; readonly ask: (client: Client) => Promise<Said> }
  /** Institutions may not: 403 `auth.network-only`, whether or not the thing is there. */
  | { readonly wall: 'network-only'; readonly make?: Make; readonly ask: Ask }
  /** Concerns the caller alone: nothing in the request can name anything of others. `why` says what makes it so. */
  | { readonly wall: 'own'; readonly why: string }
  /** Everybody may see it: beta is answered what alpha is. */
  | { readonly wall: 'public'; readonly ask: (client: Client) => Promise<Said> };

type Ask = (beta: Client, id: string) => Promise<Said>;

export type TenantCases = Readonly<Record<string, TenantCase | readonly TenantCase[]>>;

const NOBODYS = '00000000-0000-4000-8000-000000000000';

/** Plays a case; fails where beta learns of alpha's thing, or changes anything. */
export async function playCase(one: TenantCase, method: string, api: TestApi): Promise<void> {
  switch (one.wall) {
    case 'hidden':
      return playHidden(one.ask, method === 'GET' ? makeOnce(one.make) : one.make, one.status ?? 404, api);
    case 'network-only':
      return playNetworkOnly(one.ask, one.make, api);
    case 'listed':
      return playListed(one.ask, one.make, api);
    case 'public':
      expect(await shownOf(one.ask(api.beta))).toEqual(await shownOf(one.ask(api.alpha)));
      return;
    case 'own':
      expect(one.why).not.toBe('');
  }
}

const made = new WeakMap<Make, Promise<string>>();

/** Reading changes nothing, so that one thing of a kind is enough for all that read it. */
function makeOnce(make: Make): Make {
  return (api) => {
    const one = made.get(make) ?? make(api);
    made.set(make, one);
    return one;
  };
}

async function playHidden(ask: Ask, make: Make, status: number, api: TestApi): Promise<void> {
  const id = await make(api);
  const before = await rowsOf(api);
  const alphas = await shownOf(ask(api.beta, id), id);
  const nobodys = await shownOf(ask(api.beta, NOBODYS), NOBODYS);
  expect(alphas).toMatchObject({ status });
  expect(alphas).toEqual(nobodys);
  expect(await rowsOf(api)).toEqual(before);
  // what is hidden from beta is there to others, or the case would show nothing
  const others = [await shownOf(ask(api.alpha, id), id), await shownOf(ask(api.network, id), id)];
  expect(others).not.toEqual([alphas, alphas]);
}

async function playNetworkOnly(ask: Ask, make: Make | undefined, api: TestApi): Promise<void> {
  const id = make ? await make(api) : NOBODYS;
  const before = await rowsOf(api);
  const answer = await shownOf(ask(api.beta, id), id);
  expect(answer).toMatchObject({ status: 403, body: { code: 'auth.network-only' } });
  expect(answer).toEqual(await shownOf(ask(api.beta, NOBODYS), NOBODYS));
  expect(await rowsOf(api)).toEqual(before);
}

async function playListed(ask: (client: Client) => Promise<Said>, make: Make, api: TestApi): Promise<void> {
  const before = await shownOf(ask(api.beta));
  expect(before).toMatchObject({ status: 200 });
  const id = await make(api);
  expect(await shownOf(ask(api.beta))).toEqual(before);
  const owners = [(await ask(api.alpha)).body, (await ask(api.network)).body];
  expect(JSON.stringify(owners)).toContain(id);
}

/** What a caller sees of an answer, with the id that it asked for made the same. */
async function shownOf(asked: Promise<Said>, id?: string): Promise<object> {
  const { status, headers, body } = await asked;
  const text = JSON.stringify(body instanceof Response ? await body.text() : body) ?? '';
  const shown = id === undefined ? text : text.replaceAll(id, 'ID');
  const etag = status === 200 || status === 304 ? headers.get('ETag') : undefined;
  return {
    status,
    etag,
    type: headers.get('Content-Type'),
    location: headers.get('Location')?.replaceAll(id ?? '-', 'ID'),
    body: shown === '' ? undefined : JSON.parse(shown),
  };
}

/** Calling leaves these marks, whatever is asked. */
const MARKS = new Set(['IdempotentRequest', 'RateLimit', 'ApiKey']);

/** Every row of the database, apart from the marks that any call leaves; keys without their last use. */
async function rowsOf({ world }: TestApi): Promise<Record<string, unknown>> {
  const { pool } = world.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
  );
  const kept = tables.map(({ name }) => name).filter((name) => !MARKS.has(name));
  const parts = kept.map(
    (name) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) AS digest, count(*)::int AS count FROM "${name}" t`,
  );
  const { rows } = await pool.query(parts.join(' UNION ALL '));
  const keys = await world.database.prisma.apiKey.findMany({
    omit: { lastUsedAt: true },
    orderBy: { id: 'asc' },
  });
  return { rows, keys };
}
