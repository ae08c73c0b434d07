import type { TestSite } from './services.js';

/** A response as the cache gives it out. */
export interface Cached {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
  /** `stored`: the origin was not asked. `confirmed`: it was asked, and what was stored stands. `fetched`: it is new. */
  readonly from: 'stored' | 'confirmed' | 'fetched';
}

interface Stored {
  readonly status: number;
  headers: Headers;
  readonly body: Buffer;
  readonly asked: Readonly<Record<string, string>>;
  at: number;
}

/**
 * A shared cache, as a CDN in front of a site is one (RFC 9111): it keeps all that it is allowed to keep, as long as it may, and
 * heeds nothing that isn't in the headers. `now` in milliseconds.
 */
export function sharedCache(site: Pick<TestSite, 'get'>, now: () => number) {
  const stored = new Map<string, Stored[]>();

  const find = (path: string, asked: Readonly<Record<string, string>>) =>
    stored.get(path)?.find((one) => varyOf(one.headers).every((name) => one.asked[name] === asked[name]));

  return async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Cached> => {
    const asked = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const found = find(path, asked);
    const age = found ? Math.floor((now() - found.at) / 1000) : 0;
    if (found && age < freshness(found.headers)) {
      const given = new Headers(found.headers);
      given.set('Age', String(age));
      return { status: found.status, headers: given, body: found.body, from: 'stored' };
    }
    const etag = found?.headers.get('etag');
    // `fetch` would ask for an answer that no cache gave, unless something else is said
    const condition = etag ? { 'if-none-match': etag, 'cache-control': 'max-age=0' } : {};
    const answer = await site.get(path, { 'accept-encoding': 'identity', ...asked, ...condition });
    const body = Buffer.from(await answer.arrayBuffer());
    if (found && answer.status === 304) {
      // section 3.2: what the 304 says takes the place of what was stored
      for (const [name, value] of answer.headers) found.headers.set(name, value);
      found.at = now();
      return { ...found, from: 'confirmed' };
    }
    if (mayStore(answer, asked)) {
      const others = (stored.get(path) ?? []).filter((one) => one !== found);
      const fresh = { status: answer.status, headers: new Headers(answer.headers), body, asked, at: now() };
      stored.set(path, [...others, fresh]);
    }
    return { status: answer.status, headers: answer.headers, body, from: 'fetched' };
  };
}

function varyOf(headers: Headers): string[] {
  return (headers.get('vary') ?? '')
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter(Boolean);
}

function directives(headers: Headers): Map<string, string> {
  const text = headers.get('cache-control') ?? '';
  return new Map(
    text
      .split(',')
      .map((part) => part.trim().toLowerCase().split('='))
      .map(([name = '', value = '']) => [name, value]),
  );
}

/** Seconds (section 4.2.1). */
function freshness(headers: Headers): number {
  const said = directives(headers);
  return said.has('no-cache') ? 0 : Number(said.get('s-maxage') ?? said.get('max-age') ?? 0);
}

/** Section 3, of answers with a status that is cacheable by itself; `Vary: *` never matches again. */
function mayStore({ status, headers }: Response, asked: Readonly<Record<string, string>>): boolean {
  const said = directives(headers);
  if (status !== 200 && status !== 404) return false;
  if (said.has('no-store') || said.has('private') || varyOf(headers).includes('*')) return false;
  return asked.authorization === undefined || said.has('public');
}
