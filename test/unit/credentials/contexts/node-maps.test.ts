import { afterEach, describe, expect, test } from '@jest/globals';
import jsonld from 'jsonld';
import type { JsonObject } from '../../../../src/common/json.js';
import { closedLoader } from '../../../../src/credentials/contexts/loader.js';
import { verify } from '../../../../src/verification/verify.js';
import { badge, signed } from '../../../support/outside-records.js';
import { makeWorld, wholeStack } from '../../../support/world.js';

const CONTEXT = 'https://www.w3.org/ns/credentials/v2';
const [made] = await jsonld.expand({ 'urn:x:of': 'x' }, { documentLoader: closedLoader() });
/** What all objects share where the library runs. */
const prototype = Object.getPrototypeOf(made);
const SHARED = [prototype, prototype.constructor, prototype.toString, prototype.hasOwnProperty];
const namesOf = () => SHARED.map((one) => Object.getOwnPropertyNames(one));
const before = namesOf();

// whatever was written there would spoil other tests, too
afterEach(() => {
  for (const [index, one] of SHARED.entries())
    for (const name of Object.getOwnPropertyNames(one))
      if (!before[index]?.includes(name)) Reflect.deleteProperty(one, name);
});

describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a node with the id %s', (id) => {
  const documents: Record<string, JsonObject> = {
    'by reference': { issuer: id },
    'as a node': { issuer: { id, name: 'x' } },
    'as a graph': {
      id,
      type: 'VerifiablePresentation',
      verifiableCredential: { id: 'urn:x', type: 'VerifiableCredential', issuer: 'urn:y' },
    },
    'in a graph': {
      type: 'VerifiablePresentation',
      verifiableCredential: { id, type: 'VerifiableCredential', issuer: id },
    },
    'the other way round': { '@reverse': { 'https://x.example/of': { '@id': id } } },
  };
  test.each(Object.keys(documents))('%s is a node, and nothing that all objects share', async (where) => {
    const document = { '@context': CONTEXT, type: 'VerifiableCredential', ...documents[where] };
    for (const safe of [true, false]) {
      const options = { documentLoader: closedLoader(), base: null, safe, algorithm: 'RDFC-1.0' };
      const canonical = jsonld.canonize(document, options);
      if (safe) await canonical.catch(() => '');
      else expect(await canonical).not.toContain('function');
      expect(namesOf()).toEqual(before);
    }
  });

  test('in a proof leaves what comes after it verified', async () => {
    const world = await makeWorld();
    const { bundle } = await wholeStack(world);
    const document = await signed(await badge(), 'school');
    const proof = { ...(document.proof as JsonObject), proofPurpose: id };
    expect((await verify({ ...document, proof }, world.material)).verdict).toBe('not-verified');
    expect(namesOf()).toEqual(before);
    expect((await verify(bundle, world.material)).verdict).toBe('verified');
  });
});
