import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { proofsOf } from '../../../src/verification/checks/proof.js';
import { type ConformanceServer, conformanceServer } from '../../support/conformance.js';
import { withProof } from '../../support/outside-proofs.js';
import { vectors } from '../../support/vectors.js';

/** Signed documents that the specifications of the suites were published with. */
const PUBLISHED: readonly (readonly [folder: string, files: readonly string[]])[] = [
  [
    'vc-di-eddsa/TestVectors',
    [
      'eddsa-rdfc-2022/signedDataInt.json',
      'eddsa-jcs-2022/signedJCS.json',
      'Ed25519Signature2020/signedEdSig.json',
    ],
  ],
  [
    'vc-di-ecdsa/TestVectors',
    [
      'ecdsa-rdfc-2019-p256/signedECDSAP256.json',
      'ecdsa-rdfc-2019-p384/signedECDSAP384.json',
      'ecdsa-jcs-2019-p256/signedJCSECDSAP256.json',
      'ecdsa-jcs-2019-p384/signedJCSECDSAP384.json',
      'ecdsa-sd-2023/employ/derivedRevealDocument.json',
      'ecdsa-sd-2023/prc/derivedRevealDocument.json',
    ],
  ],
];

let server: ConformanceServer;

beforeAll(async () => {
  server = await conformanceServer();
}, 30_000);

const judge = async (verifiableCredential: JsonObject) => {
  const { endpoint } = server.find('verifiers', 'vc2.0');
  const { status, body } = await server.post(endpoint, { verifiableCredential });
  return [status, ((body.problemDetails ?? []) as JsonObject[]).map(({ title }) => title)];
};
const statusOf = async (credential: JsonObject) => (await judge(credential))[0];

for (const [folder, files] of PUBLISHED) {
  const at = vectors(folder);
  if (!at) {
    test.skip(folder, () => {});
    continue;
  }
  describe(folder, () => {
    test.each(files)('%s verifies at the address of proofs, and changed it does not', async (file) => {
      const signed = at.object(file);
      const value = String(proofsOf(signed)[0]?.proofValue);
      // one of them was published for a year alone
      const over = Date.parse(String(signed.validUntil)) < Date.now();
      expect(await judge(signed)).toEqual(over ? [400, ['period.expired']] : [200, []]);
      for (const proofValue of [value.slice(0, -1), value.slice(1), value[0] + value.slice(4)])
        expect(await statusOf(withProof(signed, { proofValue }))).toBe(400);
      expect(await statusOf({ ...signed, issuer: 'did:example:other' })).toBe(400);
    });
  });
}
