import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { type Keyed, startApi, type TestApi } from '../../support/api.js';
import { openTestServices, type TestServices } from '../../support/services.js';
import { supplied, suppliedIssuer, vcApi } from '../../support/supplied.js';

let world: TestServices;
let api: TestApi;
let alpha: Keyed;
let issuer: string;

beforeAll(async () => {
  world = await openTestServices();
  api = await startApi(world);
  alpha = await api.keyed('alpha');
  issuer = await suppliedIssuer(alpha.client);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const send = (path: string, body: JsonValue, token: string | undefined = alpha.token) =>
  vcApi(api, token, path, body);
const REVOCABLE = { credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' } };

async function issued(options: JsonObject = {}): Promise<JsonObject> {
  const { status, body } = await send('/credentials/issue', { credential: supplied(issuer), options });
  expect(status).toBe(201);
  return (body as JsonObject).verifiableCredential as JsonObject;
}

describe('off unless an institution has an issuer', () => {
  test('without one nothing is issued, also with a key that may issue', async () => {
    const beta = await api.keyed('beta');
    const { status, body } = await send('/credentials/issue', { credential: supplied(issuer) }, beta.token);
    expect([status, (body as JsonObject).code]).toEqual([404, 'supplied.unknown']);
  });

  test('the institution’s own DID signs nothing that somebody supplies', async () => {
    const did = (await world.services.trust()).registry.issuers.keys().next().value ?? '';
    const { status } = await send('/credentials/issue', { credential: supplied(did) });
    expect(status).toBe(404);
  });
});

describe('who may', () => {
  test.each(['/credentials/issue', '/credentials/derive', '/credentials/status', '/presentations'])(
    '%s asks for a key, and for its scope',
    async (path) => {
      expect((await vcApi(api, undefined, path, {})).status).toBe(401);
      const reader = await api.keyed('alpha', ['read']);
      const { status, body } = await send(path, {}, reader.token);
      expect([status, (body as JsonObject).code]).toEqual([403, 'auth.scope']);
    },
  );

  test('another institution changes no status of ours', async () => {
    const { id } = await issued(REVOCABLE);
    const beta = await api.keyed('beta');
    const wish = { credentialId: id ?? '', issuer, ...REVOCABLE };
    expect((await send('/credentials/status', wish, beta.token)).status).toBe(404);
  });

  test('anybody may verify', async () => {
    const verifiableCredential = await issued();
    expect((await vcApi(api, undefined, '/credentials/verify', { verifiableCredential })).status).toBe(200);
  });
});

describe('what is signed here is no award', () => {
  test('it verifies, and the network recognises nobody by it', async () => {
    const document = await issued();
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify(document);
    const answer = await fetch(`${api.site.origin}/api/verify`, { method: 'POST', headers, body });
    const report = (await answer.json()) as {
      verdict: string;
      credentials: { results: { code: string }[] }[];
    };
    expect(report.verdict).toBe('undetermined');
    expect(report.credentials[0]?.results.map(({ code }) => code)).toContain('recognition.issuer-unknown');
  });
});

test('a revocation shows at once, in the list that anybody fetches too, and is never taken back', async () => {
  const verifiableCredential = await issued(REVOCABLE);
  const { id } = verifiableCredential;
  const status = verifiableCredential.credentialStatus as JsonObject;
  expect(status).toMatchObject({ type: 'BitstringStatusListEntry', statusPurpose: 'revocation' });
  expect((await send('/credentials/verify', { verifiableCredential })).status).toBe(200);
  const wish = { credentialId: id ?? '', issuer, ...REVOCABLE };
  expect((await send('/credentials/status', wish)).status).toBe(200);
  expect((await send('/credentials/status', wish)).status).toBe(200);
  const { status: answered, body } = await send('/credentials/verify', { verifiableCredential });
  expect(answered).toBe(400);
  expect(JSON.stringify((body as JsonObject).errors)).toContain('status.revoked');
  expect((await send('/credentials/status', { ...wish, status: false })).status).toBe(403);
  await world.services.statusLists.refresh();
  const list = await fetch(api.site.origin + new URL(String(status.statusListCredential)).pathname);
  expect(list.status).toBe(200);
  expect(await list.json()).toMatchObject({ issuer, credentialSubject: { statusPurpose: 'revocation' } });
});

test.each(['P-256', 'P-384', 'BLS12-381-G2'] as const)('an issuer with a key of type %s', async (keyType) => {
  const did = await suppliedIssuer(alpha.client, keyType);
  const { status, body } = await send('/credentials/issue', { credential: supplied(did) });
  expect(status).toBe(201);
  const verifiableCredential = (body as JsonObject).verifiableCredential as JsonObject;
  const verified = await send('/credentials/verify', { verifiableCredential });
  expect(verified.status).toBe(keyType === 'BLS12-381-G2' ? 400 : 200);
});

test('nothing of what was supplied is kept, but the id of what has a status', async () => {
  const name = 'Kept Nowhere';
  const credential = supplied(issuer, { credentialSubject: { id: 'did:example:kept', name } });
  await send('/credentials/issue', { credential, options: REVOCABLE });
  const { rows } = await world.database.pool.query<{ found: number }>(
    `SELECT count(*)::int AS found FROM "SuppliedCredential" s WHERE s::text LIKE '%Kept Nowhere%'
     UNION ALL SELECT count(*)::int FROM "AuditEntry" a WHERE a::text LIKE '%Kept Nowhere%'`,
  );
  expect(rows.map(({ found }) => found)).toEqual([0, 0]);
});
