import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CairnError } from '../../../src/common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/common/json.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import type { TrustMaterial } from '../../../src/verification/material.js';
import { verify } from '../../../src/verification/verify.js';
import { mutations } from '../../support/mutations.js';
import { makeWorld, wholeStack } from '../../support/world.js';

/** What a stranger gets who hands the document in as text. */
async function verdictOf(document: JsonObject, material: TrustMaterial): Promise<string> {
  try {
    const parsed = parseStrictJson(JSON.stringify(document));
    return isJsonObject(parsed) ? (await verify(parsed, material)).verdict : 'refused';
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'invalid') return 'refused';
    throw error;
  }
}

/** Spellings that JSON-LD doesn't tell apart and `decisions` allow: an array of one, an empty array, the order of a set. */
function sameMeaning(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
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

async function expectNeverVerified(document: JsonObject, material: TrustMaterial): Promise<number> {
  expect(await verdictOf(document, material)).toBe('verified');
  const verified: string[] = [];
  let tried = 0;
  for await (const { what, document: changed } of mutations(document)) {
    if (sameMeaning(changed, document)) continue;
    tried++;
    if ((await verdictOf(changed, material)) === 'verified') verified.push(what);
  }
  expect(verified).toEqual([]);
  return tried;
}

test('no change of any member of a module credential leads to verified', async () => {
  const world = await makeWorld();
  const { a } = await wholeStack(world);
  expect(await expectNeverVerified(a.document, world.material)).toBeGreaterThan(1500);
}, 120_000);

test('no change of any member of a certificate leads to verified', async () => {
  const world = await makeWorld();
  const { inner } = await wholeStack(world);
  expect(await expectNeverVerified(inner.document, world.material)).toBeGreaterThan(1500);
}, 120_000);

test('no change of any member of a status list makes a revoked credential verified', async () => {
  const world = await makeWorld();
  const { a } = await wholeStack(world);
  world.setStatus('revocation', a.issuer, a.index);
  const list = await world.material.statusList(
    `${String((a.document.credentialStatus as JsonObject[])[0]?.statusListCredential)}`,
  );
  expect(list).toBeDefined();
  const verified: string[] = [];
  for await (const { what, document } of mutations(list ?? {})) {
    const material = {
      ...world.material,
      statusList: async (address: string) =>
        address.endsWith('revocation') ? document : world.material.statusList(address),
    };
    if ((await verdictOf(a.document, material)) === 'verified') verified.push(what);
  }
  expect(verified).toEqual([]);
}, 120_000);

test('what JSON and JSON-LD do not tell apart stays verified', async () => {
  const world = await makeWorld();
  const { a } = await wholeStack(world);
  const subject = a.document.credentialSubject as JsonObject;
  const respelled: JsonObject = {
    ...Object.fromEntries(Object.entries(a.document).reverse()),
    type: [...(a.document.type as JsonValue[])].reverse(),
    credentialSubject: {
      ...subject,
      type: 'AchievementSubject',
      identifier: (subject.identifier as JsonValue[])[0] ?? null,
    },
    credentialStatus: [...(a.document.credentialStatus as JsonValue[])].reverse(),
    proof: [a.document.proof ?? null],
  };
  expect(await verdictOf(respelled, world.material)).toBe('verified');
  const escaped = JSON.stringify(a.document).replace('Learner', '\\u004cearner').replace(':2,', ':2.0,');
  expect((await verify(parseStrictJson(escaped) as JsonObject, world.material)).verdict).toBe('verified');
});

test('two or more random changes at once do not lead to verified either', async () => {
  const world = await makeWorld();
  const { inner } = await wholeStack(world);
  const first: JsonObject[] = [];
  for await (const { document } of mutations(inner.document))
    if (!sameMeaning(document, inner.document)) first.push(document);
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), async (one, two) => {
      const once = first[one % first.length] ?? {};
      const again: JsonObject[] = [];
      try {
        for await (const { document } of mutations(once)) again.push(document);
      } catch {
        return; // not even JSON-LD any more
      }
      const twice = again[two % again.length] ?? once;
      if (sameMeaning(twice, inner.document)) return;
      expect(await verdictOf(twice, world.material)).not.toBe('verified');
    }),
    { numRuns: 60 },
  );
}, 120_000);
