import type { TestSite } from './services.js';

/** Somebody with a browser that keeps cookies and says where a form comes from. */
export interface Visitor {
  /** By name. */
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Seen>;
  post(
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ): Promise<Seen>;
}

export interface Seen {
  readonly status: number;
  readonly location: string | null;
  readonly setCookies: readonly string[];
  readonly headers: Headers;
  readonly html: string;
}

export function visitor({ origin }: Pick<TestSite, 'origin'>, userAgent = 'Firefox of the tests'): Visitor {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit, headers: Record<string, string>): Promise<Seen> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(origin + path, {
      ...init,
      redirect: 'manual',
      headers: { 'user-agent': userAgent, ...(cookie === '' ? {} : { cookie }), ...headers },
    });
    const setCookies = answer.headers.getSetCookie();
    for (const one of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (/max-age=0/i.test(one) || value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const { status, headers: said } = answer;
    return { status, location: said.get('location'), setCookies, headers: said, html: await answer.text() };
  };
  return {
    cookies,
    get: (path) => ask(path, {}, {}),
    post: (path, fields = {}, headers = {}) =>
      ask(
        path,
        { method: 'POST', body: new URLSearchParams(fields) },
        { 'sec-fetch-site': 'same-origin', origin, ...headers },
      ),
  };
}
