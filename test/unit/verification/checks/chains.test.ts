import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { addProof, type ProofOptions } from '../../../../src/credentials/suites/add-proof.js';
import { checkProofs, proofsOf } from '../../../../src/verification/checks/proof.js';
import { smallCredential, type TestKey, testKey } from '../../../support/suite-keys.js';
import { flipped } from '../../../support/tampering.js';
import { resolveKeys } from '../../../support/vectors.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const signedAt = new Date('2024-01-01T10:00:00Z');
const ids = [1, 2, 3, 4].map((number) => `urn:uuid:58172aac-d8ba-41ed-83dd-00000000000${number}`);
const [FIRST = '', SECOND = '', THIRD = ''] = ids;

let keys: TestKey[];

beforeAll(async () => {
  keys = await Promise.all([
    testKey('Ed25519', 'one'),
    testKey('P-256', 'two'),
    testKey('P-384', 'three'),
    testKey('Ed25519', 'four'),
  ]);
});

/** Suites of the four keys, in their order. */
const SUITES = ['eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019', 'Ed25519Signature2020'];

async function signed(
  document: JsonObject,
  number: number,
  options: Partial<ProofOptions>,
): Promise<JsonObject> {
  const key = keys[number];
  if (!key) throw new Error('No such key');
  return addProof(document, key.signer, { suite: SUITES[number] ?? '', signedAt, ...options });
}

const check = (document: JsonObject, resolve = resolveKeys) =>
  checkProofs(document, proofsOf(document), resolve, { now: NOW });
const codes = async (document: JsonObject) =>
  (await check(document)).map(({ code }) => code.slice('proof.'.length));

describe('in a chain of proofs', () => {
  const chain = async () => {
    const one = await signed(smallCredential(), 0, { id: FIRST });
    const two = await signed(one, 1, { id: SECOND, previousProof: FIRST });
    return signed(two, 3, { id: THIRD, previousProof: [FIRST, SECOND] });
  };
  const changed = async (change: (proofs: [JsonObject, JsonObject, JsonObject]) => JsonObject[]) => {
    const document = await chain();
    return codes({ ...document, proof: change(proofsOf(document) as [JsonObject, JsonObject, JsonObject]) });
  };

  test('each is verified with those that it builds on, in whichever order they stand', async () => {
    expect(await changed((proofs) => proofs)).toEqual(['valid', 'valid', 'valid']);
    expect(await changed(([one, two, three]) => [three, two, one])).toEqual(['valid', 'valid', 'valid']);
  });

  test('none can be left out', async () => {
    expect(await changed(([, two, three]) => [two, three])).toEqual(['previous-missing', 'previous-missing']);
    expect(await changed(([one, , three]) => [one, three])).toEqual(['valid', 'previous-missing']);
    expect(await changed(([, , three]) => [three])).toEqual(['previous-missing']);
    expect(await changed(([one]) => [one])).toEqual(['valid']);
  });

  test('none can be changed', async () => {
    const bent = (proof: JsonObject) => ({ ...proof, proofValue: flipped(String(proof.proofValue), 9) });
    expect(await changed(([one, two, three]) => [bent(one), two, three])).toEqual([
      'invalid',
      'invalid',
      'invalid',
    ]);
    expect(await changed(([one, two, three]) => [one, bent(two), three])).toEqual([
      'valid',
      'invalid',
      'invalid',
    ]);
    expect(await changed(([one, two, three]) => [{ ...one, nonce: 'n' }, two, three])).toEqual([
      'invalid',
      'invalid',
      'invalid',
    ]);
  });

  test('none is better than those that it builds on, however far before it they are', async () => {
    const fourth = async () =>
      signed(await chain(), 1, { id: ids[3] ?? '', previousProof: THIRD, suite: 'ecdsa-rdfc-2019' });
    const [one = {}, two = {}, three = {}, four = {}] = proofsOf(await fourth());
    const document = await fourth();
    const found = (proofs: JsonObject[]) => codes({ ...document, proof: proofs });
    expect(await found([one, two, three, four])).toEqual(['valid', 'valid', 'valid', 'valid']);
    const bent = { ...one, nonce: 'n' };
    expect(await found([bent, two, three, four])).toEqual([
      'invalid',
      'invalid',
      'invalid',
      'previous-unverified',
    ]);
    expect(await found([four, three, two, bent])).toEqual([
      'previous-unverified',
      'invalid',
      'invalid',
      'invalid',
    ]);
    expect(await found([two, three, four])).toEqual([
      'previous-missing',
      'previous-missing',
      'previous-unverified',
    ]);
    const results = await check(document, async (did) =>
      did === keys[0]?.did ? undefined : resolveKeys(did),
    );
    expect(results.map(({ code, outcome }) => [code, outcome])).toEqual([
      ['proof.key-unavailable', 'unknown'],
      ['proof.previous-unverified', 'unknown'],
      ['proof.previous-unverified', 'unknown'],
      ['proof.previous-unverified', 'unknown'],
    ]);
    expect(results[3]).toMatchObject({ pointer: '/proof/3', evidence: { cryptosuite: 'ecdsa-rdfc-2019' } });
  });

  test('two of one id are one too many', async () => {
    expect(await changed(([one, two, three]) => [one, one, two, three])).toEqual([
      'valid',
      'valid',
      'previous-missing',
      'previous-missing',
    ]);
    expect(await changed(([one, two, three]) => [one, { ...two, id: FIRST }, three])).toEqual([
      'valid',
      'previous-missing',
      'previous-missing',
    ]);
  });

  // the one behind signs what the other says, not how it is written
  test.each<[string, (proof: JsonObject) => JsonValue, string, string?]>([
    ['nobody', () => 'urn:uuid:0', 'previous-missing'],
    ['nothing', () => [], 'previous-missing'],
    ['an empty text', () => '', 'previous-missing'],
    ['the same twice', () => [FIRST, FIRST], 'invalid', 'previous-unverified'],
    ['a number', () => 7, 'malformed'],
    ['null', () => null, 'malformed'],
    ['an object', () => ({ id: FIRST }), 'malformed', 'previous-unverified'],
    ['a list of a list', () => [[FIRST]], 'malformed', 'previous-unverified'],
    ['one too many', () => [FIRST, THIRD], 'invalid'],
    ['itself', (proof) => proof.id ?? '', 'invalid'],
    ['a name in other letters', () => FIRST.toUpperCase(), 'previous-missing'],
  ])('none builds on %s', async (_what, previous, code, behind = 'invalid') => {
    expect(
      await changed(([one, two, three]) => [one, { ...two, previousProof: previous(two) }, three]),
    ).toEqual(['valid', code, behind]);
  });

  test('none is cut loose, or tied to what it was not made on', async () => {
    const { previousProof: _previous, ...loose } = proofsOf(await chain())[1] ?? {};
    expect(await changed(([one, , three]) => [one, loose, three])).toEqual(['valid', 'invalid', 'invalid']);
    expect(await changed(([one, two, three]) => [{ ...one, previousProof: THIRD }, two, three])).toEqual([
      'invalid',
      'invalid',
      'invalid',
    ]);
  });

  test('a ring of proofs ends, and is invalid', async () => {
    expect(
      await changed(([one, two, three]) => [
        { ...one, previousProof: THIRD },
        { ...two, previousProof: FIRST },
        { ...three, previousProof: SECOND },
      ]),
    ).toEqual(['invalid', 'invalid', 'invalid']);
  });
});
