import { expect, test } from '@jest/globals';
import { plainJson } from '../../../src/common/json.js';
import { buildBundle } from '../../../src/credentials/documents/bundle.js';
import type { TrustMaterial } from '../../../src/verification/material.js';
import { verify } from '../../../src/verification/verify.js';
import { mutations } from '../../support/mutations.js';
import { makeWorld, wholeStack } from '../../support/world.js';

/** The verifier as it is built for browsers, with the small form of the library that reads forms: here in Node, where it is quick. */
// as browsers call what Node calls `globalThis`
Object.assign(globalThis, { self: globalThis });
const { verify: built }: typeof import('../../../src/verification/module.js') = await import(
  new URL('../../../dist/verifier/verifier.js', import.meta.url).href
);

/** Changes of form alone: strange members and contexts take JSON-LD, which is slow. */
const isOfForm = (what: string) =>
  /^(?!.@context).*: (?:removed|lengthened|emptied|a number|twice)$/.test(what);

test('it tells the same of a certificate in which something has another form', async () => {
  const world = await makeWorld();
  const { inner } = await wholeStack(world);
  const material: TrustMaterial = { ...world.material, verifyProof: async () => 'valid' };
  let departing = 0;
  for await (const { what, document } of mutations(inner.document)) {
    if (!isOfForm(what)) continue;
    const bundle = buildBundle([document]);
    const [here, there] = [await verify(bundle, material), await built(bundle, material)];
    expect([what, plainJson(there)]).toEqual([what, plainJson(here)]);
    if (here.credentials[0]?.results[0]?.code === 'structure.form') departing++;
  }
  expect(departing).toBeGreaterThan(300);
}, 60_000);
