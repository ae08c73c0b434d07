import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createShare } from '../../src/delivery/shares.js';
import {
  documentOf,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';

let the: TestServices;
let site: TestSite;
let token = '';
let document = '';
/** Everything that was ever answered without a link, as text. */
const answers: string[] = [];

beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  const { issued } = await the.issue(
    'alpha',
    'Z-1,Zenobia Quarrington,MA,2026-05-04,B,',
    'Z-2,Åke Þórsson,MB,2026-05-04,B,',
  );
  const [first] = issued;
  ({ token } = await createShare(the.services.sharing, [first?.awardId ?? ''], { actor: 'test' }));
  document = JSON.stringify(await documentOf(the, first?.awardId ?? ''));
});
afterAll(async () => {
  await site.close();
  await the.services.close();
});

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Sends a request as it is: `fetch` would tidy it up or refuse. */
function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  const { hostname, port } = new URL(site.origin);
  return new Promise((resolve, reject) => {
    const req = request({ hostname, port, method, path, headers, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: res.statusCode ?? 0, type: res.headers['content-type'] ?? '', text });
      });
    });
    req.on('error', reject);
    req.end(body);
  });
}

const INSIDES = /node_modules|\.[jt]sx?:\d+|\bat \S+ \(|prisma|postgres|SELECT |ECONN|undefined|\[object/i;
const PEOPLE = /Zenobia|Quarrington|Þórsson|Z-1\b|Z-2\b/;

function expectHarmless({ status, type, text }: Answer): void {
  expect(status).not.toBe(500);
  expect(text).not.toMatch(INSIDES);
  if (status >= 400 && !type.startsWith('text/html')) {
    expect(type).toBe('application/problem+json');
    expect(JSON.parse(text)).toMatchObject({ status, code: expect.any(String), title: expect.any(String) });
  }
  answers.push(text);
}

describe('whatever a stranger asks for', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        's',
        'm',
        'p',
        'i',
        'api',
        'verify',
        'status',
        'assets',
        '.well-known',
        'did.json',
        'MA',
        'P1',
        '1',
        'alpha',
      ],
      ...[
        '%00',
        '%2e%2e',
        '..',
        '%',
        '%ff',
        '%zz',
        '%F0%9F%97%BF',
        '%3Cscript%3E',
        '%0d%0aX:1',
        '__proto__',
        'constructor',
      ],
      ...[
        'credential',
        'bundle',
        'qr.svg',
        'revocation',
        '00000000-0000-4000-8000-000000000000',
        'A'.repeat(22),
        '',
      ],
    ),
    fc.string({ maxLength: 12, unit: 'grapheme' }).map((text) => encodeURIComponent(text)),
  );
  const path = fc
    .tuple(
      fc.array(piece, { maxLength: 5 }),
      fc.constantFrom('', '?', '?parts=x', '?a[b]=c', '?%', '?__proto__=1'),
    )
    .map(([pieces, query]) => `/${pieces.join('/')}${query}`);
  const headers = fc.record(
    {
      accept: fc.constantFrom('text/html', 'application/json', '*/*;q=0', ',', 'text/html;q=x', 'a/b;c="'),
      'accept-language': fc.constantFrom(
        '*',
        'pt',
        'en-GB;q=0.1',
        'xx',
        'x-klingon',
        '"><script>',
        '-',
        'a'.repeat(200),
        'de_DE',
        '__proto__',
        'constructor',
      ),
      host: fc.constantFrom('evil.example', '127.0.0.1', 'a b', ''),
      'if-none-match': fc.constantFrom('*', '"x"', 'W/'),
      range: fc.constantFrom('bytes=0-1', 'bytes=-'),
      'content-type': fc.constantFrom('application/json', 'text/plain', ';;'),
    },
    { requiredKeys: [] },
  );
  const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH');

  test('is never an internal error, and never tells what is inside', async () => {
    await fc.assert(
      fc.asyncProperty(method, path, headers, async (verb, target, fields) => {
        const answer = await send(verb, target, fields);
        if (verb === 'HEAD') expect([answer.status === 500, answer.text]).toEqual([false, '']);
        else expectHarmless(answer);
      }),
      { numRuns: 500, seed: 20260615 },
    );
  });

  test('any language may be preferred on any page', async () => {
    for (const language of [
      '*',
      'pt-BR',
      'xx',
      'de_DE',
      '-',
      '"><script>alert(1)</script>',
      '__proto__',
      'constructor',
      'x',
    ])
      for (const target of ['/', `/s/${token}`, '/s/none', '/m/MA/1', '/p/P1/1', '/m/NO/1']) {
        const { status, text } = await send('GET', target, {
          'Accept-Language': language,
          Accept: 'text/html',
        });
        expect([language, target, status < 500]).toEqual([language, target, true]);
        expect(text).toMatch(/^<!doctype html>/i);
        expect(text).not.toContain('<script');
      }
  });

  test('any document may be sent to be verified: mangled ones are never verified', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat({ max: 40 }),
        fc.string({ maxLength: 4 }),
        async (at, length, text) => {
          const start = at % document.length;
          const mangled = document.slice(0, start) + text + document.slice(start + length);
          fc.pre(mangled !== document);
          const answer = await send('POST', '/api/verify', { 'Content-Type': 'application/json' }, mangled);
          expect([200, 400]).toContain(answer.status);
          if (answer.status === 400) expectHarmless(answer);
          else if (JSON.parse(answer.text).verdict === 'verified')
            expect(JSON.parse(mangled)).toEqual(JSON.parse(document));
        },
      ),
      { numRuns: 150, seed: 20260616 },
    );
  });

  test('any JSON may be sent to be verified', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), async (json) => {
        expectHarmless(await send('POST', '/api/verify', { 'Content-Type': 'application/json' }, json));
      }),
      { numRuns: 150, seed: 20260617 },
    );
  });
});

test('an unknown address is a problem document', async () => {
  for (const target of ['/nothing', '/api/v1/people', '/s', '/s/', '/api/verify', '/metrics', '/.env']) {
    const answer = await send('GET', target);
    expect([target, answer.status, answer.type]).toEqual([target, 404, 'application/problem+json']);
    expect(JSON.parse(answer.text)).toMatchObject({
      type: '/problems/http.not-found',
      code: 'http.not-found',
      errors: [],
    });
  }
});

test('the service answers that it is there and ready, for nobody’s cache', async () => {
  for (const [target, status] of [
    ['/healthz', 'ok'],
    ['/readyz', 'ready'],
  ] as const) {
    const answer = await site.get(target);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await answer.json()).toEqual({ status });
  }
});

test('with the database gone it is healthy, not ready, and tells nobody why', async () => {
  await the.database.close();
  expect((await site.get('/healthz')).status).toBe(200);
  const ready = await send('GET', '/readyz');
  expect([ready.status, JSON.parse(ready.text).code]).toEqual([503, 'ready.database']);
  for (const target of ['/', `/s/${token}`, '/m/MA/1', '/.well-known/did.json']) {
    const answer = await send('GET', target);
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.text).not.toMatch(INSIDES);
    answers.push(answer.text);
  }
  expect(
    (await send('POST', '/api/verify', { 'Content-Type': 'application/json' }, document)).status,
  ).toBeGreaterThanOrEqual(500);
  expect(the.log.length).toBeGreaterThan(0);
});

test('no answer without a link and no line of the log names a person or a token', () => {
  expect(answers.length).toBeGreaterThan(500);
  for (const text of [...answers, ...the.log]) {
    expect(text).not.toMatch(PEOPLE);
    expect(text).not.toContain(token);
  }
  for (const line of the.log) expect(line).toMatch(/^\{"event":"[a-z.-]+"[^\n]*\}$/);
});
