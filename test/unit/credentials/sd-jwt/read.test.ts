import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { compactOfJson } from '../../../../src/credentials/sd-jwt/json-form.js';
import { readSdJwt } from '../../../../src/credentials/sd-jwt/read.js';
import { isSdJwtJson, isSdJwtText } from '../../../../src/credentials/sd-jwt/recognise.js';
import { forge, type JoseIssuer, joseIssuer } from '../../../support/jose-issuers.js';
import { libraryInstance, makeSdJwtWorld } from '../../../support/sd-jwt.js';
import { bind, craft, disclosureOf, foreignClaims } from '../../../support/sd-jwt-forge.js';
import { thrown } from '../../../support/thrown.js';

let issuer: JoseIssuer;
let wallet: JoseIssuer;
beforeAll(async () => {
  [issuer, wallet] = [await joseIssuer('P-256'), await joseIssuer('Ed25519', 'wallet')];
});
const code = (text: string) => thrown(() => readSdJwt(text)).code;

describe('the text', () => {
  test('has a JWS, tildes, and at the end a tilde or a key binding', async () => {
    const text = await craft(issuer, foreignClaims(issuer));
    expect(isSdJwtText(text)).toBe(true);
    const bare = text.slice(0, -1);
    expect([isSdJwtText(bare), isSdJwtText(`${text} `), isSdJwtText(''), isSdJwtText('~')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(code(bare)).toBe('sd-jwt.malformed');
    expect(code(`${text}~`)).toBe('sd-jwt.disclosure');
    expect(code(`${text}${disclosureOf(['s', 'a', 1])}`)).toBe('jose.malformed');
    expect(code(`~${text}`)).toBe('jose.malformed');
    expect(code(text.replace('.', '.x.'))).toBe('jose.malformed');
    expect(code(text.replace(/~$/, '=~'))).toBe('jose.malformed');
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['another type', { typ: 'vc+jwt' }, 'jose.typ'],
    ['no type', { typ: undefined }, 'jose.typ'],
    ['a key of its own', { jwk: { kty: 'OKP' } }, 'sd-jwt.embedded-key'],
    ['a place of keys', { jku: 'https://keys.example' }, 'sd-jwt.embedded-key'],
    ['a place of certificates', { x5u: 'https://keys.example' }, 'sd-jwt.embedded-key'],
    ['an extension', { crit: ['exp'], exp: 1 }, 'jose.crit'],
    ['a chain that is none', { kid: undefined, x5c: 'MII' }, 'sd-jwt.x5c'],
    ['an empty chain', { kid: undefined, x5c: [] }, 'sd-jwt.x5c'],
    ['a chain in base64url', { kid: undefined, x5c: ['MII-_'] }, 'sd-jwt.x5c'],
    ['a key of somebody else', { kid: 'did:web:other.example#1' }, 'sd-jwt.iss'],
  ])('with %s in its header is refused', async (_what, header, expected) => {
    expect(code(await craft(issuer, foreignClaims(issuer), [], header))).toBe(expected);
  });

  test.each<[string, JsonObject, string]>([
    ['no type', { vct: null }, 'sd-jwt.vct'],
    ['an empty type', { vct: '' }, 'sd-jwt.vct'],
    ['an issuer that is no text', { iss: 7 }, 'sd-jwt.iss'],
    ['another issuer', { iss: 'did:web:other.example' }, 'sd-jwt.iss'],
    ['a time that is none', { exp: 'tomorrow' }, 'jose.time'],
    ['an end before its beginning', { exp: 1 }, 'jose.time'],
  ])('with %s in its payload is refused', async (_what, over, expected) => {
    expect(code(await craft(issuer, foreignClaims(issuer, over)))).toBe(expected);
  });

  test('is refused if a name stands twice, or if nobody signed it', async () => {
    const twice = '{"vct":"a","vct":"b"}';
    const header = { alg: 'ES256', typ: 'dc+sd-jwt', kid: issuer.method.id };
    expect(code(`${await forge(header, twice, issuer)}~`)).toBe('json.duplicate-key');
    for (const [alg, expected] of [
      ['none', 'jose.alg-none'],
      ['HS256', 'jose.alg-unsupported'],
      ['RS256', 'jose.alg-unsupported'],
    ])
      expect(code(`${await forge({ ...header, alg: alg ?? '' }, foreignClaims(issuer), issuer)}~`)).toBe(
        expected,
      );
  });

  test('of the type before is read, but not what else has that type', async () => {
    const typ = 'vc+sd-jwt';
    expect(readSdJwt(await craft(issuer, foreignClaims(issuer), [], { typ })).jws.type).toBe(typ);
    const data = foreignClaims(issuer, { '@context': ['https://www.w3.org/ns/credentials/v2'] });
    expect(code(await craft(issuer, data, [], { typ }))).toBe('sd-jwt.vct');
  });

  test('says who signed it: by a key of a DID, by a certificate, or in a way that is not supported', async () => {
    const key = async (header: Record<string, unknown>, over: JsonObject = {}) =>
      readSdJwt(await craft(issuer, foreignClaims(issuer, over), [], header)).key;
    const did = { kind: 'did', id: issuer.method.id, signer: issuer.did };
    expect(await key({})).toEqual(did);
    expect(await key({ kid: issuer.method.id.slice(issuer.did.length) })).toEqual(did);
    expect(await key({ x5c: ['MIIB'] })).toEqual(did);
    expect(await key({ kid: 'key-1', x5c: ['MIIB'] }, { iss: 'https://issuer.example' })).toEqual({
      kind: 'certificate',
      chain: ['MIIB'],
    });
    expect(await key({ kid: 'key-1' }, { iss: 'https://issuer.example' })).toEqual({ kind: 'other' });
  });
});

describe('a key binding', () => {
  test.each<[string, JsonObject, Record<string, unknown>, string]>([
    ['no nonce', { nonce: null }, {}, 'sd-jwt.key-binding'],
    ['an empty nonce', { nonce: '' }, {}, 'sd-jwt.key-binding'],
    ['no audience', { aud: null }, {}, 'sd-jwt.key-binding'],
    ['two audiences', { aud: ['a', 'b'] }, {}, 'sd-jwt.key-binding'],
    ['no time', { iat: null }, {}, 'sd-jwt.key-binding'],
    ['a time that is none', { iat: 'now' }, {}, 'jose.time'],
    ['no digest', { sd_hash: null }, {}, 'sd-jwt.key-binding'],
    ['another type', {}, { typ: 'JWT' }, 'jose.typ'],
    ['an extension', {}, { crit: ['exp'], exp: 1 }, 'jose.crit'],
  ])('with %s is refused', async (_what, payload, header, expected) => {
    const text = await bind(await craft(issuer, foreignClaims(issuer)), wallet, payload, header);
    const error = thrown(() => readSdJwt(text));
    expect(error.code).toBe(expected);
    expect(error.faults[0]?.pointer).toMatch(/^\/keyBinding\//);
  });

  test('is read with what it was made for', async () => {
    const text = await craft(issuer, foreignClaims(issuer));
    const bound = await bind(text, wallet);
    expect(readSdJwt(bound).keyBinding).toMatchObject({
      nonce: 'n-1',
      audience: 'https://verifier.example',
      fits: true,
    });
    const other = await craft(issuer, foreignClaims(issuer, { other: 1 }));
    expect(readSdJwt(other + bound.slice(text.length)).keyBinding?.fits).toBe(false);
    expect(readSdJwt(text).keyBinding).toBeUndefined();
  });
});

describe('in JSON (RFC 9901, section 8)', () => {
  test('what the library writes is the same text, flattened and general', async () => {
    const { award } = await makeSdJwtWorld();
    const { text } = await award();
    for (const json of [
      libraryInstance().toFlattenJSON(text).toJson(),
      libraryInstance().toGeneralJSON(text).toJson(),
    ]) {
      const value = JSON.parse(JSON.stringify(json)) as JsonObject;
      expect(isSdJwtJson(value)).toBe(true);
      expect(compactOfJson(value)).toBe(text);
    }
    const bound = await bind(await craft(issuer, foreignClaims(issuer)), wallet);
    const value = JSON.parse(JSON.stringify(libraryInstance().toFlattenJSON(bound).toJson())) as JsonObject;
    expect(compactOfJson(value)).toBe(bound);
  });

  test.each<[string, JsonObject]>([
    ['no signatures', { payload: 'x', signatures: [], header: { disclosures: [] } }],
    ['two signatures', { payload: 'x', signatures: [{ header: { disclosures: [] } }, {}] }],
    [
      'disclosures that are no list',
      { payload: 'x', protected: 'x', signature: 'x', header: { disclosures: 'x' } },
    ],
    [
      'a disclosure that is no text',
      { payload: 'x', protected: 'x', signature: 'x', header: { disclosures: [1] } },
    ],
    [
      'a disclosure that is two',
      { payload: 'x', protected: 'x', signature: 'x', header: { disclosures: ['a~b'] } },
    ],
    ['no signature', { payload: 'x', protected: 'x', header: { disclosures: [] } }],
    [
      'a holder’s signature that is no text',
      { payload: 'x', protected: 'x', signature: 'x', header: { disclosures: [], kb_jwt: 1 } },
    ],
  ])('%s is refused', (_what, value) => {
    expect(thrown(() => compactOfJson(value)).code).toBe('sd-jwt.json');
  });

  test('a sealed document of another kind is not taken for one', () => {
    for (const value of [
      { payload: 'x', signatures: [{ protected: 'x', signature: 'x' }] },
      { payload: 7 },
      {},
    ])
      expect(isSdJwtJson(value as JsonObject)).toBe(false);
  });
});
