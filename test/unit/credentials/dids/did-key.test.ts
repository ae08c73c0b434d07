import { describe, expect, test } from '@jest/globals';
import { encodeBase58btc } from '../../../../src/common/multibase.js';
import { didKeyOf, resolveDidKey } from '../../../../src/credentials/dids/did-key.js';
import { didKeyDocument } from '../../../../src/credentials/dids/did-key-document.js';
import { type KeyType, writeMultikey } from '../../../../src/credentials/keys/multikey.js';
import { type SigningKeyType, testKey } from '../../../support/suite-keys.js';
import { bytesOf, textOf } from '../../../support/tampering.js';

const TYPES: readonly KeyType[] = ['Ed25519', 'X25519', 'P-256', 'P-384', 'BLS12-381-G2'];
const RELATIONSHIPS = [
  'assertionMethod',
  'authentication',
  'capabilityInvocation',
  'capabilityDelegation',
] as const;

const keyText = async (type: KeyType) =>
  type === 'X25519'
    ? writeMultikey({ type, bytes: new Uint8Array(32).fill(9) })
    : (await testKey(type as SigningKeyType)).method.publicKeyMultibase;

describe.each(TYPES)('a did:key of type %s', (type) => {
  test('has its one key, for what that can do', async () => {
    const publicKeyMultibase = await keyText(type);
    const { did, verificationMethod: id } = didKeyOf(publicKeyMultibase);
    const document = await resolveDidKey(did);
    expect(document?.id).toBe(did);
    expect(document?.verificationMethod).toEqual([
      expect.objectContaining({ id, type: 'Multikey', controller: did, publicKeyMultibase }),
    ]);
    const signs = type === 'X25519' ? [] : [id];
    expect(document?.assertionMethod).toEqual(signs);
    for (const relationship of RELATIONSHIPS) expect(document?.[relationship] ?? []).toEqual(signs);
    // no key both signs and agrees on secrets
    expect(document?.keyAgreement ?? []).toEqual(type === 'X25519' ? [id] : []);
  });

  test('has the document that the method’s own library makes, as resolution gives it', async () => {
    const { did } = didKeyOf(await keyText(type));
    const { assertionMethod, ...own } = (await resolveDidKey(did)) ?? {};
    const signs = type === 'X25519' ? {} : { assertionMethod };
    expect(await didKeyDocument(did, new Map())).toEqual({ ...own, ...signs });
  });

  test.each<[string, (did: string) => string]>([
    ['in capitals', (did) => did.toUpperCase()],
    ['with a method in capitals', (did) => did.replace('did:key:', 'did:KEY:')],
    ['with a scheme in capitals', (did) => did.replace('did:', 'DID:')],
    ['with a key in capitals', (did) => `did:key:${did.slice(8).toUpperCase()}`],
    ['with a key in small letters', (did) => `did:key:${did.slice(8).toLowerCase()}`],
    ['of another method', (did) => did.replace('did:key:', 'did:web:')],
    ['with a version', (did) => did.replace('did:key:', 'did:key:1.1:')],
    ['with a fragment', (did) => `${did}#${did.slice(8)}`],
    ['with a query', (did) => `${did}?versionId=1`],
    ['with a path', (did) => `${did}/`],
    ['with a space before', (did) => ` ${did}`],
    ['with a line break behind', (did) => `${did}\n`],
    ['with a letter more', (did) => `${did}2`],
    ['with a letter less', (did) => did.slice(0, -1)],
    ['in base64url', (did) => `did:key:${textOf('u', bytesOf(did.slice(8)))}`],
    ['in base16', (did) => `did:key:f${Buffer.from(bytesOf(did.slice(8))).toString('hex')}`],
    ['without multibase', (did) => `did:key:${did.slice(9)}`],
    ['with a zero byte before', (did) => did.replace('did:key:z', 'did:key:z1')],
    ['of no key', () => 'did:key:'],
    ['of nothing', () => ''],
    ['of ten thousand letters', (did) => did.padEnd(10_000, '1')],
  ])('%s is none', async (_what, spell) => {
    expect(await resolveDidKey(spell(didKeyOf(await keyText(type)).did))).toBeUndefined();
  });
});

test.each([
  ['least', 0x80, 0x00],
  ['last that begins as the least does', 0x80, 0x34],
  ['first that begins otherwise', 0x80, 0x35],
  ['greatest', 0xba, 0xff],
])('a did:key of BLS12-381 G2 is found wherever its point lies: the %s', async (_which, first, second) => {
  const bytes = new Uint8Array(96).fill(0x55);
  bytes.set([first, second]);
  const publicKeyMultibase = writeMultikey({ type: 'BLS12-381-G2', bytes });
  const { did } = didKeyOf(publicKeyMultibase);
  expect((await resolveDidKey(did))?.verificationMethod).toMatchObject([{ publicKeyMultibase }]);
});

test.each<[string, readonly number[], number]>([
  ['secp256k1', [0xe7, 0x01], 33],
  ['P-521', [0x82, 0x24], 67],
  ['RSA', [0x85, 0x24], 270],
  ['BLS12-381 G1', [0xea, 0x01], 48],
  ['a private key', [0x80, 0x26], 32],
  ['JWK', [0x51, 0xeb], 100],
])('a did:key of codec %s is none that is known', async (_what, header, length) => {
  const text = encodeBase58btc(Uint8Array.of(...header, ...new Uint8Array(length).fill(7)));
  expect(await resolveDidKey(`did:key:${text}`)).toBeUndefined();
});

test.each<[string, readonly number[], readonly number[]]>([
  ['Ed25519 key of small order', [0xed, 0x01], [1, ...new Array(31).fill(0)]],
  ['P-256 point off the curve', [0x80, 0x24], [2, ...new Array(32).fill(0xff)]],
  ['P-384 point off the curve', [0x81, 0x24], [2, ...new Array(48).fill(0xff)]],
  ['P-256 point that is not compressed', [0x80, 0x24], [4, ...new Array(64).fill(1)]],
  ['BLS12-381 point that is not compressed', [0xeb, 0x01], [0x1f, ...new Array(95).fill(1)]],
  ['BLS12-381 point that is the neutral one', [0xeb, 0x01], [0xc0, ...new Array(95).fill(0)]],
])('a did:key of an %s is none', async (_what, header, bytes) => {
  expect(
    await resolveDidKey(`did:key:${encodeBase58btc(Uint8Array.of(...header, ...bytes))}`),
  ).toBeUndefined();
});
