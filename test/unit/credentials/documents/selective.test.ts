import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isJsonObject, type JsonObject } from '../../../../src/common/json.js';
import {
  nativeCredentialSchema,
  readNative,
  SELECTIVE_SUITE,
} from '../../../../src/credentials/documents/native-form.js';
import {
  buildSelective,
  mandatoryPointers,
  selectivePointers,
  WITHHOLDABLE,
  type Withholdable,
} from '../../../../src/credentials/documents/selective.js';
import { addProof, deriveProof } from '../../../../src/credentials/suites/add-proof.js';
import type { CborValue } from '../../../../src/credentials/suites/cbor.js';
import { verifyProof } from '../../../../src/credentials/suites/verify-proof.js';
import { NOW, testCredential, testFacts, testModule } from '../../../support/samples.js';
import { readValue } from '../../../support/split-node.js';
import { type TestKey, taken, testKey } from '../../../support/suite-keys.js';

const list = 'https://cairn.example/status/0b8f6f0e-6f0a-4d5c-9a55-0a4a30f0a001';
const FACTS = {
  id: '7d3ac7a2-54c9-4c56-9a3c-6b1f1f7b1a99',
  status: { lists: { revocation: `${list}/revocation`, suspension: `${list}/suspension` }, index: 12 },
  supersedes: undefined,
};

async function baseOf(name: string): Promise<{ base: JsonObject; key: TestKey }> {
  const key = await testKey('P-256');
  const { learner } = testFacts('did:key:z', testModule());
  const signed = await testCredential('issuer-a', testModule(), { learner: { ...learner, name } });
  const document = { ...buildSelective(signed, FACTS), validFrom: '2026-06-15T10:00:00Z' };
  const options = { suite: SELECTIVE_SUITE, signedAt: NOW, mandatoryPointers: mandatoryPointers(document) };
  return { base: await addProof(document, key.signer, options), key };
}

const without = (base: JsonObject, withheld: readonly Withholdable[]) =>
  deriveProof(base, selectivePointers(base, withheld)).then(taken);
const subjectOf = (document: JsonObject): JsonObject =>
  isJsonObject(document.credentialSubject) ? document.credentialSubject : {};
/** How many statements beside the mandatory ones a derived proof shows: each has a signature of its own. */
const statements = (value: string) => (readValue(value)[2] as CborValue[]).length;

test('whatever is withheld is nowhere in what is derived; all else is there, and signed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.stringMatching(/^[A-Z][\p{L}' -]{5,60}[a-z]$/u),
      fc.subarray([...WITHHOLDABLE]),
      async (name, withheld) => {
        const { base, key } = await baseOf(name);
        const { document, proof, value } = await without(base, withheld);
        const { name: shown, result, ...rest } = subjectOf(document);
        const { name: _name, result: results, ...all } = subjectOf(base);
        expect(shown).toBe(withheld.includes('name') ? undefined : name);
        expect(result).toEqual(withheld.includes('grade') ? undefined : results);
        expect(rest).toEqual(all);
        expect(JSON.stringify({ document, proof }).includes(name)).toBe(!withheld.includes('name'));
        expect(statements(value) > 0).toBe(withheld.length < WITHHOLDABLE.length);
        expect(await verifyProof(document, proof, key.method)).toBe('valid');
        expect(readNative(nativeCredentialSchema(2), { ...document, proof })).toHaveProperty('value');
      },
    ),
    { numRuns: 12 },
  );
});

test('neither two derivations together nor what was guessed make one that says more', async () => {
  const { base, key } = await baseOf('Ada Tester');
  const [bare, named, graded] = [
    await without(base, ['name', 'grade']),
    await without(base, ['grade']),
    await without(base, ['name']),
  ];
  const both = {
    ...named.document,
    credentialSubject: { ...subjectOf(graded.document), name: 'Ada Tester' },
  };
  const other = { ...named.document, credentialSubject: { ...subjectOf(named.document), name: 'Eve' } };
  const tried = [
    [both, named],
    [both, graded],
    [both, bare],
    [named.document, bare],
    [named.document, graded],
    [other, named],
  ] as const;
  for (const [document, { proof }] of tried)
    expect(await verifyProof(document, proof, key.method)).toBe('invalid');
  // and the nameless one verifies with its own proof alone
  expect(await verifyProof(bare.document, named.proof, key.method)).toBe('invalid');
  expect(await verifyProof(bare.document, bare.proof, key.method)).toBe('valid');
});

test('a name may be missing under a derived proof alone', async () => {
  const credential = await testCredential();
  const { name: _name, ...nameless } = subjectOf(credential);
  const read = (proof: JsonObject) =>
    readNative(nativeCredentialSchema(2), { ...credential, credentialSubject: nameless, proof });
  const proof = isJsonObject(credential.proof) ? credential.proof : {};
  expect(read(proof)).toHaveProperty('faults.0.pointer', '/credentialSubject/name');
  expect(read({ ...proof, cryptosuite: SELECTIVE_SUITE })).toHaveProperty('value');
});
