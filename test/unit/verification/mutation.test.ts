import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import { verify } from '../../../src/verification/verify.js';
import { mutations } from '../../support/mutations.js';
import { expectNeverVerified, sameMeaning, verdictOf } from '../../support/never-verified.js';
import { makeWorld, wholeStack } from '../../support/world.js';

/** One change in so many is tried here; `npm run test:long` tries all of them, on a whole certificate. */
const ONE_IN = 4;

test('no change of any member of a module credential leads to verified', async () => {
  const world = await makeWorld();
  const { a } = await wholeStack(world);
  expect(await expectNeverVerified(a.document, world.material, '', ONE_IN)).toBeGreaterThan(1500 / ONE_IN);
}, 120_000);

test('no change of any member of a certificate that a module credential does not have leads to verified', async () => {
  const world = await makeWorld();
  const { inner } = await wholeStack(world);
  // the other members are those of a module credential; `npm run test:long` changes them here, too
  const tried = await expectNeverVerified(inner.document, world.material, '/credentialSubject/stack', ONE_IN);
  expect(tried).toBeGreaterThan(500 / ONE_IN);
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
