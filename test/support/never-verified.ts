import { expect } from '@jest/globals';
import { CairnError } from '../../src/common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/common/json.js';
import { parseStrictJson } from '../../src/common/strict-json.js';
import { ShapeTrust } from '../../src/credentials/canonical/shape-trust.js';
import { KnownCredentials } from '../../src/verification/known-credentials.js';
import type { TrustMaterial } from '../../src/verification/material.js';
import { verify } from '../../src/verification/verify.js';
import { mutations } from './mutations.js';

/** What a stranger gets who hands the document in as text. */
export async function verdictOf(document: JsonObject, material: TrustMaterial): Promise<string> {
  try {
    const parsed = parseStrictJson(JSON.stringify(document));
    return isJsonObject(parsed) ? (await verify(parsed, material)).verdict : 'refused';
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'invalid') return 'refused';
    throw error;
  }
}

/** Spellings that JSON-LD doesn't tell apart and `decisions` allow: an array of one, an empty array, the order of a set. */
export function sameMeaning(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return spelled(a) === spelled(b);
}

/** One document is compared with all that is made of it. */
const spellings = new WeakMap<object, string>();

function spelled(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = spellings.get(value) ?? JSON.stringify(plain(value));
  spellings.set(value, known);
  return known;
}

function plain(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) {
    const items = value.map(plain);
    return items.length === 1 ? items[0] : (items.map((item) => JSON.stringify(item)).sort() as JsonValue);
  }
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).filter(
    ([, member]) => !(Array.isArray(member) && member.length === 0),
  );
  return Object.fromEntries(
    members
      .map(([key, member]) => [key, plain(member) ?? null] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Changes a document at and below a place in every way there is, and answers in how many; before a verifier that knows its form, too. */
export async function expectNeverVerified(
  document: JsonObject,
  material: TrustMaterial,
  below = '',
  oneIn = 1,
): Promise<number> {
  const known = new KnownCredentials(new ShapeTrust());
  const knowing = { ...material, known };
  for (const one of [material, knowing]) expect(await verdictOf(document, one)).toBe('verified');
  const verified: string[] = [];
  let [tried, met] = [0, 0];
  for await (const { what, document: changed } of mutations(document)) {
    if (!what.startsWith(below) || met++ % oneIn !== 0 || sameMeaning(changed, document)) continue;
    tried++;
    if ((await verdictOf(changed, material)) === 'verified') verified.push(what);
    if (!known.read(changed)) continue;
    if ((await verdictOf(changed, knowing)) === 'verified') verified.push(`${what}, by its form`);
  }
  expect(verified).toEqual([]);
  return tried;
}
