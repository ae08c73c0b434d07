import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/common/json.js';
import { list } from '../../src/credentials/documents/reading.js';
import { keyTypeOf } from '../../src/credentials/keys/multikey.js';
import { addProof, type ProofOptions } from '../../src/credentials/suites/add-proof.js';
import { chainedDocument } from '../../src/credentials/suites/chain.js';
import type { Signer } from '../../src/credentials/suites/signer.js';
import { checkProofs, proofsOf } from '../../src/verification/checks/proof.js';
import { testVectorFolder, type VectorFolder } from '../support/vector-suite.js';
import { methodOf, privateBytes, resolveKeys, type Vectors, vectors } from '../support/vectors.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const PUBLIC_KEY = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2';

const FOLDERS: readonly VectorFolder[] = [
  { suite: 'eddsa-rdfc-2022', folder: 'eddsa-rdfc-2022', suffix: 'DataInt', unsigned: 'unsigned.json' },
  {
    suite: 'eddsa-rdfc-2022',
    folder: 'eddsa-rdfc-2022/employ',
    suffix: 'DataInt',
    unsigned: 'employmentAuth.json',
  },
  { suite: 'eddsa-jcs-2022', folder: 'eddsa-jcs-2022', suffix: 'JCS', unsigned: 'unsigned.json' },
  {
    suite: 'Ed25519Signature2020',
    folder: 'Ed25519Signature2020',
    suffix: 'EdSig',
    unsigned: 'unsigned.json',
  },
].map((folder) => ({ ...folder, publicKey: PUBLIC_KEY }));

/** Signs with a published private key. */
async function signerOf(pair: JsonValue | undefined): Promise<Signer> {
  if (!isJsonObject(pair)) throw new Error('No such key pair');
  const { id } = await methodOf(String(pair.publicKeyMultibase));
  const key = await Ed25519Multikey.generate({ seed: privateBytes(String(pair.privateKeyMultibase)), id });
  expect(key.publicKeyMultibase).toBe(pair.publicKeyMultibase);
  return key.signer();
}

/** The options with which a published proof was made. */
function optionsOf(proof: JsonObject): ProofOptions {
  const { id, cryptosuite = proof.type, created, previousProof } = proof;
  return {
    suite: String(cryptosuite),
    signedAt: new Date(String(created)),
    ...(id === undefined ? {} : { id: String(id) }),
    ...(previousProof === undefined ? {} : { previousProof: list(previousProof).map(String) }),
  };
}

/** `previousProof` of one id is a text where it was published as one. */
function previousAsPublished(options: ProofOptions, proof: JsonObject): ProofOptions {
  return typeof proof.previousProof === 'string'
    ? { ...options, previousProof: proof.previousProof }
    : options;
}

const codes = async (document: JsonObject) =>
  (await checkProofs(document, proofsOf(document), resolveKeys, { now: NOW })).map(({ code }) => code);

function testSigning(at: Vectors): void {
  test.each(FOLDERS)('$folder: signing anew gives the published document', async (spec) => {
    const signed = at.object(`${spec.folder}/signed${spec.suffix}.json`);
    const [proof] = proofsOf(signed);
    if (!proof) throw new Error('There is one proof');
    const signer = await signerOf(at.object('keyPair.json'));
    expect(await addProof(at.object(spec.unsigned), signer, optionsOf(proof))).toEqual(signed);
  });
}

const SET_CHAIN = 'proof-set-chain';

function testSetsAndChains(at: Vectors): void {
  const object = (name: string) => at.object(`${SET_CHAIN}/${name}.json`);
  const key = (number: number) => signerOf(object('multiKeyPairs')[`keyPair${number}`]);

  test.each([
    ['signedProofSet1', 1],
    ['signedProofSet2', 2],
    ['signedProofChain1', 3],
    ['signedProofChain2', 4],
  ])('%s: each of its %i proofs verifies', async (name, count) => {
    expect(await codes(object(name))).toEqual(new Array(count).fill('proof.valid'));
  });

  test.each([
    ['proofSetConfig1', 'proofSetConfigSigned1', 'unsigned', 'signedProofSet1', 1],
    ['proofSetConfig2', 'proofSetConfigSigned2', 'signedProofSet1', 'signedProofSet2', 2],
    ['proofChainConfig1', 'proofChainConfigSigned1', 'signedProofSet2', 'signedProofChain1', 3],
    ['proofChainConfig2', 'proofChainConfigSigned2', 'signedProofChain1', 'signedProofChain2', 4],
  ])('%s: its proof, made anew, is %s', async (config, signedConfig, before, after, number) => {
    const options = previousAsPublished(optionsOf(object(config)), object(config));
    const secured = await addProof(object(before), await key(number), options);
    expect(proofsOf(secured).at(-1)).toEqual(object(signedConfig));
    expect(secured).toEqual(object(after));
    const { proofValue: _value, ...unsigned } = object(signedConfig);
    expect(unsigned).toEqual(object(config));
  });

  test.each([
    ['proofChainTempDoc1', 'proofChainConfig1', 'signedProofSet2'],
    ['proofChainTempDoc2', 'proofChainConfig2', 'signedProofChain1'],
  ])('%s: what the proof of %s is made over', (temporary, config, before) => {
    const { proof: _proof, ...unsecured } = object(before);
    const previous = list(object(config).previousProof);
    expect(chainedDocument(unsecured, proofsOf(object(before)), previous)).toEqual(object(temporary));
  });

  test('a proof that another builds on cannot be changed or taken away', async () => {
    const chain = object('signedProofChain2');
    const proofs = proofsOf(chain);
    const [first, second, third, fourth] = proofs;
    if (!first || !second || !third || !fourth) throw new Error('There are four proofs');
    expect(await codes({ ...chain, proof: [second, third, fourth] })).toEqual([
      'proof.valid',
      'proof.previous-missing',
      'proof.previous-unverified',
    ]);
    const later = { ...first, created: '2023-02-24T23:36:39Z' };
    expect(await codes({ ...chain, proof: [later, second, third, fourth] })).toEqual([
      'proof.invalid',
      'proof.valid',
      'proof.invalid',
      'proof.previous-unverified',
    ]);
    const { previousProof: _previous, ...loose } = third;
    expect(await codes({ ...chain, proof: [first, second, loose, fourth] })).toEqual([
      'proof.valid',
      'proof.valid',
      'proof.invalid',
      'proof.invalid',
    ]);
  });
}

test('the key of the vectors is one that the suites take', () => {
  expect(keyTypeOf(PUBLIC_KEY)).toBe('Ed25519');
});

const published = vectors('vc-di-eddsa/TestVectors');
if (published) {
  for (const folder of FOLDERS) testVectorFolder(published, folder);
  describe('signing', () => testSigning(published));
  describe('proof sets and chains', () => testSetsAndChains(published));
  test('no file was passed over', () => {
    expect(published.unread()).toEqual([]);
  });
}
