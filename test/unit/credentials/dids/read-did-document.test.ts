import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { readDidDocument } from '../../../../src/credentials/dids/read-did-document.js';
import { jwkOfMultikey } from '../../../../src/credentials/keys/jwk.js';
import { testKey } from '../../../support/suite-keys.js';

const DID = 'did:web:other.example';
const NOW = new Date('2026-06-15T10:00:00Z');

let publicKeyMultibase: string;
let method: JsonObject;

beforeAll(async () => {
  publicKeyMultibase = (await testKey('P-256')).method.publicKeyMultibase;
  method = { id: `${DID}#key-1`, type: 'Multikey', controller: DID, publicKeyMultibase };
});

const read = (over: JsonObject = {}, document: JsonObject = {}) =>
  readDidDocument(
    { id: DID, verificationMethod: [{ ...method, ...over }], assertionMethod: [`${DID}#key-1`], ...document },
    DID,
    NOW,
  );

describe('keys are read', () => {
  test('two keys of one name are none', () => {
    const other = { ...method, publicKeyMultibase: 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK' };
    const document = { id: DID, verificationMethod: [method, other] };
    expect(readDidDocument(document, DID, NOW)?.verificationMethod).toEqual([]);
  });

  test('as Multikey, as the older kind of it for Ed25519 alone, and as JWK', () => {
    const expected = [{ id: `${DID}#key-1`, type: 'Multikey', controller: DID, publicKeyMultibase }];
    expect(read()?.verificationMethod).toEqual(expected);
    const older = 'Ed25519VerificationKey2020';
    const ed25519 = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';
    expect(read({ type: older })?.verificationMethod).toEqual([]);
    expect(read({ type: older, publicKeyMultibase: ed25519 })?.verificationMethod).toEqual([
      { id: `${DID}#key-1`, type: 'Multikey', controller: DID, publicKeyMultibase: ed25519 },
    ]);
    for (const type of ['JsonWebKey', 'JsonWebKey2020']) {
      const { publicKeyMultibase: _text, ...bare } = method;
      const key = { ...bare, type, publicKeyJwk: jwkOfMultikey(publicKeyMultibase) };
      const found = readDidDocument({ id: DID, verificationMethod: [key] }, DID, NOW)?.verificationMethod;
      expect(found).toEqual(expected.map((one) => ({ ...one, asJwk: true })));
    }
  });

  test('by relative names, and where they stand in a relationship', () => {
    const document = readDidDocument(
      {
        id: DID,
        verificationMethod: [{ ...method, id: '#key-1' }],
        assertionMethod: ['#key-1', { ...method, id: '#key-2' }],
        authentication: [{ ...method, id: '#key-3' }],
      },
      DID,
      NOW,
    );
    expect(document?.assertionMethod).toEqual([`${DID}#key-1`, `${DID}#key-2`]);
    expect(document?.authentication).toEqual([`${DID}#key-3`]);
    expect(document?.verificationMethod.map(({ id }) => id)).toEqual([
      `${DID}#key-1`,
      `${DID}#key-2`,
      `${DID}#key-3`,
    ]);
  });

  test('until they expire or are revoked', () => {
    expect(
      read({ expires: '2026-06-15T10:00:01Z', revoked: '2026-06-15T10:00:01Z' })?.verificationMethod,
    ).toHaveLength(1);
  });
});

describe('the document is that of the DID', () => {
  test.each<[string, JsonValue | undefined]>([
    ['another', 'did:web:else.example'],
    ['one in capitals', DID.toUpperCase()],
    ['one with a path', `${DID}/`],
    ['one of its keys', `${DID}#key-1`],
    ['a list', [DID]],
    ['nothing', null],
  ])('%s is not it', (_what, id) => {
    expect(readDidDocument({ id: id ?? null, verificationMethod: [method] }, DID, NOW)).toBeUndefined();
  });

  test('and has to say so', () => {
    expect(readDidDocument({ verificationMethod: [method] }, DID, NOW)).toBeUndefined();
  });
});

describe('a key is left out', () => {
  test.each<[string, JsonObject]>([
    ['that has expired', { expires: '2026-06-15T09:59:59Z' }],
    ['that expires now', { expires: '2026-06-15T10:00:00Z' }],
    ['that was revoked', { revoked: '2026-06-15T09:59:59Z' }],
    ['of which nobody can tell when it expires', { expires: 'soon' }],
    ['that expires at a number', { expires: 4_102_444_800 }],
    ['that was revoked in a list', { revoked: ['2999-01-01T00:00:00Z'] }],
    ['that was revoked at null', { revoked: null }],
    ['that expires on a day without a time', { expires: '2034-01-01' }],
    ['that expires at a time without a zone', { expires: '2034-01-01T10:00:00' }],
    ['whose name is no URL', { id: 'key-1' }],
    ['whose controller is no URL', { controller: 'x' }],
    ['in two forms side by side', { publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } }],
    ['of another kind', { type: 'EcdsaSecp256k1VerificationKey2019' }],
    ['of an older kind', { type: 'Ed25519VerificationKey2018' }],
    ['of two kinds', { type: ['Multikey'] }],
    ['of a kind that every object has', { type: 'constructor' }],
    ['without a controller', { controller: null }],
    ['of two controllers', { controller: [DID] }],
    ['without a name', { id: null }],
    ['whose text is a list', { publicKeyMultibase: ['z'] }],
    ['said to be a JWK without one', { type: 'JsonWebKey' }],
    [
      'that is a JWK with its private part',
      { type: 'JsonWebKey', publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA', d: 'AAAA' } },
    ],
    [
      'that is a JWK of another curve',
      { type: 'JsonWebKey', publicKeyJwk: { kty: 'EC', crv: 'secp256k1', x: 'AAAA', y: 'AAAA' } },
    ],
    ['that is a JWK in a text', { type: 'JsonWebKey', publicKeyJwk: '{}' }],
  ])('%s', (_what, over) => {
    expect(read(over)?.verificationMethod).toEqual([]);
  });

  test('where it expired, of every relationship in which it stands', () => {
    const expired = { ...method, expires: '2020-01-01T00:00:00Z' };
    const document = readDidDocument(
      { id: DID, assertionMethod: [expired], authentication: [expired] },
      DID,
      NOW,
    );
    expect([document?.verificationMethod, document?.assertionMethod, document?.authentication]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test('that stands behind a hundred others', () => {
    const many = Array.from({ length: 101 }, (_, index) => ({ ...method, id: `#key-${index}` }));
    expect(readDidDocument({ id: DID, verificationMethod: many }, DID, NOW)?.verificationMethod).toHaveLength(
      100,
    );
  });

  test.each<[string, JsonValue]>([
    ['an object', {}],
    ['a text', '#key-1'],
    ['null', null],
    ['numbers', [1, 2]],
  ])('where %s stands for a list', (_what, value) => {
    const document = readDidDocument(
      { id: DID, verificationMethod: value, assertionMethod: value },
      DID,
      NOW,
    );
    expect([document?.verificationMethod, document?.assertionMethod]).toEqual([[], []]);
  });
});

test('a key for one purpose is not read as one for another', () => {
  const document = read({}, { assertionMethod: [], authentication: ['#key-1'], keyAgreement: ['#key-1'] });
  expect([document?.assertionMethod, document?.authentication]).toEqual([[], [`${DID}#key-1`]]);
});
