import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { addProof } from '../../../src/credentials/suites/add-proof.js';
import { type ProofThreads, proofThreads } from '../../../src/issuing/proofs/threads.js';
import { NOW } from '../../support/samples.js';
import { testKey } from '../../support/suite-keys.js';

let threads: ProofThreads;
beforeAll(() => {
  threads = proofThreads(new URL('../../../dist/issuing/proofs/worker.js', import.meta.url));
});
afterAll(() => threads.close());

const CREDENTIAL: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  credentialSubject: { id: 'did:example:a', name: 'A' },
};

test('slow proofs are derived and verified elsewhere, and this thread goes on meanwhile', async () => {
  const { signer, method } = await testKey('BLS12-381-G2');
  const base = await addProof({ ...CREDENTIAL, issuer: method.controller }, signer, {
    suite: 'bbs-2023',
    signedAt: NOW,
  });
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const derived = await threads.deriveProof(base, ['/credentialSubject/name', '/issuer', '/type']);
  const { proof, ...unsecured } = derived;
  expect(await threads.verifyProof(unsecured, proof as JsonObject, method)).toBe('valid');
  const changed = {
    ...unsecured,
    credentialSubject: { ...(unsecured.credentialSubject as JsonObject), name: 'B' },
  };
  expect(await threads.verifyProof(changed, proof as JsonObject, method)).toBe('invalid');
  clearInterval(beat);
  // each of the three operations takes several hundred milliseconds
  expect(longest).toBeLessThan(200);
}, 30_000);

test('what is wrong is told as it would be here', async () => {
  const { signer, method } = await testKey('BLS12-381-G2');
  const base = await addProof({ ...CREDENTIAL, issuer: method.controller }, signer, {
    suite: 'bbs-2023',
    signedAt: NOW,
  });
  await expect(threads.deriveProof(base, ['/nothing'])).rejects.toMatchObject({
    code: 'suite.pointer-unmatched',
  });
}, 30_000);
