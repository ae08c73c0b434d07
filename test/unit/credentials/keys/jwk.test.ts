import { describe, expect, test } from '@jest/globals';
import { base64urlnopad } from '@scure/base';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { jwkOfMultikey, multikeyOfJwk } from '../../../../src/credentials/keys/jwk.js';
import { writeMultikey } from '../../../../src/credentials/keys/multikey.js';
import { testKey } from '../../../support/suite-keys.js';
import { thrown } from '../../../support/thrown.js';

const TYPES = ['Ed25519', 'X25519', 'P-256', 'P-384'] as const;
const EC = ['P-256', 'P-384'] as const;

const multikey = async (type: (typeof TYPES)[number]) =>
  type === 'X25519'
    ? writeMultikey({ type, bytes: new Uint8Array(32).fill(9) })
    : (await testKey(type)).method.publicKeyMultibase;
const jwkOf = async (type: (typeof TYPES)[number]) => jwkOfMultikey(await multikey(type));
const codeOf = (jwk: JsonValue | undefined) => thrown(() => multikeyOfJwk(jwk)).code;

/** A number of the other length: a byte less or more. */
const resized = (text: JsonValue | undefined, by: number) => {
  const bytes = base64urlnopad.decode(String(text));
  return base64urlnopad.encode(by < 0 ? bytes.subarray(-by) : Uint8Array.of(...new Uint8Array(by), ...bytes));
};

test('the keys of RFC 7517 and RFC 8037 are read', () => {
  expect(
    multikeyOfJwk({ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }),
  ).toBe(
    writeMultikey({
      type: 'Ed25519',
      bytes: base64urlnopad.decode('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'),
    }),
  );
  const ec = {
    kty: 'EC',
    crv: 'P-256',
    x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
    y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
  };
  expect(jwkOfMultikey(multikeyOfJwk({ ...ec, use: 'enc', kid: '1' }))).toEqual(ec);
});

describe.each(TYPES)('a key of type %s', (type) => {
  test('has one JWK, and that gives it back', async () => {
    expect(multikeyOfJwk(await jwkOf(type))).toBe(await multikey(type));
  });

  test('with its private part is refused, whatever that is', async () => {
    for (const d of ['nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', '', null, 1, []])
      expect([d, codeOf({ ...(await jwkOf(type)), d })]).toEqual([d, 'key.private']);
    for (const name of ['k', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv'])
      expect([name, codeOf({ ...(await jwkOf(type)), [name]: 'AQAB' })]).toEqual([name, 'key.private']);
  });

  test.each([-1, 1, 16])('with a number %i bytes off is malformed', async (by) => {
    const jwk = await jwkOf(type);
    for (const name of jwk.y === undefined ? ['x'] : ['x', 'y'])
      expect([name, codeOf({ ...jwk, [name]: resized(jwk[name], by) })]).toEqual([name, 'key.malformed']);
  });

  test.each<[string, (x: string) => JsonValue]>([
    ['nothing', () => ''],
    ['null', () => null],
    ['a number', () => 7],
    ['a list', (x) => [x]],
    ['padding', (x) => `${x}=`],
    ['a space', (x) => ` ${x}`],
    ['a line break', (x) => `${x}\n`],
    ['letters of base64', (x) => `+/${x.slice(2)}`],
    ['bits left over', (x) => `${x.slice(0, -1)}${x.length % 4 === 0 ? '=' : '_'}`],
    ['a megabyte', () => 'A'.repeat(1_000_000)],
  ])('with %s for its x is malformed', async (_what, spell) => {
    const jwk = await jwkOf(type);
    expect(codeOf({ ...jwk, x: spell(String(jwk.x)) })).toBe('key.malformed');
  });

  test('without its x is malformed', async () => {
    const { x: _x, ...jwk } = await jwkOf(type);
    expect(codeOf(jwk)).toBe('key.malformed');
  });

  test.each<[string, JsonObject]>([
    ['another kty', { kty: 'RSA' }],
    ['the kty of symmetric keys', { kty: 'oct' }],
    ['no kty', { kty: '' }],
    ['a small kty', { kty: 'ec' }],
    ['a curve that is not supported', { crv: 'P-521' }],
    ['a curve of other signatures', { crv: 'secp256k1' }],
    ['the other Edwards curve', { crv: 'Ed448' }],
    ['a name that every object has', { crv: 'constructor' }],
    ['a curve in other letters', { crv: 'p-256' }],
    ['a curve that is a list', { crv: ['P-256'] }],
    ['no curve', { crv: null }],
  ])('with %s is of no supported type', async (_what, over) => {
    expect(codeOf({ ...(await jwkOf(type)), ...over })).toBe('key.type-unsupported');
  });

  test('under the kty of the other kind is of no supported type', async () => {
    const jwk = await jwkOf(type);
    expect(codeOf({ ...jwk, kty: jwk.kty === 'EC' ? 'OKP' : 'EC' })).toBe('key.type-unsupported');
  });
});

describe.each(EC)('a point of %s', (type) => {
  const other = type === 'P-256' ? 'P-384' : 'P-256';

  test.each<[string, (jwk: JsonObject) => JsonObject]>([
    ['without y', ({ y: _y, ...jwk }) => jwk],
    ['with x for y', (jwk) => ({ ...jwk, y: jwk.x ?? null })],
    ['with x and y exchanged', (jwk) => ({ ...jwk, x: jwk.y ?? null, y: jwk.x ?? null })],
    ['of zeros', (jwk) => ({ ...jwk, x: zeros(jwk.x), y: zeros(jwk.y) })],
    ['beyond the field', (jwk) => ({ ...jwk, x: zeros(jwk.x).replaceAll('A', '_').replace(/_$/, '8') })],
    ['with a y of text', (jwk) => ({ ...jwk, y: 'y' })],
    ['said to be of the other curve', (jwk) => ({ ...jwk, crv: other })],
  ])('%s is none', async (_what, change) => {
    expect(codeOf(change(await jwkOf(type)))).toBe('key.malformed');
  });
});

test('an Ed25519 key of small order is malformed', () => {
  for (const first of [0, 1])
    expect(
      codeOf({
        kty: 'OKP',
        crv: 'Ed25519',
        x: base64urlnopad.encode(Uint8Array.of(first, ...new Uint8Array(31))),
      }),
    ).toBe('key.malformed');
});

test.each<[string, JsonValue | undefined]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', '{}'],
  ['a list', [{ kty: 'OKP' }]],
  ['a number', 1],
])('%s is no JWK', (_what, value) => {
  expect(codeOf(value)).toBe('key.malformed');
});

test('an object of nothing is of no supported type', () => {
  expect(codeOf({})).toBe('key.type-unsupported');
});

test('a BBS key has no JWK, and no more has what is no key', async () => {
  const { method } = await testKey('BLS12-381-G2');
  expect(thrown(() => jwkOfMultikey(method.publicKeyMultibase)).code).toBe('key.type-unsupported');
  expect(thrown(() => jwkOfMultikey('zz')).code).toBe('key.type-unsupported');
  expect(thrown(() => jwkOfMultikey('')).code).toBe('key.malformed');
});

function zeros(like: JsonValue | undefined): string {
  return base64urlnopad.encode(new Uint8Array(base64urlnopad.decode(String(like)).length));
}
