import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { type ConformanceServer, conformanceServer, type Offered } from '../../support/conformance.js';
import { signOutside, V1, V2 } from '../../support/outside-proofs.js';
import { testKey } from '../../support/suite-keys.js';

let server: ConformanceServer;
let issuer: Offered;
let setter: Offered;

beforeAll(async () => {
  server = await conformanceServer();
  issuer = server.find('issuers', 'BitstringStatusList');
  setter = server.find('setStatusLists', 'BitstringStatusList');
}, 30_000);

const SUBJECT = { id: 'did:key:z6MkhTNL7i2etLerDK8Acz5t528giE5KA4p75T6ka1E1D74r' };

async function issue(
  over: Record<string, JsonValue | undefined> = {},
  endpoint = issuer.endpoint,
  options: JsonObject = {},
) {
  const credential = {
    '@context': [V2],
    type: ['VerifiableCredential'],
    id: `urn:uuid:${randomUUID()}`,
    issuer: issuer.id,
    credentialSubject: SUBJECT,
    ...over,
  };
  const { status, body } = await server.post(endpoint, JSON.parse(JSON.stringify({ credential, options })));
  return { status, code: body.code, issued: (body.verifiableCredential ?? {}) as JsonObject };
}
const entryOf = (credential: JsonObject) => credential.credentialStatus as Record<string, string>;
const verify = async (verifiableCredential: JsonObject) => {
  const { endpoint } = server.find('verifiers', 'BitstringStatusList');
  const { status, body } = await server.post(endpoint, { verifiableCredential });
  const types = ((body.problemDetails ?? []) as JsonObject[]).map(({ title }) => title);
  return [status, types] as const;
};
const VERIFIED = [200, []] as const;
const REVOCATION = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' };
const setStatus = (credential: JsonObject, statusPurpose: string, status?: boolean) =>
  server.post(setter.endpoint, {
    credentialId: credential.id ?? null,
    credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose },
    ...(status === undefined ? {} : { status }),
  });

async function listAt(address: string): Promise<JsonObject> {
  const answer = await fetch(address);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('json')]);
  return (await answer.json()) as JsonObject;
}
/** Reads a list as a stranger would: bit 0 is the leftmost one. */
async function bitOf({ statusListCredential, statusListIndex }: Record<string, string>): Promise<number> {
  const { encodedList } = (await listAt(statusListCredential ?? '')).credentialSubject as Record<
    string,
    string
  >;
  const bits = gunzipSync(Buffer.from(String(encodedList).slice(1), 'base64url'));
  const index = Number(statusListIndex);
  return ((bits[index >> 3] ?? 0) >> (7 - (index % 8))) & 1;
}

describe('a credential that gets a status', () => {
  test('has one entry, as the specification has it, and verifies', async () => {
    const { status, issued } = await issue();
    expect(status).toBe(201);
    expect(issued).toMatchObject({
      '@context': [V2],
      type: ['VerifiableCredential'],
      issuer: issuer.id,
      credentialSubject: SUBJECT,
    });
    expect(Array.isArray(issued.credentialStatus)).toBe(false);
    expect(Array.isArray(issued.proof)).toBe(false);
    const entry = entryOf(issued);
    expect(
      Object.keys(entry)
        .sort()
        .filter((name) => name !== 'id'),
    ).toEqual(['statusListCredential', 'statusListIndex', 'statusPurpose', 'type']);
    expect(entry).toMatchObject({ type: 'BitstringStatusListEntry', statusPurpose: 'revocation' });
    expect(entry.statusListIndex).toMatch(/^(?:0|[1-9]\d*)$/);
    expect(URL.canParse(entry.statusListCredential ?? '')).toBe(true);
    expect(entry.id).not.toBe(entry.statusListCredential);
    expect(await verify(issued)).toEqual(VERIFIED);
  });

  test('has a place of its own', async () => {
    const entries = await Promise.all(
      Array.from({ length: 10 }, async () => entryOf((await issue()).issued)),
    );
    expect(new Set(entries.map(({ statusListIndex }) => statusListIndex)).size).toBe(10);
  });

  test('may ask for it in the options, for either purpose', async () => {
    const { id, endpoint } = server.find('issuers', 'vc2.0');
    const credential = {
      '@context': [V2],
      type: ['VerifiableCredential'],
      issuer: id,
      credentialSubject: SUBJECT,
    };
    for (const statusPurpose of ['revocation', 'suspension']) {
      const options = { credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose } };
      const { status, body } = await server.post(endpoint, {
        credential: { ...credential, id: `urn:uuid:${randomUUID()}` },
        options,
      });
      expect(status).toBe(201);
      expect(entryOf(body.verifiableCredential as JsonObject).statusPurpose).toBe(statusPurpose);
    }
  });

  test.each<[string, Record<string, JsonValue | undefined>]>([
    ['no id', { id: undefined }],
    [
      'an entry of its own',
      {
        credentialStatus: {
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: '1',
          statusListCredential: 'https://example.com/1',
        },
      },
    ],
    [
      'an entry that is malformed',
      {
        credentialStatus: {
          type: 'BitstringStatusListEntry',
          statusListIndex: true,
          statusListCredential: 'https://example.com',
        },
      },
    ],
    [
      'an undefined term for it',
      {
        statusEntry: {
          type: 'BitstringStatusListEntry',
          statusListIndex: true,
          statusListCredential: 'https://example.com',
        },
      },
    ],
    ['version 1.1', { '@context': [V1], issuanceDate: '2024-01-01T00:00:00Z' }],
  ])('is refused with %s', async (_what, over) => {
    expect((await issue(over)).status).toBe(400);
  });

  test('is refused a second time, and for an unknown purpose', async () => {
    const { issued } = await issue();
    expect(await issue({ id: issued.id })).toMatchObject({ status: 409, code: 'supplied.status-taken' });
    const endpoint = issuer.endpoint.replace('status=revocation', 'status=message');
    expect((await issue({}, endpoint)).status).toBe(400);
    expect((await issue({}, `${issuer.endpoint}&status=suspension`)).status).toBe(400);
  });
});

describe('the list', () => {
  test('is a signed credential of its issuer, long enough to tell nothing', async () => {
    const address = entryOf((await issue()).issued).statusListCredential ?? '';
    const list = await listAt(address);
    expect(list).toMatchObject({
      '@context': [V2],
      id: address,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: issuer.id,
    });
    const subject = list.credentialSubject as Record<string, string>;
    expect(subject).toMatchObject({ type: 'BitstringStatusList', statusPurpose: 'revocation' });
    expect(subject.encodedList).toMatch(/^u[A-Za-z0-9_-]+$/);
    const bytes = gunzipSync(Buffer.from(String(subject.encodedList).slice(1), 'base64url'));
    expect(bytes.byteLength).toBeGreaterThanOrEqual(16_384);
    const { endpoint } = server.find('verifiers', 'vc2.0');
    const judged = async (verifiableCredential: JsonObject) =>
      (await server.post(endpoint, { verifiableCredential })).status;
    expect([await judged(list), await judged({ ...list, validUntil: '2999-01-01T00:00:00Z' })]).toEqual([
      200, 400,
    ]);
    expect((await verify(list))[0]).toBe(400);
    expect(list.proof).toMatchObject({ type: 'DataIntegrityProof', proofPurpose: 'assertionMethod' });
  });

  test.each([
    '/status/z6MkhTNL7i2etLerDK8Acz5t528giE5KA4p75T6ka1E1D74r/revocation',
    '/status/x/y',
    '/status/x',
  ])('that there is not is not found: %s', async (path) => {
    expect((await fetch(new URL(path, issuer.endpoint))).status).toBe(404);
  });
});

describe('setting a status', () => {
  test('a revocation is read from the list, and is for good', async () => {
    const [{ issued }, { issued: other }] = [await issue(), await issue()];
    expect(await bitOf(entryOf(issued))).toBe(0);
    expect((await setStatus(issued, 'revocation')).status).toBe(200);
    expect(await bitOf(entryOf(issued))).toBe(1);
    expect(await verify(issued)).toEqual([400, ['status.revoked']]);
    expect((await setStatus(issued, 'revocation')).status).toBe(200);
    expect((await setStatus(issued, 'revocation', false)).status).toBe(403);
    expect(await verify(issued)).toEqual([400, ['status.revoked']]);
    expect([await bitOf(entryOf(other)), await verify(other)]).toEqual([0, VERIFIED]);
  });

  test('a suspension is set and cleared', async () => {
    const { issued } = await issue({}, issuer.endpoint.replace('status=revocation', 'status=suspension'));
    expect(entryOf(issued).statusPurpose).toBe('suspension');
    expect(await verify(issued)).toEqual(VERIFIED);
    for (const [value, outcome] of [
      [true, [400, ['status.suspended']]],
      [false, VERIFIED],
      [true, [400, ['status.suspended']]],
    ] as const) {
      expect((await setStatus(issued, 'suspension', value)).status).toBe(200);
      expect(await bitOf(entryOf(issued))).toBe(value ? 1 : 0);
      expect(await verify(issued)).toEqual(outcome);
    }
  });

  test('a presentation of what was revoked is refused', async () => {
    const { issued } = await issue();
    const key = await testKey('Ed25519', 'holder');
    const presentation = {
      '@context': [V2],
      type: ['VerifiablePresentation'],
      verifiableCredential: [issued],
    };
    const vp = await signOutside(presentation, {
      suite: 'eddsa-rdfc-2022',
      key,
      says: { proofPurpose: 'authentication' },
    });
    const { endpoint } = server.find('vpVerifiers', 'full');
    expect((await server.post(endpoint, { verifiablePresentation: vp })).status).toBe(200);
    await setStatus(issued, 'revocation');
    expect((await server.post(endpoint, { verifiablePresentation: vp })).status).toBe(400);
  });

  test('goes by the credentialId that was given at issue, of a credential without id', async () => {
    const credentialId = `urn:uuid:${randomUUID()}`;
    const { status, issued } = await issue({ id: undefined }, issuer.endpoint, { credentialId });
    expect(status).toBe(201);
    expect(JSON.stringify(issued)).not.toContain(credentialId);
    expect(await verify(issued)).toEqual(VERIFIED);
    const again = await issue({ id: undefined }, issuer.endpoint, { credentialId });
    expect(again).toMatchObject({ status: 409, code: 'supplied.status-taken' });
    expect((await setStatus({ id: credentialId }, 'revocation')).status).toBe(200);
    expect(await verify(issued)).toEqual([400, ['status.revoked']]);
  });

  test('goes by the credentialId alone where the credential has an id, too', async () => {
    const credentialId = `urn:uuid:${randomUUID()}`;
    const { issued } = await issue({}, issuer.endpoint, { credentialId });
    expect((await setStatus(issued, 'revocation')).status).toBe(404);
    expect((await setStatus({ id: credentialId }, 'revocation')).status).toBe(200);
    expect(await verify(issued)).toEqual([400, ['status.revoked']]);
  });

  test.each<[string, JsonValue]>([
    ['a number', 7],
    ['nothing', ''],
  ])('does not go by a credentialId that is %s', async (_what, credentialId) => {
    expect((await issue({}, issuer.endpoint, { credentialId })).status).toBe(400);
  });

  test.each<[string, JsonValue, number]>([
    ['nothing', {}, 400],
    ['no id', { credentialStatus: REVOCATION }, 400],
    ['a number as id', { credentialId: 1, credentialStatus: REVOCATION }, 400],
    ['no status', { credentialId: 'urn:x:1' }, 400],
    ['an empty list', { credentialId: 'urn:x:1', credentialStatus: [] }, 400],
    ['no type', { credentialId: 'urn:x:1', credentialStatus: { statusPurpose: 'revocation' } }, 400],
    ['a number as type', { credentialId: 'urn:x:1', credentialStatus: { ...REVOCATION, type: 1 } }, 400],
    ['no purpose', { credentialId: 'urn:x:1', credentialStatus: { type: REVOCATION.type } }, 400],
    ['no purpose in a list', { credentialId: 'urn:x:1', credentialStatus: [{ type: REVOCATION.type }] }, 400],
    [
      'an unknown purpose',
      { credentialId: 'urn:x:1', credentialStatus: { ...REVOCATION, statusPurpose: 'message' } },
      400,
    ],
    [
      'a status that is no boolean',
      { credentialId: 'urn:x:1', credentialStatus: REVOCATION, status: 'true' },
      400,
    ],
    ['a list', [], 400],
    ['an unknown credential', { credentialId: 'urn:x:never-issued', credentialStatus: REVOCATION }, 404],
  ])('%s is answered so', async (_what, body, status) => {
    expect((await server.post(setter.endpoint, body)).status).toBe(status);
  });
});

describe('a credential whose status cannot be told is not verified', () => {
  const entry = (over: JsonObject = {}) => ({
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '94567',
    statusListCredential: 'https://example.com/credentials/status/3',
    ...over,
  });
  const STATUS = 'https://www.w3.org/ns/credentials/status-list#';
  const DATA_MODEL = 'https://www.w3.org/TR/vc-data-model#';
  const typesOf = ({ problemDetails = [] }: JsonObject) =>
    (problemDetails as JsonObject[]).map(({ type }) => type);
  const sent = async (verifiableCredential: JsonObject) => {
    const { endpoint } = server.find('verifiers', 'BitstringStatusList');
    const { status, body } = await server.post(endpoint, { verifiableCredential });
    return [status, typesOf(body)] as const;
  };

  test.each<[string, JsonValue, string]>([
    ['its list is elsewhere', entry(), `${STATUS}STATUS_RETRIEVAL_ERROR`],
    [
      'the list is another issuer’s',
      entry({ statusListCredential: 'ours' }),
      `${STATUS}STATUS_VERIFICATION_ERROR`,
    ],
    ['its index is no number', entry({ statusListIndex: 'x' }), `${DATA_MODEL}MALFORMED_VALUE_ERROR`],
    ['its purpose is unknown', entry({ statusPurpose: 'unheard' }), `${STATUS}STATUS_VERIFICATION_ERROR`],
    [
      'its type is unknown',
      { id: 'did:example:status', type: 'https://example.org/#Unheard' },
      `${STATUS}STATUS_VERIFICATION_ERROR`,
    ],
  ])('%s, and the error has its own type', async (_what, credentialStatus, type) => {
    const key = await testKey('Ed25519', 'status');
    const address = entryOf((await issue()).issued).statusListCredential ?? '';
    const text = JSON.stringify(credentialStatus).replace('"ours"', JSON.stringify(address));
    const document = {
      '@context': [V2],
      type: ['VerifiableCredential'],
      issuer: key.did,
      credentialSubject: SUBJECT,
      credentialStatus: JSON.parse(text) as JsonObject,
    };
    const signed = await signOutside(document, { suite: 'eddsa-rdfc-2022', key });
    expect(await sent(signed)).toEqual([400, [type]]);
  });

  test('its place lies outside of the list, and the error has its own type', async () => {
    const statusListCredential = entryOf((await issue()).issued).statusListCredential ?? '';
    const endpoint = new URL(issuer.endpoint);
    endpoint.searchParams.delete('status');
    const credentialStatus = entry({ statusListCredential, statusListIndex: '999999999' });
    const { status, issued } = await issue({ credentialStatus }, endpoint.href);
    expect(status).toBe(201);
    expect(await sent(issued)).toEqual([400, [`${DATA_MODEL}RANGE_ERROR`]]);
  });

  test('its list is too short, and the error has its own type', async () => {
    const key = await testKey('Ed25519', 'status');
    // an address that nobody asks: the list comes along
    const address = 'https://127.0.0.1/lists/1';
    const sign = (document: JsonObject) =>
      signOutside({ '@context': [V2], issuer: key.did, ...document }, { suite: 'eddsa-rdfc-2022', key });
    const verifiableCredential = await Promise.all([
      sign({
        type: ['VerifiableCredential'],
        credentialSubject: SUBJECT,
        credentialStatus: entry({ statusListCredential: address }),
      }),
      sign({
        id: address,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        credentialSubject: {
          type: 'BitstringStatusList',
          statusPurpose: 'revocation',
          encodedList: `u${gzipSync(Buffer.alloc(16_383)).toString('base64url')}`,
        },
      }),
    ]);
    const presentation = { '@context': [V2], type: ['VerifiablePresentation'], verifiableCredential };
    const { endpoint } = server.find('vpVerifiers', 'full');
    const { status, body } = await server.post(endpoint, { presentation });
    expect([status, typesOf(body)]).toEqual([400, [`${STATUS}STATUS_LIST_LENGTH_ERROR`]]);
  });
});
