import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  createHeaderAndPayload,
  getListFromStatusListJWT,
  getStatusListFromJWT,
  StatusList,
} from '@sd-jwt/jwt-status-list';
import { compactVerify, importJWK } from 'jose';
import type { JsonObject } from '../../../../src/common/json.js';
import { readEnveloped } from '../../../../src/credentials/jose/read-enveloped.js';
import {
  readStatusListToken,
  readStatusReference,
  type StatusListFacts,
  signStatusListToken,
  statusListFreshUntil,
  verifyStatusListToken,
} from '../../../../src/credentials/status/status-list-token.js';
import {
  decodeTokenStatusList,
  packStatuses,
  statusAt,
} from '../../../../src/credentials/status/token-status-list.js';
import {
  credentialOf,
  forge,
  JOSE_KEY_TYPES,
  type JoseIssuer,
  joseIssuer,
} from '../../../support/jose-issuers.js';
import { thrown } from '../../../support/thrown.js';

const URI = 'https://example.com/statuslists/1';
const NOW = new Date('2026-06-15T10:00:00Z');
const FACTS: StatusListFacts = {
  uri: URI,
  issuedAt: new Date('2026-06-15T09:00:00.900Z'),
  expires: new Date('2026-06-16T09:00:00Z'),
  ttl: 43_200,
};
const LIST = packStatuses(2, 12, [
  [0, 1],
  [5, 2],
  [11, 3],
]);

let issuer: JoseIssuer;
let good: string;

beforeAll(async () => {
  issuer = await joseIssuer('P-256');
  good = await signStatusListToken(LIST, FACTS, issuer.signer);
});

const verified = (text: string, over: Partial<Parameters<typeof verifyStatusListToken>[1]> = {}) =>
  verifyStatusListToken(readStatusListToken(text), { uri: URI, method: issuer.method, now: NOW, ...over });
const payloadOf = (over: JsonObject = {}): JsonObject => ({
  sub: URI,
  iat: 1_686_920_170,
  exp: 2_291_720_170,
  ttl: 43_200,
  status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' },
  ...over,
});
const headerOf = (over: Record<string, unknown> = {}) =>
  ({ alg: 'ES256', kid: issuer.method.id, typ: 'statuslist+jwt', ...over }) as JsonObject;

test.each(JOSE_KEY_TYPES)(
  'what is signed with %s is valid, and jose and another library read it',
  async (type) => {
    const signer = await joseIssuer(type);
    const text = await signStatusListToken(LIST, FACTS, signer.signer);
    expect(await verified(text, { method: signer.method })).toBe('valid');
    const { protectedHeader, payload } = await compactVerify(
      text,
      await importJWK(signer.publicJwk, signer.alg),
    );
    expect(protectedHeader).toEqual({ alg: signer.alg, kid: signer.method.id, typ: 'statuslist+jwt' });
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({
      sub: URI,
      iat: 1_781_514_000,
      exp: 1_781_600_400,
      ttl: 43_200,
      status_list: { bits: 2, lst: expect.any(String) },
    });
    const theirs = getListFromStatusListJWT(text);
    expect([0, 1, 5, 11].map((index) => theirs.getStatus(index))).toEqual([1, 0, 2, 3]);
  },
);

test('what another library writes and jose signs is valid and read', async () => {
  const list = new StatusList([1, 0, 2, 3], 2);
  const made = createHeaderAndPayload(
    list,
    { iss: issuer.did, sub: URI, iat: 1_781_514_000 },
    { alg: 'ES256', typ: 'statuslist+jwt' },
  );
  const text = await issuer.joseSigns(made.payload as JsonObject, made.header);
  const token = readStatusListToken(text);
  expect(token).toMatchObject({ uri: URI, ttl: undefined, signer: issuer.did });
  expect(await verified(text)).toBe('valid');
  const read = await decodeTokenStatusList(token.encoded);
  expect([0, 1, 2, 3, 4].map((index) => statusAt(read, index))).toEqual([1, 0, 2, 3, undefined]);
});

test('the example of the draft, section 5.1, is read once a DID signs it', async () => {
  const token = readStatusListToken(await forge(headerOf(), payloadOf(), issuer));
  expect(token).toMatchObject({
    uri: URI,
    ttl: 43_200,
    times: { issuedAt: new Date(1_686_920_170_000), expires: new Date(2_291_720_170_000) },
    encoded: { bits: 1, lst: 'eNrbuRgAAhcBXQ' },
  });
});

test('a token may do without an end, and be of the prefixed type', async () => {
  const { exp: _, ttl: __, ...payload } = payloadOf();
  const text = await forge(headerOf({ typ: 'application/statuslist+jwt' }), payload, issuer);
  expect(await verified(text)).toBe('valid');
});

describe('a token is not', () => {
  test('the list of another address, or of one that is spelt otherwise', async () => {
    for (const uri of ['https://example.com/statuslists/2', `${URI}/`, 'https://EXAMPLE.com/statuslists/1'])
      expect(await verified(good, { uri })).toBe('other-list');
  });

  test('signed by another key', async () => {
    const other = await joseIssuer('P-256', 'other');
    expect(await verified(good, { method: other.method })).toBe('invalid');
    expect(await verified(good, { method: { ...other.method, id: issuer.method.id } })).toBe('invalid');
    const p384 = await joseIssuer('P-384');
    expect(await verified(good, { method: { ...p384.method, id: issuer.method.id } })).toBe('key-type');
  });

  test('one whose list was exchanged', async () => {
    const [header, , signature] = good.split('.');
    const [, payload] = (await signStatusListToken(packStatuses(2, 12, []), FACTS, issuer.signer)).split('.');
    expect(await verified([header, payload, signature].join('.'))).toBe('invalid');
  });

  test.each([
    ['2026-06-15T08:59:59Z', 'not-yet'],
    ['2026-06-15T09:00:00Z', 'valid'],
    ['2026-06-16T08:59:59Z', 'valid'],
    ['2026-06-16T09:00:00Z', 'expired'],
  ])('good at all times: at %s it is %s', async (now, finding) => {
    expect(await verified(good, { now: new Date(now) })).toBe(finding);
  });

  test('so strict about time that clocks may not differ', async () => {
    expect(await verified(good, { now: new Date('2026-06-15T08:57:00Z'), skew: 300_000 })).toBe('valid');
    expect(await verified(good, { now: new Date('2026-06-16T09:04:00Z'), skew: 300_000 })).toBe('valid');
    expect(await verified(good, { now: new Date('2026-06-16T09:05:00Z'), skew: 300_000 })).toBe('expired');
  });
});

test.each<[string, Record<string, unknown>, JsonObject, string]>([
  ['no signature', { alg: 'none' }, {}, 'jose.alg-none'],
  ['a MAC, which the standard allows', { alg: 'HS256' }, {}, 'jose.alg-unsupported'],
  ['an extension', { crit: ['exp'] }, {}, 'jose.crit'],
  ['a certificate', { x5c: ['MIIB'] }, {}, 'jose.embedded-key'],
  ['a key that is no DID’s', { kid: '12' }, {}, 'jose.kid'],
  ['no type', { typ: undefined }, {}, 'jose.typ'],
  ['the type of a credential', { typ: 'vc+jwt' }, {}, 'jose.typ'],
  ['that of a CWT', { typ: 'statuslist+cwt' }, {}, 'jose.typ'],
  ['a sub that is nothing', {}, { sub: null }, 'status-token.sub'],
  ['a relative sub', {}, { sub: '/statuslists/1' }, 'status-token.sub'],
  ['a sub with a space', {}, { sub: `${URI} ` }, 'status-token.sub'],
  ['an iat that is a text', {}, { iat: '2026' }, 'jose.time'],
  ['an exp before iat', {}, { exp: 1 }, 'jose.time'],
  ['a ttl of nothing', {}, { ttl: 0 }, 'status-token.ttl'],
  ['a ttl below nothing', {}, { ttl: -1 }, 'status-token.ttl'],
  ['a ttl as text', {}, { ttl: '43200' }, 'status-token.ttl'],
  ['a list that is a text', {}, { status_list: 'eNrbuRgAAhcBXQ' }, 'status.list-malformed'],
  ['three bits', {}, { status_list: { bits: 3, lst: 'eNrbuRgAAhcBXQ' } }, 'status.list-malformed'],
  ['no lst', {}, { status_list: { bits: 1 } }, 'status.list-malformed'],
])('%s is refused', async (_what, header, payload, code) => {
  const text = await forge(headerOf(header), payloadOf(payload), issuer);
  expect(thrown(() => readStatusListToken(text))).toMatchObject({ kind: 'invalid', code });
});

test.each(['sub', 'iat', 'status_list'])('a token without %s is refused', async (name) => {
  const payload = Object.fromEntries(Object.entries(payloadOf()).filter(([key]) => key !== name));
  const text = await forge(headerOf(), payload, issuer);
  expect(thrown(() => readStatusListToken(text)).faults[0]?.pointer).toBe(`/payload/${name}`);
});

test('a credential is no status list, and the other way round', async () => {
  const credential = await issuer.joseSigns(credentialOf(issuer));
  expect(thrown(() => readStatusListToken(credential)).code).toBe('jose.typ');
  expect(thrown(() => readEnveloped(good)).code).toBe('jose.typ');
});

test.each<[string, Partial<StatusListFacts>, string]>([
  ['for no address', { uri: 'statuslists/1' }, 'status-token.sub'],
  ['with a negative ttl', { ttl: -1 }, 'status-token.ttl'],
  ['that has ended', { expires: FACTS.issuedAt }, 'jose.time'],
])('nothing is signed %s', async (_what, over, code) => {
  await expect(signStatusListToken(LIST, { ...FACTS, ...over }, issuer.signer)).rejects.toMatchObject({
    code,
  });
});

describe('a copy may be used', () => {
  const fetched = new Date('2026-06-15T10:00:00Z');
  const fresh = async (over: JsonObject) => {
    const { exp: _, ttl: __, ...payload } = payloadOf();
    return statusListFreshUntil(
      readStatusListToken(await forge(headerOf(), { ...payload, ...over }, issuer)),
      fetched,
    );
  };

  test('until its ttl or its end, whichever is first', async () => {
    expect(await fresh({ ttl: 60 })).toEqual(new Date('2026-06-15T10:01:00Z'));
    expect(await fresh({ exp: 1_781_517_630 })).toEqual(new Date('2026-06-15T10:00:30Z'));
    expect(await fresh({ ttl: 60, exp: 1_781_517_630 })).toEqual(new Date('2026-06-15T10:00:30Z'));
    expect(await fresh({ ttl: 10, exp: 1_781_517_630 })).toEqual(new Date('2026-06-15T10:00:10Z'));
  });

  test('as long as anybody likes if it says nothing; a ttl beyond all time is one', async () => {
    expect(await fresh({})).toBeUndefined();
    expect((await fresh({ ttl: 1e300 }))?.getTime()).toBe(8_640_000_000_000_000);
  });
});

describe('a reference', () => {
  const reference = { idx: 412, uri: URI };

  test('is read of the claims, as another library does', async () => {
    const claims = { status: { status_list: { ...reference, more: true }, other: {} } };
    expect(readStatusReference(claims)).toEqual({ index: 412, uri: URI });
    expect(getStatusListFromJWT(await issuer.joseSigns(claims))).toMatchObject(reference);
    expect(readStatusReference({ status: { status_list: { idx: 0, uri: 'urn:example:list' } } })).toEqual({
      index: 0,
      uri: 'urn:example:list',
    });
  });

  test('may be missing, or to another mechanism', () => {
    expect(readStatusReference({})).toBe('none');
    expect(readStatusReference({ status: { identifier_list: {} } })).toBe('other-mechanism');
  });

  test.each<[string, JsonObject]>([
    ['a status that is nothing', { status: null }],
    ['a status without mechanism', { status: {} }],
    ['a status as text', { status: URI }],
    ['a list of statuses', { status: [{ status_list: reference }] }],
    ['a reference that is nothing', { status: { status_list: null } }],
    ['a list of references', { status: { status_list: [reference] } }],
    ['no index', { status: { status_list: { uri: URI } } }],
    ['an index as text', { status: { status_list: { idx: '412', uri: URI } } }],
    ['an index below 0', { status: { status_list: { idx: -1, uri: URI } } }],
    ['half an index', { status: { status_list: { idx: 0.5, uri: URI } } }],
    ['an index that is no safe integer', { status: { status_list: { idx: 2 ** 53, uri: URI } } }],
    ['no address', { status: { status_list: { idx: 412 } } }],
    ['a relative address', { status: { status_list: { idx: 412, uri: 'statuslists/1' } } }],
    ['an address with a line break', { status: { status_list: { idx: 412, uri: `${URI}\n` } } }],
    [
      'an address with other letters',
      { status: { status_list: { idx: 412, uri: 'https://bücher.example' } } },
    ],
    ['half an escape', { status: { status_list: { idx: 412, uri: `${URI}%2` } } }],
  ])('%s is refused, not taken for none', (_what, claims) => {
    expect(thrown(() => readStatusReference(claims))).toMatchObject({
      kind: 'invalid',
      code: 'status.reference-malformed',
    });
  });
});
