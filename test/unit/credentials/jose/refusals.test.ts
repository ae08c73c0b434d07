import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { p256 } from '@noble/curves/nist.js';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { fromBase64url, toBase64url } from '../../../../src/credentials/jose/base64url.js';
import { readEnveloped } from '../../../../src/credentials/jose/read-enveloped.js';
import { verifyEnveloped } from '../../../../src/credentials/jose/verify-enveloped.js';
import {
  credentialOf,
  forge,
  JOSE_KEY_TYPES,
  type JoseIssuer,
  joseIssuer,
  presentationOf,
} from '../../../support/jose-issuers.js';
import { thrown } from '../../../support/thrown.js';

let issuer: JoseIssuer;
let good: string;
let parts: [string, string, string];

beforeAll(async () => {
  issuer = await joseIssuer('P-256');
  good = await issuer.joseSigns(credentialOf(issuer));
  parts = good.split('.') as [string, string, string];
});

const utf8 = (text: string) => toBase64url(new TextEncoder().encode(text));
const codeOf = (text: string) => thrown(() => readEnveloped(text)).code;
const headerOf = (over: Record<string, unknown> = {}) =>
  ({ alg: 'ES256', kid: issuer.method.id, typ: 'vc+jwt', ...over }) as JsonObject;

test('the text that the others are made of is read and valid', async () => {
  expect(await verifyEnveloped(readEnveloped(good), issuer.method)).toBe('valid');
});

describe('a text has one spelling', () => {
  test.each<[string, () => string]>([
    ['nothing', () => ''],
    ['two parts', () => parts.slice(0, 2).join('.')],
    ['four parts', () => `${good}.${parts[2]}`],
    ['five parts, as of an encrypted one', () => `${good}.${parts[2]}.${parts[2]}`],
    ['a dot before it', () => `.${good}`],
    ['a dot behind it', () => `${good}.`],
    ['no header', () => `.${parts[1]}.${parts[2]}`],
    ['no payload', () => `${parts[0]}..${parts[2]}`],
    ['no signature', () => `${parts[0]}.${parts[1]}.`],
    ['a padded header', () => `${parts[0]}=.${parts[1]}.${parts[2]}`],
    ['a padded payload', () => `${parts[0]}.${parts[1]}==.${parts[2]}`],
    ['a padded signature', () => `${good}==`],
    ['base64 that is not base64url', () => `${parts[0]}.${parts[1]}.${'+/'.repeat(43)}`],
    [
      'bits that are left over',
      () => `${parts[0]}.${parts[1]}.${parts[2].slice(0, -1)}${nextLetter(parts[2])}`,
    ],
    ['a space before it', () => ` ${good}`],
    ['a line break behind it', () => `${good}\n`],
    ['a line break inside', () => `${parts[0]}.${parts[1].slice(0, 76)}\n${parts[1].slice(76)}.${parts[2]}`],
    ['disclosures of an SD-JWT', () => `${good}~`],
    ['a null character', () => `${good}\0`],
    [
      'JSON serialisation',
      () => JSON.stringify({ payload: parts[1], protected: parts[0], signature: parts[2] }),
    ],
    ['more characters than anybody needs', () => `${good}${'A'.repeat(4_194_304)}`],
    ['a header that is an array', () => [utf8('[]'), parts[1], parts[2]].join('.')],
    ['a header that is a text', () => [utf8('"ES256"'), parts[1], parts[2]].join('.')],
    [
      'a payload that is an array',
      () => [parts[0], utf8(`[${JSON.stringify(credentialOf(issuer))}]`), parts[2]].join('.'),
    ],
    ['a payload that is null', () => [parts[0], utf8('null'), parts[2]].join('.')],
  ])('%s', (_what, spell) => {
    expect(codeOf(spell())).toBe('jose.malformed');
  });
});

/** The last letter with a bit set that stands for nothing. */
function nextLetter(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return letters[letters.indexOf(text.at(-1) ?? '') + 1] ?? '';
}

describe('JSON that two readers could understand differently', () => {
  const deep = `${'['.repeat(70)}${']'.repeat(70)}`;
  test.each<[string, string, string]>([
    ['a name twice', '"alg":"ES256","alg":"none"', 'json.duplicate-key'],
    ['a name twice, once escaped', '"a":1,"\\u0061":2', 'json.duplicate-key'],
    ['a prototype', '"__proto__":{"alg":"ES256"}', 'json.forbidden-key'],
    ['half of a surrogate pair', '"a":"\\ud800"', 'json.surrogate'],
    ['depth', `"a":${deep}`, 'json.too-deep'],
    ['a number that is lost', '"a":9007199254740993', 'json.number'],
    ['a comma too many', '"a":1,', 'json.malformed'],
    ['something behind it', '"a":1}{', 'json.malformed'],
  ])('%s is refused in header and payload', (_what, members, code) => {
    const bad = utf8(`{${members}}`);
    const [header, payload, signature] = parts;
    const inHeader = thrown(() => readEnveloped([bad, payload, signature].join('.')));
    expect(inHeader).toMatchObject({ kind: 'invalid', code });
    expect(inHeader.faults[0]?.pointer).toMatch(/^\/header/);
    const inPayload = thrown(() => readEnveloped([header, bad, signature].join('.')));
    expect(inPayload).toMatchObject({ kind: 'invalid', code });
    expect(inPayload.faults[0]?.pointer).toMatch(/^\/payload/);
  });

  test.each<[string, number[]]>([
    ['bytes that are not UTF-8', [0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x7b, 0x7d]],
    ['a surrogate in UTF-8', [0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d]],
  ])('%s are refused', async (_what, bytes) => {
    expect(codeOf(await forge(headerOf(), Uint8Array.from(bytes), issuer))).toBe('json.encoding');
  });
});

describe('a header', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['no signature', { alg: 'none' }, 'jose.alg-none'],
    ['no signature, otherwise spelt', { alg: 'nOnE' }, 'jose.alg-none'],
    ['a MAC', { alg: 'HS256' }, 'jose.alg-unsupported'],
    ['RSA', { alg: 'RS256' }, 'jose.alg-unsupported'],
    ['another curve', { alg: 'ES256K' }, 'jose.alg-unsupported'],
    ['another spelling', { alg: 'es256' }, 'jose.alg-unsupported'],
    ['a name of every object', { alg: 'constructor' }, 'jose.alg-unsupported'],
    ['a list of algorithms', { alg: ['ES256'] }, 'jose.alg-unsupported'],
    ['no algorithm', { alg: undefined }, 'jose.alg-unsupported'],
    ['an unencoded payload', { b64: false, crit: ['b64'] }, 'jose.b64'],
    ['an encoded payload, said needlessly', { b64: true }, 'jose.b64'],
    ['an extension', { crit: ['exp'], exp: 1 }, 'jose.crit'],
    ['no extension, said needlessly', { crit: [] }, 'jose.crit'],
    ['a key', { jwk: { kty: 'EC' } }, 'jose.embedded-key'],
    ['the address of keys', { jku: 'https://attacker.example/keys' }, 'jose.embedded-key'],
    ['certificates', { x5c: ['MIIB'] }, 'jose.embedded-key'],
    ['the address of certificates', { x5u: 'https://attacker.example/x5' }, 'jose.embedded-key'],
    ['another issuer than the key’s', { iss: 'did:example:mallory' }, 'jose.iss'],
    ['no key', { kid: undefined }, 'jose.kid'],
    ['a relative key', { kid: '#key-1' }, 'jose.kid'],
    ['a thumbprint', { kid: 'ExHkBMW9fmbkvV266mRpuP2sUY_N_EWIN1lapUzO8ro' }, 'jose.kid'],
    ['an address', { kid: 'https://issuer.example/keys#1' }, 'jose.kid'],
    ['a DID without a key', { kid: 'did:example:a' }, 'jose.kid'],
    ['a DID with an empty key', { kid: 'did:example:a#' }, 'jose.kid'],
    ['a key with a space', { kid: 'did:example:a#b c' }, 'jose.kid'],
    ['two fragments', { kid: 'did:example:a#b#c' }, 'jose.kid'],
    ['a list of keys', { kid: ['did:example:a#b'] }, 'jose.kid'],
    ['no type', { typ: undefined }, 'jose.typ'],
    ['the type of any token', { typ: 'JWT' }, 'jose.typ'],
    ['an older type', { typ: 'vc+ld+json+jwt' }, 'jose.typ'],
    ['the type of an SD-JWT', { typ: 'vc+sd-jwt' }, 'jose.typ'],
    ['the type of a status list', { typ: 'statuslist+jwt' }, 'jose.typ'],
    ['a type of another tree', { typ: 'text/vc+jwt' }, 'jose.typ'],
    ['a list of types', { typ: ['vc+jwt'] }, 'jose.typ'],
    ['a presentation inside a credential', { cty: 'vp' }, 'jose.cty'],
    ['a token inside', { cty: 'JWT' }, 'jose.cty'],
    ['an empty content type', { cty: '' }, 'jose.cty'],
    ['the type of a presentation', { typ: 'vp+jwt' }, 'jose.payload-type'],
  ])('%s', async (_what, over, code) => {
    expect(codeOf(await forge(headerOf(over), credentialOf(issuer), issuer))).toBe(code);
  });

  test('a key of another DID than the issuer’s, though its signature is good', async () => {
    const attacker = await joseIssuer('P-256', 'attacker');
    const text = await attacker.joseSigns(credentialOf(issuer));
    expect(thrown(() => readEnveloped(text))).toMatchObject({
      code: 'jose.kid',
      faults: [{ pointer: '/header/kid' }],
    });
  });

  test('a DID that begins like the issuer’s', async () => {
    const kid = `${issuer.did}x#key`;
    expect(codeOf(await forge(headerOf({ kid }), credentialOf(issuer), issuer))).toBe('jose.kid');
  });

  test('a text that says whose it is repeats nothing of it in its message', async () => {
    const text = await forge(headerOf({ kid: 'Zoë Nuñez' }), credentialOf(issuer), issuer);
    const error = thrown(() => readEnveloped(text));
    expect(JSON.stringify([error.message, error.faults])).not.toContain('Zoë');
  });
});

describe('a payload whose issuer is an object', () => {
  const named = (over: JsonObject = {}) =>
    credentialOf(issuer, { issuer: { id: issuer.did, name: 'A university' }, ...over });

  test('may have the issuer’s id as iss', async () => {
    const text = await forge(headerOf(), named({ iss: issuer.did }), issuer);
    expect(await verifyEnveloped(readEnveloped(text), issuer.method)).toBe('valid');
  });

  test.each<[string, JsonValue]>([
    ['another', 'did:example:a'],
    ['the object', { id: 'did:example:a' }],
    ['its name', 'A university'],
  ])('has no other iss: %s', async (_what, iss) => {
    expect(codeOf(await forge(headerOf(), named({ iss }), issuer))).toBe('jose.iss');
  });
});

describe('a payload', () => {
  const presentation = { typ: 'vp+jwt' };
  test.each<[string, JsonObject, string]>([
    ['wrapped as in version 1.1', { vc: {} }, 'jose.vc-claim'],
    ['a wrapped presentation', { vp: null }, 'jose.vc-claim'],
    ['no type', { type: [] }, 'jose.payload-type'],
    ['a presentation', { type: ['VerifiablePresentation'] }, 'jose.payload-type'],
    ['a type inside a list', { type: [['VerifiableCredential']] }, 'jose.payload-type'],
    ['another issuer', { issuer: 'did:example:a' }, 'jose.kid'],
    ['an issuer without id', { issuer: { name: 'A' } }, 'jose.kid'],
    ['many issuers', { issuer: ['did:example:a'] }, 'jose.kid'],
    ['another iss', { iss: 'did:example:a' }, 'jose.iss'],
    ['an iss that is no text', { iss: 1 }, 'jose.iss'],
    ['another sub', { sub: 'did:example:a' }, 'jose.sub'],
    ['a sub that is no text', { sub: ['did:example:learner'] }, 'jose.sub'],
    ['another jti', { jti: 'urn:uuid:0' }, 'jose.jti'],
    ['an exp that is a text', { exp: '2030' }, 'jose.time'],
    ['an exp before 1970', { exp: -1 }, 'jose.time'],
    ['an exp beyond all time', { exp: 1e300 }, 'jose.time'],
    ['an exp before iat', { iat: 10, exp: 10 }, 'jose.time'],
    ['an exp before nbf', { nbf: 11, exp: 10 }, 'jose.time'],
    ['an iat that is nothing', { iat: null }, 'jose.time'],
    ['a nonce that is a number', { nonce: 1 }, 'jose.nonce'],
    ['an aud that is a number', { aud: 1 }, 'jose.aud'],
    ['an aud that holds one', { aud: ['a', 1] }, 'jose.aud'],
  ])('%s', async (_what, over, code) => {
    expect(codeOf(await forge(headerOf(), credentialOf(issuer, over), issuer))).toBe(code);
  });

  test.each<[string, JsonObject, string]>([
    ['a credential', { type: ['VerifiableCredential'] }, 'jose.payload-type'],
    ['an envelope inside', { type: 'EnvelopedVerifiablePresentation' }, 'jose.payload-type'],
    ['another holder', { holder: 'did:example:a' }, 'jose.kid'],
    ['a holder without id', { holder: {} }, 'jose.kid'],
    ['a holder that is nothing', { holder: null }, 'jose.kid'],
    ['another iss', { iss: 'did:example:a' }, 'jose.iss'],
  ])('of a presentation: %s', async (_what, over, code) => {
    expect(codeOf(await forge(headerOf(presentation), presentationOf(issuer, over), issuer))).toBe(code);
  });

  test('a subject without id contradicts no sub, one of many is enough', async () => {
    const of = (credentialSubject: JsonObject | JsonObject[]) =>
      forge(headerOf(), credentialOf(issuer, { credentialSubject, sub: 'did:example:b' }), issuer);
    expect(readEnveloped(await of({ name: 'A' })).kind).toBe('credential');
    expect(readEnveloped(await of([{ id: 'did:example:a' }, { id: 'did:example:b' }])).kind).toBe(
      'credential',
    );
    expect(codeOf(await of([{ id: 'did:example:a' }, { name: 'B' }]))).toBe('jose.sub');
  });
});

test('a kind that was asked for is the only one that is read', async () => {
  const presentation = await forge(headerOf({ typ: 'vp+jwt' }), presentationOf(issuer), issuer);
  expect(readEnveloped(presentation, 'presentation').kind).toBe('presentation');
  expect(thrown(() => readEnveloped(presentation, 'credential')).code).toBe('jose.typ');
  expect(thrown(() => readEnveloped(good, 'presentation')).code).toBe('jose.typ');
});

describe('a signature', () => {
  const verified = async (text: string, key = issuer) => verifyEnveloped(readEnveloped(text), key.method);
  const withSignature = (bytes: Uint8Array) => [parts[0], parts[1], toBase64url(bytes)].join('.');

  test('in DER is invalid', async () => {
    const raw = fromBase64url(parts[2]) ?? new Uint8Array();
    const der = p256.Signature.fromBytes(raw, 'compact').toBytes('der');
    expect(await verified(withSignature(der))).toBe('invalid');
  });

  test.each<[string, (raw: Uint8Array) => Uint8Array]>([
    ['cut short', (raw) => raw.subarray(0, -1)],
    ['with bytes behind it', (raw) => Uint8Array.of(...raw, 0)],
    ['of zeros', (raw) => new Uint8Array(raw.length)],
    ['whose halves are swapped', (raw) => Uint8Array.of(...raw.subarray(32), ...raw.subarray(0, 32))],
    ['as long as that of another curve', () => new Uint8Array(96).fill(1)],
    ['of one byte', () => Uint8Array.of(1)],
  ])('%s is invalid', async (_what, change) => {
    expect(await verified(withSignature(change(fromBase64url(parts[2]) ?? new Uint8Array())))).toBe(
      'invalid',
    );
  });

  test('made as MAC with the public key for a secret is refused, and invalid under an allowed name', async () => {
    for (const secret of [JSON.stringify(issuer.publicJwk), issuer.method.publicKeyMultibase]) {
      for (const [alg, finding] of [
        ['HS256', undefined],
        ['ES256', 'invalid'],
      ] as const) {
        const input = [headerOf({ alg }), credentialOf(issuer)]
          .map((part) => utf8(JSON.stringify(part)))
          .join('.');
        const mac = createHmac('sha256', secret).update(input).digest();
        const text = `${input}.${toBase64url(mac)}`;
        if (finding === undefined) expect(codeOf(text)).toBe('jose.alg-unsupported');
        else expect(await verified(text)).toBe(finding);
      }
    }
  });

  test.each([
    ['P-384', 'ES256', 'key-type'],
    ['P-384', 'EdDSA', 'key-type'],
    ['P-256', 'ES384', 'key-type'],
    ['P-256', 'EdDSA', 'key-type'],
    ['Ed25519', 'ES256', 'key-type'],
    ['Ed25519', 'ES384', 'key-type'],
  ] as const)('by a key of type %s under the name %s', async (type, alg, finding) => {
    const other = await joseIssuer(type);
    const text = await forge(headerOf({ alg, kid: other.method.id }), credentialOf(other), other);
    expect(await verified(text, other)).toBe(finding);
  });

  test.each(['z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc', 'zUC7', '', 'did:key'])(
    'is not checked with a key such as %j',
    async (publicKeyMultibase) => {
      expect(await verifyEnveloped(readEnveloped(good), { ...issuer.method, publicKeyMultibase })).toBe(
        'key-type',
      );
    },
  );

  test('of other content is invalid', async () => {
    const other = await issuer.joseSigns(credentialOf(issuer, { validFrom: '2020-01-01T00:00:00Z' }));
    const [header, payload] = other.split('.');
    expect(await verified([header, payload, parts[2]].join('.'))).toBe('invalid');
  });
});

test.each(JOSE_KEY_TYPES)('no bit of a text signed with %s can be flipped', async (type) => {
  const signer = await joseIssuer(type);
  const text = await signer.joseSigns(credentialOf(signer));
  const bytes = text.split('.').map((part) => fromBase64url(part) ?? new Uint8Array());
  const place = fc
    .integer({ min: 0, max: 2 })
    .chain((part) =>
      fc.tuple(fc.constant(part), fc.integer({ min: 0, max: (bytes[part]?.length ?? 0) * 8 - 1 })),
    );
  await fc.assert(
    fc.asyncProperty(place, async ([part, bit]) => {
      const flipped = bytes.map((one) => Uint8Array.from(one));
      const target = flipped[part] ?? new Uint8Array();
      target[bit >> 3] = (target[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await judge(flipped.map(toBase64url).join('.'), signer)).not.toBe('valid');
    }),
    { numRuns: 150 },
  );
});

/** The code of a refusal, or the finding. */
async function judge(text: string, { method }: JoseIssuer): Promise<string> {
  try {
    return await verifyEnveloped(readEnveloped(text), method);
  } catch {
    return thrown(() => readEnveloped(text)).code;
  }
}
