import { beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalJson, type JsonObject, type JsonValue } from '../../../src/common/json.js';
import { ShapeTrust } from '../../../src/credentials/canonical/shape-trust.js';
import { BASE_CONTEXTS, nativeVersion } from '../../../src/credentials/contexts/known.js';
import { nativeCredentialSchema, readNative } from '../../../src/credentials/documents/native-form.js';
import { checkAmbiguity } from '../../../src/verification/checks/form.js';
import { KnownCredentials } from '../../../src/verification/known-credentials.js';
import { verify } from '../../../src/verification/verify.js';
import { mutations } from '../../support/mutations.js';
import { makeWorld, type World, wholeStack } from '../../support/world.js';

// What is read of a credential by the form of another one has to be what going through all of it gives.

let world: World;
let documents: Readonly<Record<'module' | 'certificate', JsonObject>>;
beforeAll(async () => {
  world = await makeWorld();
  const { a, inner } = await wholeStack(world);
  documents = { module: a.document, certificate: inner.document };
});

const knowing = (known = new KnownCredentials(new ShapeTrust())) => ({
  known,
  material: { ...world.material, known },
});

/** What going through all of a document gives. */
function wholeOf(document: JsonObject): unknown {
  const version = nativeVersion(document['@context']);
  const read = version && readNative(nativeCredentialSchema(version), document);
  return read && 'value' in read && !checkAmbiguity(document, BASE_CONTEXTS) ? read.value : undefined;
}

describe.each(['module', 'certificate'] as const)('every change of a %s credential', (kind) => {
  test('that keeps its form is read as it is', async () => {
    const { known, material } = knowing();
    await verify(documents[kind], material);
    let alike = 0;
    const wrong: string[] = [];
    for await (const { what, document } of mutations(documents[kind])) {
      const read = known.read(document);
      if (read === undefined) continue;
      alike++;
      try {
        expect(read).toEqual(wholeOf(document));
        expect(known.text(document)).toBe(canonicalJson(document));
      } catch {
        wrong.push(what);
      }
    }
    expect(wrong).toEqual([]);
    expect(alike).toBeGreaterThan(5);
  });

  test('is told as a verifier tells it that knows nothing', async () => {
    const { known, material } = knowing();
    await verify(documents[kind], material);
    let tried = 0;
    for await (const { document } of mutations(documents[kind])) {
      if (tried++ % 10 !== 0 && known.read(document) === undefined) continue;
      const [knowingly, plainly] = await Promise.all(
        [material, world.material].map((one) => verify(document, one).catch(({ code }) => code)),
      );
      expect(knowingly).toEqual(plainly);
    }
    expect(tried).toBeGreaterThan(500);
  }, 60_000);
});

test('another award of the module is read by the form of the first, with its own digest', async () => {
  const { known, material } = knowing();
  const [one, other] = [await world.award(), await world.award({ learner: 2, grade: 'A' })];
  expect(known.read(other.document)).toBeUndefined();
  await verify(one.document, material);
  expect(known.read(other.document)).toEqual(wholeOf(other.document));
  const reports = await Promise.all([material, world.material].map((of) => verify(other.document, of)));
  expect(reports[0]?.verdict).toBe('verified');
  expect(reports[0]).toEqual(reports[1]);
});

test('nothing is learned of what is not verified, or of anybody’s by its proof alone', async () => {
  const { known, material } = knowing();
  const forged: JsonObject = { ...documents.module, validFrom: '2026-01-01T00:00:01Z' };
  expect((await verify(forged, material)).verdict).toBe('not-verified');
  expect((await verify(documents.module, material, { checks: 'proofs' })).verdict).toBe('verified');
  const unregistered = { ...material, registry: { ...material.registry, issuers: new Map() } };
  expect((await verify(documents.module, unregistered)).verdict).not.toBe('verified');
  expect(known.read(structuredClone(documents.module))).toBeUndefined();
  await verify(documents.module, material);
  expect(known.read(structuredClone(documents.module))).toBeDefined();
});

test('a difference in the sample ends all that is known, and the document is gone through whole', () => {
  const alarms: string[] = [];
  const trust = new ShapeTrust();
  trust.watch((shape) => alarms.push(shape));
  const known = new KnownCredentials(trust);
  // a form that no verifier finds sound, learned all the same
  const { module } = documents;
  const subject = module.credentialSubject as JsonObject;
  known.learn(module);
  expect(known.read(structuredClone(module))).toBeDefined();
  const learnedWrongly = { ...module, credentialSubject: { ...subject, name: 'Another' } };
  const text = JSON.stringify;
  try {
    JSON.stringify = ((value: JsonValue) =>
      text(value === 'Another' ? 'Else' : value)) as typeof JSON.stringify;
    expect(known.read(learnedWrongly)).toBeUndefined();
  } finally {
    JSON.stringify = text;
  }
  expect(alarms).toEqual(['the form of a credential']);
  expect(known.read(structuredClone(module))).toBeUndefined();
  expect(known.text(structuredClone(module))).toBeUndefined();
});
