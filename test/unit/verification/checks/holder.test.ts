import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { addProof, type ProofOptions } from '../../../../src/credentials/suites/add-proof.js';
import { checkHolder, type Expected } from '../../../../src/verification/checks/holder.js';
import { proofsOf } from '../../../../src/verification/checks/proof.js';
import { type TestKey, testKey } from '../../../support/suite-keys.js';
import { resolveKeys } from '../../../support/vectors.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const ASKED: Expected = { challenge: 'c-1', domain: 'verifier.example' };
const ANSWER = { challenge: 'c-1', domain: 'verifier.example', purpose: 'authentication' } as const;

let key: TestKey;
beforeAll(async () => {
  key = await testKey('Ed25519', 'holder');
});

/** What is found of a presentation with a proof for each of what they say. */
async function found(says: readonly Partial<ProofOptions>[], expected = ASKED) {
  let document: JsonObject = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: key.did,
  };
  for (const over of says) {
    const options = { signedAt: new Date('2026-06-15T09:00:00Z'), ...ANSWER, ...over };
    document = await addProof(document, key.signer, options);
  }
  expect(proofsOf(document)).toHaveLength(says.length);
  const results = await checkHolder({ document }, expected, resolveKeys, { now: NOW });
  return results.map(({ code }) => code);
}

// Verifiable Credential Data Integrity 1.0, section 4.5
describe('of several proofs of a presentation', () => {
  const valid = ['proof.valid', 'proof.valid'];

  test('each answers what was asked', async () => {
    expect(await found([{}, {}])).toEqual([...valid, 'holder.present', 'holder.present']);
  });

  test.each<[string, Partial<ProofOptions>, string]>([
    ['answers another challenge', { challenge: 'c-2' }, 'holder.challenge-mismatch'],
    ['answers none', { challenge: undefined }, 'holder.challenge-mismatch'],
    ['is for another domain', { domain: 'other.example' }, 'holder.domain-mismatch'],
    ['is for that domain and another', { domain: ['verifier.example', 'b'] }, 'holder.domain-mismatch'],
    ['is for no domain', { domain: undefined }, 'holder.domain-mismatch'],
    ['is for another purpose', { purpose: 'assertionMethod' }, 'holder.purpose'],
  ])('none is passed over that %s', async (_what, over, code) => {
    expect(await found([over, {}])).toEqual([...valid, code, 'holder.present']);
    expect(await found([{}, over])).toEqual([...valid, 'holder.present', code]);
  });

  test('none is passed over that is for another purpose than was asked for', async () => {
    const expected = { ...ASKED, purpose: 'authentication' };
    const codes = await found([{}, { purpose: 'assertionMethod' }], expected);
    expect(codes).toEqual([...valid, 'holder.present', 'holder.purpose-mismatch']);
  });
});
