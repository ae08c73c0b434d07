import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../../../../src/common/json.js';
import { addProof, deriveProof } from '../../../../src/credentials/suites/add-proof.js';
import { SUITES } from '../../../../src/credentials/suites/table.js';
import { verifyProof } from '../../../../src/credentials/suites/verify-proof.js';
import { checkProofs } from '../../../../src/verification/checks/proof.js';
import { within } from '../../../support/cpu.js';
import { clique, cube, rings, tree } from '../../../support/knots.js';
import { SUITE_KEYS, smallCredential, type TestKey, taken, testKey } from '../../../support/suite-keys.js';
import { thrownBy } from '../../../support/thrown.js';
import { resolveKeys } from '../../../support/vectors.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const KNOT = 'https://example.org/knot';

const KNOTS: readonly (readonly [what: string, make: () => JsonValue])[] = [
  ['a clique of ten', () => clique(10)],
  ['a clique of forty', () => clique(40)],
  ['two rings of eight', () => rings(8)],
  ['a cube of six dimensions', () => cube(6)],
  ['a tree of two hundred and fifty nodes', () => tree(3, 6)],
];

const canonical = SUITE_KEYS.filter(([suite]) => SUITES.get(suite)?.canonicalisation === 'RDFC-1.0');

test('these are all suites that canonicalise', () => {
  expect(new Set(canonical.map(([suite]) => suite))).toEqual(
    new Set(['eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'ecdsa-sd-2023', 'bbs-2023', 'Ed25519Signature2020']),
  );
});

describe.each(canonical)('%s with %s', (suite, type) => {
  let key: TestKey;
  let genuine: ReturnType<typeof taken>;

  beforeAll(async () => {
    key = await testKey(type);
    const options = { suite, signedAt: NOW, mandatoryPointers: ['/issuer'] };
    const signed = await addProof(smallCredential(), key.signer, options);
    genuine = taken(
      SUITES.get(suite)?.proofValue.derived ? await deriveProof(signed, ['/credentialSubject']) : signed,
    );
    // what is loaded and kept once isn't the work on a document
    expect(await verifyProof(genuine.document, genuine.proof, key.method)).toBe('valid');
  });

  test.each(KNOTS)('a document with %s is too complex, and quickly so', async (_what, make) => {
    const document = { ...genuine.document, [KNOT]: make() };
    expect(await within(1000, () => verifyProof(document, genuine.proof, key.method))).toBe('too-complex');
  });

  test.each(KNOTS)('a proof with %s is too complex, and quickly so', async (_what, make) => {
    const proof = { ...genuine.proof, [KNOT]: make() };
    expect(await within(1000, () => verifyProof(genuine.document, proof, key.method))).toBe('too-complex');
  });

  test('is neither genuine nor false to a verifier', async () => {
    const document = { ...genuine.document, [KNOT]: clique(12) };
    const [result] = await within(1000, () =>
      checkProofs(document, [genuine.proof], resolveKeys, { now: NOW }),
    );
    expect(result).toMatchObject({ code: 'proof.too-complex', outcome: 'unknown' });
  });

  test('a knot in a proof that another builds on is too complex', async () => {
    const id = 'urn:uuid:58172aac-d8ba-41ed-83dd-0b3aef56cc34';
    const before = { ...genuine.proof, id, [KNOT]: clique(12) };
    const after = { ...genuine.proof, previousProof: id };
    const document = { ...genuine.document, proof: [before, after] };
    const results = await within(1000, () =>
      checkProofs(document, [before, after], resolveKeys, { now: NOW }),
    );
    expect(results.map(({ code }) => code)).toEqual(['proof.too-complex', 'proof.too-complex']);
  });

  test.each(KNOTS)('nothing is signed that holds %s, and quickly so', async (_what, make) => {
    const document = smallCredential({ [KNOT]: make() });
    const sign = () => addProof(document, key.signer, { suite, signedAt: NOW });
    expect((await within(1000, () => thrownBy(sign))).code).toBe('suite.too-complex');
  });

  if (SUITES.get(suite)?.proofValue.derived)
    test('nothing is derived from what holds a knot, and quickly so', async () => {
      const options = { suite, signedAt: NOW, mandatoryPointers: ['/issuer'] };
      const base = await addProof(smallCredential(), key.signer, options);
      const derive = () => deriveProof({ ...base, [KNOT]: clique(12) }, ['/issuer']);
      expect((await within(1000, () => thrownBy(derive))).code).toBe('suite.too-complex');
    });
});
