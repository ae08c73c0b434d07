import { describe, expect, test } from '@jest/globals';
import { base64urlnopad } from '@scure/base';
import type { JsonValue } from '../../../../src/common/json.js';
import { didJwkDocument, resolveDidJwk } from '../../../../src/credentials/dids/did-jwk.js';
import { jwkOfMultikey } from '../../../../src/credentials/keys/jwk.js';
import { writeMultikey } from '../../../../src/credentials/keys/multikey.js';
import { testKey } from '../../../support/suite-keys.js';

const TYPES = ['Ed25519', 'P-256', 'P-384'] as const;
const X25519 = jwkOfMultikey(writeMultikey({ type: 'X25519', bytes: new Uint8Array(32).fill(9) }));

const encoded = (text: string) => base64urlnopad.encode(new TextEncoder().encode(text));
const didOf = (jwk: JsonValue) => `did:jwk:${encoded(JSON.stringify(jwk))}`;
const jwkOf = async (type: (typeof TYPES)[number]) =>
  jwkOfMultikey((await testKey(type)).method.publicKeyMultibase);

/** The examples of the method’s specification. */
const P_256_EXAMPLE =
  'did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9';
const X25519_EXAMPLE =
  'did:jwk:eyJrdHkiOiJPS1AiLCJjcnYiOiJYMjU1MTkiLCJ1c2UiOiJlbmMiLCJ4IjoiM3A3YmZYdDl3YlRUVzJIQzdPUTFOei1EUThoYmVHZE5yZngtRkctSUswOCJ9';

test('the example of the method’s specification is read', () => {
  const did = P_256_EXAMPLE;
  const document = resolveDidJwk(did);
  expect(document?.verificationMethod[0]?.id).toBe(`${did}#0`);
  expect(jwkOfMultikey(document?.verificationMethod[0]?.publicKeyMultibase ?? '')).toEqual({
    crv: 'P-256',
    kty: 'EC',
    x: 'acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0',
    y: '_KcyLj9vWMptnmKtm46GqDz8wf74I5LKgrl2GzH3nSE',
  });
});

describe.each(TYPES)('a did:jwk of type %s', (type) => {
  test('has its one key, for what its use allows', async () => {
    const { method } = await testKey(type);
    for (const [use, signs] of [
      [undefined, true],
      ['sig', true],
      ['enc', false],
    ] as const) {
      const did = didOf({ ...(await jwkOf(type)), ...(use === undefined ? {} : { use }) });
      const document = resolveDidJwk(did);
      expect(document).toMatchObject({
        id: did,
        verificationMethod: [
          {
            id: `${did}#0`,
            type: 'Multikey',
            controller: did,
            publicKeyMultibase: method.publicKeyMultibase,
          },
        ],
        assertionMethod: signs ? [`${did}#0`] : [],
      });
      for (const name of ['authentication', 'capabilityInvocation', 'capabilityDelegation'] as const)
        expect(document?.[name] ?? []).toEqual(signs ? [`${did}#0`] : []);
    }
  });

  test.each<[string, (did: string) => string]>([
    ['with padding', (did) => `${did}=`],
    ['with two letters of padding', (did) => `${did}==`],
    ['with its key’s name', (did) => `${did}#0`],
    ['with a query', (did) => `${did}?x=1`],
    ['with a path', (did) => `${did}/0`],
    ['with a space behind', (did) => `${did} `],
    ['with a line break behind', (did) => `${did}\n`],
    ['with letters behind', (did) => `${did}AAAA`],
    ['with a letter less', (did) => did.slice(0, -1)],
    ['in base64', (did) => did.replace(/[A-Z]/, '+')],
    ['in capitals', (did) => did.toUpperCase()],
    ['with a method in capitals', (did) => did.replace('jwk', 'JWK')],
    ['of another method', (did) => did.replace('jwk', 'key')],
    ['with multibase', (did) => did.replace('did:jwk:', 'did:jwk:u')],
    ['of nothing', () => 'did:jwk:'],
  ])('%s is none', async (_what, spell) => {
    expect(resolveDidJwk(spell(didOf(await jwkOf(type))))).toBeUndefined();
  });

  test.each<[string, (jwk: Record<string, JsonValue>) => JsonValue]>([
    ['with its private part', (jwk) => ({ ...jwk, d: 'AAAA' })],
    ['of another curve', (jwk) => ({ ...jwk, crv: 'P-521' })],
    ['of another kind', (jwk) => ({ ...jwk, kty: jwk.kty === 'EC' ? 'OKP' : 'EC' })],
    ['without a number', ({ x: _x, ...jwk }) => jwk],
    ['in a list', (jwk) => [jwk]],
    ['in a text', (jwk) => JSON.stringify(jwk)],
    ['that is none', () => null],
  ])('of a key %s is none', async (_what, change) => {
    expect(resolveDidJwk(didOf(change(await jwkOf(type))))).toBeUndefined();
  });

  test.each<[string, (text: string) => string]>([
    ['with something behind it', (text) => `${text}{}`],
    ['with a member twice', (text) => text.replace('{', '{"kty":"EC",')],
    ['with a comma too many', (text) => text.replace('}', ',}')],
    ['cut off', (text) => text.slice(0, -1)],
    ['behind a byte order mark', (text) => `\ufeff${text}`],
  ])('of JSON %s is none', async (_what, spell) => {
    expect(resolveDidJwk(`did:jwk:${encoded(spell(JSON.stringify(await jwkOf(type))))}`)).toBeUndefined();
  });

  test('of two thousand letters is one, and of more is none', async () => {
    const jwk = await jwkOf(type);
    const padded = (length: number) => {
      const bare = JSON.stringify({ ...jwk, kid: '' }).length;
      return didOf({ ...jwk, kid: 'k'.repeat(Math.floor(((length - 8) * 3) / 4) - bare) });
    };
    expect(padded(2000)).toHaveLength(2000);
    expect(resolveDidJwk(padded(2000))?.id).toBe(padded(2000));
    expect(resolveDidJwk(padded(2004))).toBeUndefined();
  });
});

test('with bits left over in its last letter it is none', async () => {
  // as many spaces behind the key as leave a letter with bits to spare
  const text = JSON.stringify(await jwkOf('Ed25519'));
  const did = [text, `${text} `, `${text}  `]
    .map((spaced) => `did:jwk:${encoded(spaced)}`)
    .find((candidate) => (candidate.length - 8) % 4 === 2);
  if (did === undefined) throw new Error('One of three lengths leaves two letters');
  expect(resolveDidJwk(did)?.id).toBe(did);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const next = letters[letters.indexOf(did.at(-1) ?? '') + 1];
  expect(resolveDidJwk(did.slice(0, -1) + next)).toBeUndefined();
});

test('a key for secrets alone signs nothing', () => {
  const document = resolveDidJwk(didOf(X25519));
  const id = `${document?.id}#0`;
  expect([document?.assertionMethod, document?.authentication, document?.keyAgreement]).toEqual([
    [],
    undefined,
    [id],
  ]);
  expect(resolveDidJwk(didOf({ ...X25519, use: 'sig' }))?.keyAgreement).toBeUndefined();
});

describe('the document of the method’s specification', () => {
  const SIGNING = ['assertionMethod', 'authentication', 'capabilityInvocation', 'capabilityDelegation'];
  const documentOf = (did: string, jwk: JsonValue, relationships: readonly string[]) => ({
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'],
    id: did,
    verificationMethod: [{ id: `${did}#0`, type: 'JsonWebKey2020', controller: did, publicKeyJwk: jwk }],
    ...Object.fromEntries(relationships.map((name) => [name, [`${did}#0`]])),
  });

  test('is that of its example for P-256', () => {
    const jwk = {
      crv: 'P-256',
      kty: 'EC',
      x: 'acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0',
      y: '_KcyLj9vWMptnmKtm46GqDz8wf74I5LKgrl2GzH3nSE',
    };
    expect(didJwkDocument(P_256_EXAMPLE)).toEqual(
      documentOf(P_256_EXAMPLE, jwk, [...SIGNING, 'keyAgreement']),
    );
  });

  test('is that of its example for X25519', () => {
    const jwk = { kty: 'OKP', crv: 'X25519', use: 'enc', x: '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08' };
    expect(didJwkDocument(X25519_EXAMPLE)).toEqual(documentOf(X25519_EXAMPLE, jwk, ['keyAgreement']));
  });

  test.each<[string | undefined, readonly string[]]>([
    [undefined, [...SIGNING, 'keyAgreement']],
    ['sig', SIGNING],
    ['enc', ['keyAgreement']],
  ])('lists for use %s: %j', async (use, relationships) => {
    for (const type of TYPES) {
      const jwk = { ...(await jwkOf(type)), ...(use === undefined ? {} : { use }) };
      expect(didJwkDocument(didOf(jwk))).toEqual(documentOf(didOf(jwk), jwk, relationships));
    }
  });

  test('keeps every member of the JWK, and names the key #0 whatever its kid', async () => {
    const jwk = {
      ...(await jwkOf('P-256')),
      kid: 'mine',
      alg: 'ES256',
      key_ops: ['verify'],
      more: { a: [1] },
    };
    const did = didOf(jwk);
    expect(didJwkDocument(did)).toEqual(documentOf(did, jwk, [...SIGNING, 'keyAgreement']));
    expect(resolveDidJwk(did)?.verificationMethod.map(({ id }) => id)).toEqual([`${did}#0`]);
  });

  test('is none of a key that is none', async () => {
    const jwk = await jwkOf('Ed25519');
    for (const none of [{ ...jwk, d: 'AAAA' }, { ...jwk, crv: 'P-521' }, [jwk], null])
      expect(didJwkDocument(didOf(none))).toBeUndefined();
    expect(didJwkDocument(`${didOf(jwk)}=`)).toBeUndefined();
  });
});
