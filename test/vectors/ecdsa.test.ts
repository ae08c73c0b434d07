import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import { describe, expect, test } from '@jest/globals';
import { p256, p384 } from '@noble/curves/nist.js';
import { base58, hex } from '@scure/base';
import { readMultikey } from '../../src/credentials/keys/multikey.js';
import { addProof } from '../../src/credentials/suites/add-proof.js';
import { verifyProof } from '../../src/credentials/suites/verify-proof.js';
import { testSelectiveDisclosure } from '../support/selective-vectors.js';
import { taken } from '../support/suite-keys.js';
import { testVectorFolder, type VectorFolder } from '../support/vector-suite.js';
import { methodOf, type Vectors, vectors } from '../support/vectors.js';

const CURVES = {
  p256: {
    curve: p256,
    hash: 'sha256' as const,
    publicKey: 'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP',
  },
  p384: {
    curve: p384,
    hash: 'sha384' as const,
    publicKey: 'z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ',
  },
};

const FOLDERS = (['p256', 'p384'] as const).flatMap((name) => {
  const { hash, publicKey } = CURVES[name];
  const rdfc = { suite: 'ecdsa-rdfc-2019', suffix: `ECDSA${name.toUpperCase()}`, hash, publicKey, name };
  return [
    { ...rdfc, folder: `ecdsa-rdfc-2019-${name}`, unsigned: 'unsigned.json' },
    { ...rdfc, folder: `ecdsa-rdfc-2019-${name}/employ`, unsigned: 'employmentAuth.json' },
    {
      ...rdfc,
      suite: 'ecdsa-jcs-2019',
      folder: `ecdsa-jcs-2019-${name}`,
      suffix: `JCSECDSA${name.toUpperCase()}`,
      unsigned: 'unsigned.json',
    },
  ];
}) satisfies readonly (VectorFolder & { name: keyof typeof CURVES })[];

function testSignatures(at: Vectors): void {
  test.each(FOLDERS)('$folder: another library finds the signature genuine', ({ folder, suffix, name }) => {
    const { curve, publicKey } = CURVES[name];
    const { value } = taken(at.object(`${folder}/signed${suffix}.json`));
    const signed = hex.decode(at.text(`${folder}/combinedHash${suffix}.txt`));
    const signature = base58.decode(value.slice(1));
    expect(curve.verify(signature, signed, readMultikey(publicKey).bytes, { lowS: false })).toBe(true);
    signed[0] = (signed[0] ?? 0) ^ 1;
    expect(curve.verify(signature, signed, readMultikey(publicKey).bytes, { lowS: false })).toBe(false);
  });

  test.each(FOLDERS)('$folder: signing anew gives a document that verifies', async (spec) => {
    const { folder, suffix, unsigned, suite, name } = spec;
    const published = taken(at.object(`${folder}/signed${suffix}.json`));
    const method = await methodOf(CURVES[name].publicKey);
    const pair = at.object(`${name}KeyPair.json`);
    expect(pair.publicKeyMultibase).toBe(method.publicKeyMultibase);
    const signer = (await EcdsaMultikey.from({ type: 'Multikey', ...pair, id: method.id })).signer();
    const signedAt = new Date(String(published.proof.created));
    const anew = taken(await addProof(at.object(unsigned), signer, { suite, signedAt }));
    expect(anew.document).toEqual(published.document);
    // ECDSA draws a number for each signature
    expect(anew.proof).toEqual({ ...published.proof, proofValue: anew.value });
    expect(anew.value).not.toBe(published.value);
    expect(await verifyProof(anew.document, anew.proof, method)).toBe('valid');
  });
}

test('the keys of the vectors are ones that the suites take', () => {
  expect([CURVES.p256, CURVES.p384].map(({ publicKey }) => readMultikey(publicKey).type)).toEqual([
    'P-256',
    'P-384',
  ]);
});

const published = vectors('vc-di-ecdsa/TestVectors');
if (published) {
  for (const folder of FOLDERS) testVectorFolder(published, folder);
  describe('signatures', () => testSignatures(published));
  describe.each([
    ['employ', 'employmentAuth.json', 'employMandatory.json', 'employSelective.json', []],
    // this one's description was reworded after it had been signed
    ['prc', 'prCredUnsigned.json', 'prCredMandatory.json', 'prCredSelective.json', ['description']],
  ])('ecdsa-sd-2023/%s', (name, unsigned, mandatory, selective, departs) => {
    testSelectiveDisclosure(published, {
      folder: `ecdsa-sd-2023/${name}`,
      keys: 'ecdsa-sd-2023/SDKeyMaterial.json',
      unsigned,
      mandatory,
      selective,
      departs,
    });
  });
  test('no file was passed over', () => {
    expect(published.unread()).toEqual([]);
  });
}
