import pg from 'pg';
import { uploadForm } from '../../../../src/credentials/jades/upload.js';
import { createShare } from '../../../../src/delivery/shares.js';
import type { TestApi } from '../../../support/api.js';
import type { Said } from '../../../support/api-client/client.js';
import { type ProblemCases, untilSomebodyWaits } from '../../../support/problem-case.js';

const KEY_WISH = { name: 'a system', scopes: ['read' as const] };
const JSON_TYPE = { 'Content-Type': 'application/json' };

/** A body as it is written here, to an endpoint that takes JSON. */
const sent =
  (body: string | Uint8Array, headers: Record<string, string> = JSON_TYPE) =>
  ({ network }: TestApi) =>
    network.send('POST', '/keys', { body, headers });

/** Says that it is a signed record of a check, by nobody. */
const RECORD = `${Buffer.from(JSON.stringify({ typ: 'check-record+jwt' })).toString('base64url')}.e30.c2ln`;

/** What any endpoint may answer with, and what lies outside `/api/v1`. */
export const sharedProblems: ProblemCases = {
  'auth.key': ({ as }) => as('nonsense').getMe(),
  'auth.missing': ({ anonymous }) => anonymous.getMe(),
  'auth.institution-only': ({ network }) => network.listImports(),
  'auth.network-only': ({ alpha }) => alpha.createKey({ body: { ...KEY_WISH, institution: 'beta' } }),
  'auth.scope': ({ reader }) => reader.createKey({ body: KEY_WISH }),
  'http.malformed-request': ({ network }) => network.send('GET', '/keys/%E0%A4%A'),
  'http.cross-site': ({ anonymous }) =>
    anonymous.send('POST', '/../../sign-out', { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
  'http.not-found': ({ network }) => network.send('GET', '/nothing'),
  'http.wrong-method': ({ network }) => network.send('PUT', '/keys'),
  'request.cursor': ({ network }) => network.listKeys({ query: { cursor: 'x' } }),
  'request.invalid': ({ network }) => network.send('POST', '/keys', { body: {} }),
  'internal.error': async ({ network, world }) => {
    const { pool } = world.database;
    await pool.query('ALTER TABLE "ShareLink" RENAME TO "ShareLinkAway"');
    try {
      return await network.listShares();
    } finally {
      await pool.query('ALTER TABLE "ShareLinkAway" RENAME TO "ShareLink"');
    }
  },
  'network.missing': without('Network', ({ network }) => network.listModules()),
  'service.unavailable': withoutDatabase(({ network }) => network.getMe()),

  'body.too-large': sent(`"${'a'.repeat(2_000_001)}"`),
  'body.unsupported-encoding': sent('{}', { ...JSON_TYPE, 'Content-Encoding': 'gzip' }),
  'body.unsupported-type': sent('{}', { 'Content-Type': 'text/plain' }),
  'json.duplicate-key': sent('{"name":"x","name":"y"}'),
  'json.encoding': sent(new Uint8Array([0xff])),
  'json.forbidden-key': sent('{"__proto__":{}}'),
  'json.malformed': sent('{'),
  'json.number': sent('{"name":0.12345678901234567}'),
  'json.surrogate': sent('{"name":"\\ud800"}'),
  'json.too-deep': sent(`${'['.repeat(200)}${']'.repeat(200)}`),
  'json.too-large': sent(`[${'0,'.repeat(900_000)}0]`),

  'idempotency.malformed': ({ network }) =>
    network.createKey({ body: KEY_WISH, headers: { 'Idempotency-Key': ' ' } }),
  'idempotency.in-progress': async ({ network, world }) => {
    const ask = () => network.createKey({ body: KEY_WISH, headers: { 'Idempotency-Key': 'twice' } });
    await network.getMe(); // so that the use of the key is noted already
    const client = await world.database.pool.connect();
    await client.query('BEGIN; LOCK TABLE "ApiKey" IN SHARE MODE');
    const first = ask();
    await untilSomebodyWaits(client);
    try {
      return await ask();
    } finally {
      await client.query('COMMIT');
      client.release();
      await first;
    }
  },
  'idempotency.other-request': async ({ network }) => {
    const headers = { 'Idempotency-Key': 'other' };
    await network.createKey({ body: KEY_WISH, headers });
    return network.createKey({ body: { ...KEY_WISH, name: 'another' }, headers });
  },
  'idempotency.answer-gone': async ({ network }) => {
    const ask = () => network.createKey({ body: KEY_WISH, headers: { 'Idempotency-Key': 'gone' } });
    await ask();
    return ask();
  },

  'did.unknown': outside('GET', '/i/nobody/did.json'),
  'status-list.unknown': outside('GET', '/status/00000000-0000-4000-8000-000000000000/revocation'),
  'verify.not-an-object': outside('POST', '/api/verify', '[]'),
  'verify.not-sealed': outside(
    'POST',
    '/api/verify',
    JSON.stringify(uploadForm({ type: ['VerifiableCredential', 'EuropeanDigitalCredential'] })),
  ),
  'verify.check-record': outside('POST', '/api/verify', RECORD, 'application/jwt'),
  'check-record.form': outside('POST', '/api/check-records/verify', 'x.y.z', 'application/jwt'),
  'check-record.nothing-read': outside(
    'POST',
    '/api/check-records',
    JSON.stringify({ type: 'VerifiableCredential' }),
  ),
  'share.no-such-form': shownAs('application/epub+zip'),
  'share.form-not-made': shownAs('application/dc+sd-jwt'),
  'verify.batch-empty': outside('POST', '/api/verify/batch', ' ', 'text/plain'),
  'verify.batch-too-many': outside('POST', '/api/verify/batch', '{}\n'.repeat(1001), 'text/plain'),
  'verify.nothing-inside': outside('POST', '/api/verify', '%PDF-1.7', 'application/pdf'),
  'verify.pdf-encrypted': outside(
    'POST',
    '/api/verify',
    '%PDF-1.7\ntrailer<</Encrypt 5 0 R>>',
    'application/pdf',
  ),
  'register.name-short': outside('GET', '/api/register?name=x'),
  'register.page': outside('GET', '/api/register?name=Ana&page=0'),
  'verify.parts': outside('POST', '/api/verify?parts=some', '{}'),
  'registry.not-signed': async (api) => {
    const { prisma } = api.world.database;
    const { did } = await prisma.network.findFirstOrThrow();
    // a network that has no key here
    await prisma.network.updateMany({ data: { did: 'did:web:elsewhere.example' } });
    try {
      return await outside('GET', '/registry')(api);
    } finally {
      await prisma.network.updateMany({ data: { did } });
    }
  },
  'status-list.not-signed': async (api) => {
    await api.world.issue('alpha', 'A1,Ana,MA,2026-01-15,A,');
    const { prisma } = api.world.database;
    const { address, statusList } = await prisma.statusListDocument.findFirstOrThrow({
      include: { statusList: true },
    });
    const { id, issuerDid } = statusList;
    await prisma.statusListDocument.updateMany({
      where: { address },
      data: { document: null, signedVersion: -1 },
    });
    // an issuer that has no key here
    await prisma.statusList.update({ where: { id }, data: { issuerDid: 'did:web:elsewhere.example' } });
    try {
      return await outside('GET', new URL(address).pathname)(api);
    } finally {
      await prisma.statusList.update({ where: { id }, data: { issuerDid } });
    }
  },
  'ready.no-network': without('Network', outside('GET', '/readyz')),
  'ready.database': withoutDatabase(outside('GET', '/readyz')),

  // last, since the address is held up from then on
  'limit.exceeded': async ({ as }) => {
    for (let count = 0; count < 40; count++) {
      const answer = await as('nonsense').getMe();
      if (answer.status === 429) return answer;
    }
    return as('nonsense').getMe();
  },
};

/** A request that isn't one of an operation. */
function outside(method: string, path: string, body?: string, type = 'application/json') {
  return async ({ site }: TestApi): Promise<Said> => {
    const init = body === undefined ? { method } : { method, body, headers: { 'Content-Type': type } };
    const response = await fetch(site.origin + path, init);
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
}

/** What a link shows, asked for as this type. */
function shownAs(type: string) {
  return async ({ site, world }: TestApi): Promise<Said> => {
    const { issued, existing } = await world.issue('alpha', 'S1,Sara,MA,2026-01-15,A,');
    const award = [...issued, ...existing][0]?.awardId ?? '';
    const { token } = await createShare(world.services.sharing, [award], { actor: 'test' });
    const response = await fetch(`${site.origin}/s/${token}`, { headers: { Accept: type } });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
}

/** A table is empty while something is asked. */
function without(table: string, ask: (api: TestApi) => Promise<Said>) {
  return async (api: TestApi): Promise<Said> => {
    const { pool } = api.world.database;
    await pool.query(`CREATE TABLE kept AS TABLE "${table}"; DELETE FROM "${table}"`);
    try {
      return await ask(api);
    } finally {
      await pool.query(`INSERT INTO "${table}" SELECT * FROM kept; DROP TABLE kept`);
    }
  };
}

/** The database takes no connection while something is asked. */
function withoutDatabase(ask: (api: TestApi) => Promise<Said>) {
  return async (api: TestApi): Promise<Said> => {
    const { address } = api.world.database;
    const admin = new pg.Client({ ...address, database: 'postgres' });
    await admin.connect();
    try {
      await admin.query(`ALTER DATABASE ${address.database} ALLOW_CONNECTIONS false`);
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
        address.database,
      ]);
      return await ask(api);
    } finally {
      await admin.query(`ALTER DATABASE ${address.database} ALLOW_CONNECTIONS true`);
      await admin.end();
    }
  };
}
