import { describe, expect, test } from '@jest/globals';
import { x25519 } from '@noble/curves/ed25519.js';
import { encodeBase58btc } from '../../../../src/common/multibase.js';
import { didKeyDocument } from '../../../../src/credentials/dids/did-key-document.js';
import { jwkOfMultikey } from '../../../../src/credentials/keys/jwk.js';
import { readMultikey, writeMultikey } from '../../../../src/credentials/keys/multikey.js';
import { testKey } from '../../../support/suite-keys.js';
import { thrownBy } from '../../../support/thrown.js';

const KEY = 'z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b';
/** The key for agreement that the official suite expects of it. */
const AGREEMENT = 'z6LSfHfAMAopsuBxaBzvp51GXrPf38Az13j2fmwqadbwwrzJ';
const DID = `did:key:${KEY}`;
const document = (parameters: Record<string, string>, did = DID) =>
  didKeyDocument(did, new Map(Object.entries(parameters)));
const X25519 = writeMultikey({ type: 'X25519', bytes: x25519.getPublicKey(new Uint8Array(32).fill(7)) });
const contexts = (...ofSuites: string[]) => ['https://www.w3.org/ns/did/v1', ...ofSuites];
const [MULTIKEY, ED, X, JWS] = [
  'https://w3id.org/security/multikey/v1',
  'https://w3id.org/security/suites/ed25519-2020/v1',
  'https://w3id.org/security/suites/x25519-2020/v1',
  'https://w3id.org/security/suites/jws-2020/v1',
];
const derive = { enableEncryptionKeyDerivation: 'true' };

describe('a key of type Ed25519', () => {
  const id = `${DID}#${KEY}`;
  const [inMultibase, asJwk] = [{ publicKeyMultibase: KEY }, { publicKeyJwk: jwkOfMultikey(KEY) }];

  test.each([
    ['by default', {}, 'Multikey', [MULTIKEY], inMultibase],
    ['as Multikey', { publicKeyFormat: 'Multikey' }, 'Multikey', [MULTIKEY], inMultibase],
    [
      'in its own format',
      { publicKeyFormat: 'Ed25519VerificationKey2020' },
      'Ed25519VerificationKey2020',
      [ED],
      inMultibase,
    ],
    ['as JWK', { publicKeyFormat: 'JsonWebKey' }, 'JsonWebKey', [JWS], asJwk],
    ['as JWK by its older name', { publicKeyFormat: 'JsonWebKey2020' }, 'JsonWebKey2020', [JWS], asJwk],
    ['without derivation', { enableEncryptionKeyDerivation: 'false' }, 'Multikey', [MULTIKEY], inMultibase],
  ])('is written %s, for signing alone', async (_how, parameters, type, suites, material) => {
    expect(await document(parameters)).toEqual({
      '@context': contexts(...suites),
      id: DID,
      verificationMethod: [{ id, type, controller: DID, ...material }],
      assertionMethod: [id],
      authentication: [id],
      capabilityDelegation: [id],
      capabilityInvocation: [id],
    });
  });

  test.each([
    ['Multikey', 'Multikey', [MULTIKEY], { publicKeyMultibase: AGREEMENT }],
    ['Ed25519VerificationKey2020', 'X25519KeyAgreementKey2020', [ED, X], { publicKeyMultibase: AGREEMENT }],
    ['JsonWebKey', 'JsonWebKey', [JWS], { publicKeyJwk: jwkOfMultikey(AGREEMENT) }],
    ['JsonWebKey2020', 'JsonWebKey2020', [JWS], { publicKeyJwk: jwkOfMultikey(AGREEMENT) }],
  ])('in format %s has a derived key of type %s', async (publicKeyFormat, type, suites, material) => {
    const found = await document({ publicKeyFormat, ...derive });
    expect(found['@context']).toEqual(contexts(...suites));
    expect(found.keyAgreement).toEqual([{ id: `${DID}#${AGREEMENT}`, type, controller: DID, ...material }]);
    expect(found.verificationMethod).toHaveLength(1);
  });

  test('never gives a JWK with a private part', async () => {
    for (const publicKeyFormat of ['JsonWebKey', 'JsonWebKey2020']) {
      const text = JSON.stringify(await document({ publicKeyFormat, ...derive }));
      expect(text).not.toContain('"d":');
    }
  });
});

test('a key for agreement is for nothing else, in any of its formats', async () => {
  const did = `did:key:${X25519}`;
  for (const publicKeyFormat of ['Multikey', 'X25519KeyAgreementKey2020', 'JsonWebKey', 'JsonWebKey2020']) {
    const found = await document({ publicKeyFormat, ...derive }, did);
    expect(Object.keys(found).sort()).toEqual(['@context', 'id', 'keyAgreement', 'verificationMethod']);
    expect(found.keyAgreement).toEqual([`${did}#${X25519}`]);
    expect(found.verificationMethod).toMatchObject([{ type: publicKeyFormat }]);
  }
});

test('nothing is derived from keys of other curves', async () => {
  for (const type of ['P-256', 'P-384', 'BLS12-381-G2'] as const) {
    const key = (await testKey(type)).method.publicKeyMultibase;
    expect(await document(derive, `did:key:${key}`)).not.toHaveProperty('keyAgreement');
  }
});

describe('refused', () => {
  test.each<[string, Record<string, string>]>([
    ['did.key-format-unknown', { publicKeyFormat: 'unknown' }],
    ['did.key-format-unknown', { publicKeyFormat: '' }],
    ['did.key-format-unknown', { publicKeyFormat: 'multikey' }],
    ['did.key-format-unknown', { publicKeyFormat: 'constructor' }],
    ['did.key-format-unfit', { publicKeyFormat: 'X25519KeyAgreementKey2020' }],
    ['did.key-format-unfit', { publicKeyFormat: 'Ed25519VerificationKey2018' }],
    [
      'did.key-format-unfit',
      { publicKeyFormat: 'Ed25519VerificationKey2018', enableExperimentalPublicKeyTypes: 'false' },
    ],
    [
      'did.key-format-unknown',
      { publicKeyFormat: 'Ed25519VerificationKey2018', enableExperimentalPublicKeyTypes: 'true' },
    ],
  ])('with %s: %j', async (code, parameters) => {
    expect((await thrownBy(() => document(parameters))).code).toBe(code);
  });

  test.each(['P-256', 'P-384', 'BLS12-381-G2'] as const)('a %s key in a format of Ed25519', async (type) => {
    const did = `did:key:${(await testKey(type)).method.publicKeyMultibase}`;
    const error = await thrownBy(() => document({ publicKeyFormat: 'Ed25519VerificationKey2020' }, did));
    expect(error.code).toBe('did.key-format-unfit');
  });

  test('a BLS12-381 key as JWK', async () => {
    const did = `did:key:${(await testKey('BLS12-381-G2')).method.publicKeyMultibase}`;
    for (const publicKeyFormat of ['JsonWebKey', 'JsonWebKey2020']) {
      const error = await thrownBy(() => document({ publicKeyFormat }, did));
      expect(error.code).toBe('did.key-format-unfit');
    }
  });

  const of = (...bytes: number[]) => `did:key:${encodeBase58btc(Uint8Array.from(bytes))}`;
  const filled = (length: number, value = 7) => new Array<number>(length).fill(value);
  test.each([
    ['did.key-length', 'four bytes', 'did:key:zTjsVPtY'],
    ['did.key-length', 'no bytes', of(0xed, 0x01)],
    ['did.key-length', 'a byte too many', of(0xed, 0x01, ...filled(33))],
    ['did.key-length', 'a point that is not compressed', of(0x80, 0x24, 4, ...filled(64))],
    ['did.key-invalid', 'a point of small order', of(0xed, 0x01, 1, ...filled(31, 0))],
    ['did.key-invalid', 'a point off its curve', of(0x80, 0x24, 2, ...filled(32, 0xff))],
    ['did.key-unsupported', 'secp256k1', of(0xe7, 0x01, 2, ...filled(32))],
    ['did.key-unsupported', 'P-521', of(0x82, 0x24, ...filled(67))],
    ['did.key-unsupported', 'RSA', of(0x85, 0x24, ...filled(270))],
    ['did.key-unsupported', 'BLS12-381 G1', of(0xea, 0x01, ...filled(48))],
    ['did.key-unsupported', 'a JWK', of(0xd1, 0xd6, 0x03, ...filled(100))],
    ['did.invalid', 'a private key', of(0x80, 0x26, ...filled(32))],
    ['did.invalid', 'no codec', of(0x00, 0x00, ...filled(32))],
    ['did.invalid', 'one byte', of(0xed)],
    ['did.invalid', 'no byte', 'did:key:z'],
    ['did.invalid', 'no multibase', `did:key:${KEY.slice(1)}`],
    ['did.invalid', 'another multibase', `did:key:u${KEY.slice(1)}`],
    ['did.invalid', 'hexadecimal', `did:key:f${Buffer.from(readMultikey(KEY).bytes).toString('hex')}`],
    ['did.invalid', 'a version', `did:key:1.1:${KEY}`],
    ['did.invalid', 'a whole version', `did:key:1:${KEY}`],
    ['did.invalid', 'a negative version', `did:key:-4:${KEY}`],
  ])('with %s: %s', async (code, _what, did) => {
    expect((await thrownBy(() => document({}, did))).code).toBe(code);
  });
});
