import { describe, expect, test } from '@jest/globals';
import { didOf } from '../../../../src/credentials/dids/did-document.js';
import { didKeyOf, resolveDidKey } from '../../../../src/credentials/dids/did-key.js';
import { didWebDocument, didWebOf } from '../../../../src/credentials/dids/did-web.js';
import { testIssuer } from '../../../support/samples.js';

describe('did:web', () => {
  test.each([
    ['https://cairn.example', [], 'did:web:cairn.example'],
    ['https://cairn.example/', ['i', 'tech'], 'did:web:cairn.example:i:tech'],
    ['https://cairn.example:443', ['i', 'tech'], 'did:web:cairn.example:i:tech'],
    ['https://cairn.example:8443', ['i', 'tech'], 'did:web:cairn.example%3A8443:i:tech'],
    ['https://CAIRN.Example', [], 'did:web:cairn.example'],
    ['https://bücher.example', [], 'did:web:xn--bcher-kva.example'],
    ['https://localhost.example', [], 'did:web:localhost.example'],
  ])('%s with %j is %s', (publicUrl, path, did) => {
    expect(didWebOf(publicUrl, path)).toBe(did);
  });

  test.each([
    'http://cairn.example',
    'https://localhost',
    'https://localhost.',
    'https://localhost:3000',
    'https://cairn.localhost',
    'https://127.0.0.1',
    'https://127.1',
    'https://0x7f000001:8443',
    'https://192.0.2.7',
    'https://[::1]',
    'https://[2001:db8::1]:8443',
    'https://intranet',
  ])('%s is not public, so it has none', (publicUrl) => {
    expect(didWebOf(publicUrl, ['i', 'tech'])).toBeUndefined();
  });

  test('its document lists all keys as fit for assertion', async () => {
    const { key } = await testIssuer('did-web');
    const did = 'did:web:cairn.example:i:tech';
    const keys = [1, 2].map((number) => ({ ...key, id: `${did}#key-${number}` }));
    expect(didWebDocument(did, keys)).toEqual({
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: did,
      verificationMethod: keys.map(({ id, publicKeyMultibase }) => ({
        id,
        type: 'Multikey',
        controller: did,
        publicKeyMultibase,
      })),
      assertionMethod: [`${did}#key-1`, `${did}#key-2`],
    });
  });
});

describe('did:key', () => {
  test('is the key itself, and its document has that one key', async () => {
    const { did, key } = await testIssuer('did-key');
    expect(didKeyOf(key.publicKeyMultibase)).toEqual({
      did: `did:key:${key.publicKeyMultibase}`,
      verificationMethod: `did:key:${key.publicKeyMultibase}#${key.publicKeyMultibase}`,
    });
    const document = await resolveDidKey(did);
    expect(document?.id).toBe(did);
    expect(document?.verificationMethod).toMatchObject([
      { id: key.id, type: 'Multikey', controller: did, publicKeyMultibase: key.publicKeyMultibase },
    ]);
    expect(document?.assertionMethod).toEqual([key.id]);
  });

  test.each([
    ['no DID', 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'],
    ['another method', 'did:web:cairn.example'],
    ['a key that is too short', 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEG'],
    ['a key that is too long', 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doKKKK'],
    ['a letter that base58 does not have', 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2d0K'],
    ['a fragment', 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK#key'],
  ])('%s is none that is known', async (_what, did) => {
    expect(await resolveDidKey(did)).toBeUndefined();
  });
});

test.each([
  ['did:web:a.example#key-1', 'did:web:a.example'],
  ['did:web:a.example:i:b?versionId=1#key-1', 'did:web:a.example:i:b'],
  ['did:web:a.example/path', 'did:web:a.example'],
  ['did:web:a.example', 'did:web:a.example'],
])('the DID of %s is %s', (url, did) => {
  expect(didOf(url)).toBe(did);
});
