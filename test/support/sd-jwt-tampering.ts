import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../src/common/json.js';
import { sdDigest } from '../../src/credentials/sd-jwt/disclosures.js';
import type { VerifyOptions } from '../../src/verification/material.js';
import { verify } from '../../src/verification/verify.js';
import type { SdJwtWorld } from './sd-jwt.js';

/** The verdict on a text, or the code that says why it isn't even a credential any more. */
export async function verdictOfText(
  { material }: Pick<SdJwtWorld, 'material'>,
  text: string,
  options: VerifyOptions = {},
): Promise<string> {
  try {
    return (await verify(text, material, options)).verdict;
  } catch (error) {
    return String((error as { code?: string }).code);
  }
}

/** Tampers with a text, so and so many times, and expects that it is never verified. `others`: whose parts are put in. */
export async function expectNoTampering(
  made: SdJwtWorld,
  by: {
    readonly text: string;
    readonly others: readonly string[];
    readonly runs: number;
    readonly seed: number;
    readonly asked?: VerifyOptions;
  },
): Promise<void> {
  const changed = tampering(by.text, by.others);
  const property = fc.asyncProperty(changed, async (text) => {
    expect(await verdictOfText(made, text, by.asked)).not.toBe('verified');
  });
  await fc.assert(property, { numRuns: by.runs, seed: by.seed });
}

/** Ways to change a genuine SD-JWT without its issuer's key, each of which gives something else than a choice of its claims. */
function tampering(text: string, others: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    letter(text),
    header(text),
    payload(text),
    disclosure(text),
    added(text, others),
    spliced(text, others),
    resigned(text),
  );
}

const decode = (part: string): JsonValue => JSON.parse(Buffer.from(part, 'base64url').toString());
const encode = (value: JsonValue): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~= '];

/** One character is another one, gone, or there twice. */
function letter(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(text.length - 1), fc.constantFrom(...ALPHABET), fc.constantFrom('set', 'insert', 'remove'))
    .map(([at, char, how]) => {
      const rest = text.slice(at + (how === 'insert' ? 0 : 1));
      return text.slice(0, at) + (how === 'remove' ? '' : char) + rest;
    })
    .filter((changed) => changed !== text);
}

function withParts(text: string, change: (parts: [string, string, string]) => string[]): string {
  const [jwt = '', ...rest] = text.split('~');
  const [head = '', body = '', signature = ''] = jwt.split('.');
  return [change([head, body, signature]).join('.'), ...rest].join('~');
}

function header(text: string): fc.Arbitrary<string> {
  const changes: JsonObject[] = [
    { alg: 'none' },
    { alg: 'HS256' },
    { alg: 'Ed25519' },
    { alg: 'ES256' },
    { typ: 'vc+jwt' },
    { typ: 'vc+sd-jwt' },
    { kid: 'did:web:other.example#1' },
    { x5c: ['MIIB'] },
    { jwk: { kty: 'OKP' } },
    { crit: ['b64'], b64: false },
    { extra: 1 },
  ];
  return fc
    .constantFrom(...changes)
    .map((over) =>
      withParts(text, ([head, ...rest]) => [encode({ ...(decode(head) as JsonObject), ...over }), ...rest]),
    );
}

/** Any claim that is signed in clear is another one, is gone, or one is added. */
function payload(text: string): fc.Arbitrary<string> {
  const claims = decode(text.split('.')[1] ?? '') as JsonObject;
  return fc
    .tuple(
      fc.constantFrom(...Object.keys(claims), 'assessment_grade', '_sd_alg', 'cnf', 'exp'),
      fc.jsonValue() as fc.Arbitrary<JsonValue>,
      fc.boolean(),
    )
    .map(([name, value, removed]) =>
      withParts(text, ([head, body, signature]) => {
        const { [name]: _gone, ...rest } = decode(body) as JsonObject;
        return [head, encode(removed ? rest : { ...rest, [name]: value }), signature];
      }),
    )
    .filter((changed) => changed !== text);
}

/** A disclosure says something else, or is spelt otherwise. */
function disclosure(text: string): fc.Arbitrary<string> {
  const parts = text.split('~');
  return fc
    .tuple(
      fc.integer({ min: 1, max: parts.length - 2 }),
      fc.constantFrom(0, 1, 2),
      fc.oneof(fc.string(), fc.jsonValue() as fc.Arbitrary<JsonValue>),
    )
    .map(([at, place, value]) => {
      const said = decode(parts[at] ?? '') as JsonValue[];
      said[place] = value as JsonValue;
      return parts.with(at, encode(said)).join('~');
    })
    .filter((changed) => changed !== text);
}

/** Something is disclosed besides, once more, or with a digest put in for it. */
function added(text: string, others: readonly string[]): fc.Arbitrary<string> {
  const foreign = others.flatMap((other) => other.split('~').slice(1, -1));
  const own = text.split('~').slice(1, -1);
  const made = encode(['salt', 'assessment_grade', 'A']);
  return fc.tuple(fc.constantFrom(...foreign, ...own, made), fc.boolean()).map(([more, signed]) => {
    const parts = text.split('~');
    const shown = [...parts.slice(0, -1), more, ''].join('~');
    if (!signed) return shown;
    return withParts(shown, ([head, body, signature]) => {
      const { _sd = [], ...rest } = decode(body) as JsonObject;
      return [head, encode({ ...rest, _sd: [...(_sd as string[]), sdDigest(more)] }), signature];
    });
  });
}

/** Header, payload or signature of another credential. */
function spliced(text: string, others: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...others), fc.constantFrom(1, 2))
    .map(([other, place]) => {
      const theirs = other.split('~')[0]?.split('.') ?? [];
      return withParts(text, (parts) => parts.with(place, theirs[place] ?? ''));
    })
    .filter((changed) => changed !== text && !others.includes(changed));
}

/** A signature of chance, or none. */
function resigned(text: string): fc.Arbitrary<string> {
  return fc
    .uint8Array({ minLength: 0, maxLength: 65 })
    .map((bytes) =>
      withParts(text, ([head, body]) => [head, body, Buffer.from(bytes).toString('base64url')]),
    );
}
