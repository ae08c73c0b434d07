import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import type { VerificationMethod } from '../../../../src/credentials/dids/did-document.js';
import { deriveProof } from '../../../../src/credentials/suites/add-proof.js';
import { verifyProof } from '../../../../src/credentials/suites/verify-proof.js';
import { readValue, withMembers } from '../../../support/split-node.js';
import { taken } from '../../../support/suite-keys.js';
import { flipped } from '../../../support/tampering.js';
import { methodOf } from '../../../support/vectors.js';

/*
 * Test vectors of Data Integrity BBS Cryptosuites 1.0, from `TestVectors` of its repository w3c/vc-di-bbs: the base proof of
 * `addSignedSDBase.json` (commit 0602019), `derivedRevealDocument.json` and `derivedDisclosureData.json` (commit 2b1fb4e).
 */
const KEY =
  'zUC7DerdEmfZ8f4pFajXgGwJoMkV1ofMTmEG5UoNvnWiPiLuGKNeqgRpLH2TV4Xe5mJ2cXV76gRN7LFQwapF1VFu6x2yrr5ci1mXqC1WNUrnHnLgvfZfMH7h6xP6qsf9EKRQrPQ';
const BASE_VALUE =
  'u2V0ChVhQhruAY3aNS3CPmmWCHub-Qms9T2_lwsXJpfgMqlc_2MIMvfF4Jv5OGmJAcLpfIB2SAqD861WELqnmGnKnqgSJFDf8Nfarnvi_jsMATMRslFhYQDpbvyXTTZCxjDXNI1e-am9CMB6U_J5S936Tt3PFYUvfVV3gX4mIF-MTAbrBh9DD_ysD4svbSttNVowX3pYfmhhYYKTvGvo9pXVJbxIrm3i4wkdhUxqKCTIGrnxFuAdZwWi6T3omD5wzZ7bAGbRneEEQSxBmXtvnC6Pr59nPv_v3HrAW9wq_uxYzF_NyaX3GPv0h_FV2T2OSao8C6uoyWiqIj1ggABEiM0RVZneImaq7zN3u_wARIjNEVWZ3iJmqu8zd7v-FZy9pc3N1ZXJ4HS9jcmVkZW50aWFsU3ViamVjdC9zYWlsTnVtYmVyeBovY3JlZGVudGlhbFN1YmplY3Qvc2FpbHMvMXggL2NyZWRlbnRpYWxTdWJqZWN0L2JvYXJkcy8wL3llYXJ4Gi9jcmVkZW50aWFsU3ViamVjdC9zYWlscy8y';
const DERIVED_VALUE =
  'u2V0DhVkCEJgxugaFJpT7ROtWzZ9mWBMw2Uk2caOtXtKGEMJVDFv9psrafLrzfprwyHOk7GgTv4V9U5VDvEW6E0n-MjO0RvbEYZDECqhFbZgxLtdTXDAD46d691Ltb37hYt9OOKJorYfMWhD_ONzGYzgQ4IrFqA2s_m597DymX7HauNGw2iK48mBAI4xwC4MQ3pLJwuwRiy3msMzccvvdMynM97xymCnoSS0KeW9uCRMYhPb90N-AKNXvjwXZqpgXhyWYxWQhUm2-XbQFhs0rg6RUZS9xY35XkXq9IvRbtn1I_OvfVGRnGuwuhF-H-HwdDrk02z-54jENSD1nEQtfZBJ4J4iOjNklnqePZoMYTKTnGEW4A9k6NVT0V3cW-Tm9NvJut0B3G9XDUkfvSrwrDnAXIabo7fYqY686Ay34lc3gbQsVyowadQckkRj50Jb8xaP5o57BqHDvYZ76avYf2Tt0uCskMX3vWfmB_I7CtWM9jrhxGxCFUre250hkhQP-zfUqwKduyokwY2EmLMR2e7uE6QTRp1I7wZ1nvFAceJSWFr72VHCwZ_gXWdmin5wndcCIikYXtXAY7OER5izYNltHg_vlO87IRr9yS93cGW_O0FxZw167c1rqmoPw5SM825-7j9LjsAfuf2nK_DfEmT3fx0fXeTtI6kghMVS0WSYMKdpt1B3pU5ozUoVa-jmLK6_UfQfXZaYAAgEEAgMDBwQGBQCOAAECBQYICQoODxAREhOGAwQFCAkKRBEzd6o';

const SAILS = [
  { size: 5.5, sailName: 'Kihei', year: 2023 },
  { size: 6.1, sailName: 'Lahaina', year: 2023 },
  { size: 7, sailName: 'Lahaina', year: 2020 },
  { size: 7.8, sailName: 'Lahaina', year: 2023 },
];
const BOARDS = [
  { boardName: 'CompFoil170', brand: 'Wailea', year: 2022 },
  { boardName: 'Kanaha Custom', brand: 'Wailea', year: 2019 },
];

function secured(sails: JsonObject[], proofValue: string): JsonObject {
  const did = `did:key:${KEY}`;
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      { '@vocab': 'https://windsurf.grotto-networking.com/selective#' },
    ],
    type: ['VerifiableCredential'],
    issuer: 'https://vc.example/windsurf/racecommittee',
    credentialSubject: { sailNumber: 'Earth101', sails, boards: BOARDS },
    proof: {
      type: 'DataIntegrityProof',
      cryptosuite: 'bbs-2023',
      created: '2023-08-15T23:36:38Z',
      verificationMethod: `${did}#${KEY}`,
      proofPurpose: 'assertionMethod',
      proofValue,
    },
  };
}
const PUBLISHED = secured(SAILS.slice(1, 3), DERIVED_VALUE);
const SELECTED = ['/credentialSubject/boards/0', '/credentialSubject/boards/1'];

let method: VerificationMethod;
beforeAll(async () => {
  method = await methodOf(KEY);
});

describe('the published derived proof', () => {
  test('is valid, and of nothing else', async () => {
    const { document, proof } = taken(PUBLISHED);
    expect(await verifyProof(document, proof, method)).toBe('valid');
    const other = { ...document, issuer: 'https://vc.example/windsurf/racecommittee2' };
    expect(await verifyProof(other, proof, method)).toBe('invalid');
    const bent = { ...proof, proofValue: flipped(DERIVED_VALUE, 40) };
    expect(await verifyProof(document, bent, method)).toBe('invalid');
  });

  test('has the published labels, indexes and header', () => {
    const [, labels, mandatory, selective, header] = readValue(DERIVED_VALUE);
    expect([...(labels as Map<number, number>)]).toEqual([2, 4, 3, 7, 6, 0].map((label, at) => [at, label]));
    expect(mandatory).toEqual([0, 1, 2, 5, 6, 8, 9, 10, 14, 15, 16, 17, 18, 19]);
    expect(selective).toEqual([3, 4, 5, 8, 9, 10]);
    expect([...(header as Uint8Array)]).toEqual([17, 51, 119, 170]);
  });
});

describe('what is derived from the published base proof', () => {
  test('has the published document, labels and indexes, and is valid', async () => {
    const derived = taken(await deriveProof(secured(SAILS, BASE_VALUE), SELECTED));
    expect(derived.document).toEqual(taken(PUBLISHED).document);
    // a proof is another each time, and no header was asked for
    const [proof, ...others] = readValue(derived.value);
    const [published, ...expected] = readValue(DERIVED_VALUE);
    expect((proof as Uint8Array).byteLength).toBe((published as Uint8Array).byteLength);
    expect(others.slice(0, 3)).toEqual(expected.slice(0, 3));
    expect(await verifyProof(derived.document, derived.proof, method)).toBe('valid');
  });

  test('is not valid where the published signature was changed', async () => {
    const value = withMembers(BASE_VALUE, ([signature, ...others]) => {
      const bytes = Uint8Array.from(signature as Uint8Array);
      bytes[79] = (bytes[79] ?? 0) ^ 1;
      return [bytes, ...others];
    });
    const derived = taken(await deriveProof(secured(SAILS, value), SELECTED));
    expect(await verifyProof(derived.document, derived.proof, method)).toBe('invalid');
  });
});
