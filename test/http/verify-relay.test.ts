import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { isJsonObject, type JsonValue } from '../../src/common/json.js';
import { signStatusListToken } from '../../src/credentials/status/status-list-token.js';
import { packStatuses } from '../../src/credentials/status/token-status-list.js';
import { type ForeignHost, startForeignHost } from '../support/foreign-host.js';
import { testIssuer } from '../support/samples.js';
import { openTestServices, START, startSite, type TestServices, type TestSite } from '../support/services.js';

/** What foreign issuers publish, as `/verify` has it fetched. */
let the: TestServices;
let foreign: ForeignHost;
let site: TestSite;
const ISSUER = 'https://cairn.example';

beforeAll(async () => {
  the = await openTestServices({ publicUrl: ISSUER });
  foreign = await startForeignHost();
  const { signer } = await testIssuer('elsewhere');
  const facts = { uri: foreign.at('/token'), issuedAt: new Date(START) };
  token = await signStatusListToken(packStatuses(1, 8, []), facts, signer);
  site = await startSite({ ...the.services, outside: foreign.outside });
});
afterAll(async () => {
  await site.close();
  foreign.close();
  await the.close();
});
beforeEach(() => {
  foreign.serves.clear();
  foreign.asked.length = 0;
  foreign.patience = 10_000;
});

const relayed = (query: Readonly<Record<string, string>>, headers: Record<string, string> = {}) =>
  site.get(`/verify/relay?${new URLSearchParams(query)}`, headers);
const list = (path: string, name?: string) => relayed({ list: foreign.at(path, name) });

/** Status and code of an answer, and what is the matter more exactly. */
async function refusal(answer: Response): Promise<readonly unknown[]> {
  const body: JsonValue = await answer.json();
  const [fault] = isJsonObject(body) && Array.isArray(body.errors) ? body.errors : [];
  return [answer.status, isJsonObject(body) && body.code, isJsonObject(fault) ? fault.code : undefined];
}

const LIST = JSON.stringify({ type: ['VerifiableCredential', 'BitstringStatusListCredential'], name: '<b>' });
let token: string;

test('gives out a DID document, a list and a token, each as text within JSON that no browser runs', async () => {
  const did = foreign.did(':i');
  foreign.serves.set('/i/did.json', JSON.stringify({ id: did, assertionMethod: [] }));
  foreign.serves.set('/list', LIST);
  foreign.serves.set('/token', (_request, response) =>
    response.writeHead(200, { 'Content-Type': 'application/statuslist+jwt', 'Set-Cookie': 'a=b' }).end(token),
  );
  const headers = { Cookie: 'session=secret', Referer: `${ISSUER}/s/secret`, 'X-Forwarded-For': '192.0.2.1' };
  for (const [query, text] of [
    [{ did }, JSON.stringify({ assertionMethod: [], id: did })],
    [{ list: foreign.at('/list') }, LIST],
    [{ list: foreign.at('/token') }, token],
  ] as const) {
    const answer = await relayed(query, headers);
    expect([query, answer.status, await answer.json()]).toEqual([
      query,
      200,
      { fetchedAt: new Date(START).toISOString(), text },
    ]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    });
    for (const absent of ['set-cookie', 'access-control-allow-origin'])
      expect(answer.headers.has(absent)).toBe(false);
  }
  for (const { headers: sent } of foreign.asked)
    expect(Object.keys(sent).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  expect(foreign.asked).toHaveLength(3);
});

test('asks a host once in a minute for the same, and once more after that', async () => {
  foreign.serves.set('/kept', LIST);
  await list('/kept');
  foreign.serves.delete('/kept');
  expect((await list('/kept')).status).toBe(200);
  expect(foreign.asked).toHaveLength(1);
  the.at('2026-06-15T10:01:00Z');
  expect((await list('/kept')).status).toBe(404);
  the.at(START);
});

test('asks a host once for all who ask for the same at the same time, and anew once that failed', async () => {
  foreign.serves.set('/together', (_request, response) => {
    setTimeout(() => response.writeHead(200, { 'Content-Type': 'application/json' }).end(LIST), 300);
  });
  const answers = await Promise.all([list('/together'), list('/together'), list('/late')]);
  const [one, other] = await Promise.all(answers.map((answer) => answer.json()));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404]);
  expect(other).toEqual(one);
  foreign.serves.set('/late', LIST);
  expect((await list('/late')).status).toBe(200);
  expect(foreign.asked.map(({ path }) => path).sort()).toEqual(['/late', '/late', '/together']);
});

const FORGED: readonly (readonly [what: string, type: string, body: string])[] = [
  ['a page', 'text/html', LIST],
  ['a picture', 'image/svg+xml', LIST],
  ['a page that says it is JSON', 'application/json', '<script>alert(1)</script>'],
  ['JSON that is no list', 'application/json', '{"type":"Thing"}'],
  ['a credential', 'application/vc', '{"type":["VerifiableCredential"]}'],
  ['an array', 'application/json', `[${LIST}]`],
  ['a list with a name twice', 'application/json', LIST.replace('{', '{"type":"x",')],
  ['another token', 'application/jwt', 'eyJhbGciOiJub25lIn0.e30.'],
  ['nothing', 'application/json', ''],
];

test.each(FORGED)('gives out nothing of %s in the place of a list', async (what, type, body) => {
  foreign.serves.set('/forged', (_request, response) =>
    response.writeHead(200, { 'Content-Type': type }).end(body),
  );
  const answer = await list('/forged');
  expect([what, ...(await refusal(answer)).slice(0, 2)]).toEqual([what, 403, 'relay.unfit']);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
});

test('gives out nothing in the place of a DID document that isn’t one, or is another’s', async () => {
  for (const document of [
    { id: foreign.did(':other') },
    { id: foreign.did(':x'), verificationMethod: 'x' },
    LIST,
  ]) {
    foreign.serves.set('/x/did.json', JSON.stringify(document));
    expect((await refusal(await relayed({ did: foreign.did(':x') }))).slice(0, 2)).toEqual([
      403,
      'relay.unfit',
    ]);
  }
});

test('reaches nothing but public hosts, wherever it is sent', async () => {
  const own = site.origin.slice('http://'.length);
  foreign.serves.set('/inside', (_request, response) =>
    response.writeHead(302, { Location: foreign.at('/secret', 'private.example') }).end(),
  );
  foreign.serves.set('/round', (_request, response) => response.writeHead(302, { Location: '/round' }).end());
  for (const [query, status, code, because] of [
    [{ list: `http://${own}/healthz` }, 403, 'relay.refused', 'fetch.not-https'],
    [{ list: 'https://127.0.0.1/' }, 403, 'relay.refused', 'fetch.host-not-a-name'],
    [{ list: 'https://2130706433/' }, 403, 'relay.refused', 'fetch.host-not-a-name'],
    [{ list: 'https://0x7f.1/' }, 403, 'relay.refused', 'fetch.host-not-a-name'],
    [{ list: 'https://[::1]/' }, 403, 'relay.refused', 'fetch.host-not-a-name'],
    [{ list: 'https://[::ffff:169.254.169.254]/latest' }, 403, 'relay.refused', 'fetch.host-not-a-name'],
    [{ list: 'https://localhost/' }, 403, 'relay.refused', 'fetch.host-not-a-name'],
    [{ list: 'https://foreign.example:22/' }, 403, 'relay.refused', 'fetch.port'],
    [{ list: 'file:///etc/passwd' }, 403, 'relay.refused', 'fetch.url-invalid'],
    [{ list: 'https://user@foreign.example/' }, 403, 'relay.refused', 'fetch.url-invalid'],
    [{ list: 'https://foreign.example\\@private.example/' }, 403, 'relay.refused', 'fetch.url-invalid'],
    [{ list: foreign.at('/', 'private.example') }, 403, 'relay.refused', 'fetch.private-address'],
    [{ list: foreign.at('/', 'rebound.example') }, 403, 'relay.refused', 'fetch.private-address'],
    [{ did: foreign.did('', 'private.example') }, 403, 'relay.refused', 'fetch.private-address'],
    [{ did: 'did:web:127.0.0.1' }, 403, 'relay.refused', 'did.invalid'],
    [{ did: 'did:web:foreign.example:..:secret' }, 403, 'relay.refused', 'did.invalid'],
    [{ did: 'did:ethr:0x1' }, 403, 'relay.refused', 'did.method-unsupported'],
    [{ list: foreign.at('/inside') }, 403, 'relay.moved', 'fetch.redirect-elsewhere'],
    [{ list: foreign.at('/round') }, 403, 'relay.moved', 'fetch.redirects'],
    [{ list: `${ISSUER}/verify/relay?list=x` }, 400, 'relay.own-address', undefined],
    [{ did: 'did:web:cairn.example:i:alpha' }, 400, 'relay.own-address', undefined],
    [{ list: 'x', did: 'y' }, 400, 'relay.query', undefined],
    [{ page: 'https://foreign.example/' }, 400, 'relay.query', undefined],
    [{}, 400, 'relay.query', undefined],
  ] as const)
    expect([query, ...(await refusal(await relayed(query)))]).toEqual([query, status, code, because]);
  expect((await refusal(await site.get('/verify/relay?list=a&list=b')))[1]).toBe('relay.query');
  expect(foreign.asked.map(({ path }) => path)).toEqual(['/inside', '/round', '/round', '/round', '/round']);
});

test('says what is the matter with a host that is slow, down or answers too much', async () => {
  foreign.serves.set('/slow', () => {});
  foreign.serves.set('/drip', (_request, response) => {
    response.writeHead(200).write('{');
  });
  foreign.serves.set('/down', (_request, response) => response.writeHead(503).end(LIST));
  foreign.serves.set('/cut', (_request, response) => response.socket?.destroy());
  foreign.serves.set('/large', (_request, response) => response.end(Buffer.alloc(2_200_000, ' ')));
  foreign.serves.set('/huge', (_request, response) =>
    response.writeHead(200, { 'Content-Length': '200000000' }).write('{'),
  );
  foreign.serves.set('/packed', (_request, response) =>
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(LIST),
  );
  foreign.serves.set('/l/did.json', ' '.repeat(70_000));
  const cases: readonly (readonly [Promise<Response>, number, string, string])[] = [
    [list('/down'), 503, 'relay.unavailable', 'fetch.no-answer'],
    [list('/cut'), 503, 'relay.unavailable', 'fetch.no-answer'],
    [relayed({ list: 'https://nowhere.example/' }), 503, 'relay.unavailable', 'fetch.no-such-host'],
    [relayed({ list: 'https://down.example:9/' }), 503, 'relay.unavailable', 'fetch.no-answer'],
    [list('/large'), 403, 'relay.too-large', 'fetch.too-large'],
    [list('/huge'), 403, 'relay.too-large', 'fetch.too-large'],
    [relayed({ did: foreign.did(':l') }), 403, 'relay.too-large', 'fetch.too-large'],
    [list('/packed'), 403, 'relay.unfit', 'fetch.encoded'],
    [list('/gone'), 404, 'relay.not-found', 'status-list.not-found'],
    [relayed({ did: foreign.did(':gone') }), 404, 'relay.not-found', 'did.not-found'],
  ];
  for (const [asked, ...told] of cases) expect(await refusal(await asked)).toEqual(told);
  foreign.patience = 100;
  for (const path of ['/slow', '/drip'])
    expect(await refusal(await list(path))).toEqual([503, 'relay.slow', 'fetch.timeout']);
});

test('is for pages of this service alone', async () => {
  for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://elsewhere.example' }])
    expect((await refusal(await relayed({ list: foreign.at('/list') }, headers)))[1]).toBe('http.cross-site');
  expect(foreign.asked).toEqual([]);
});

test('leaves nothing of what was asked for in the log', () => {
  expect(the.log.filter((line) => /foreign|private/.test(line))).toEqual([]);
});
