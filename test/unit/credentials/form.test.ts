import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { findAmbiguities } from '../../../src/credentials/canonical/ambiguity.js';
import { findSpellingFault } from '../../../src/credentials/canonical/spelling.js';
import { resolveDidKey } from '../../../src/credentials/dids/did-key.js';
import { nativeCredentialSchema, readNative } from '../../../src/credentials/documents/native-form.js';
import { verifyProof } from '../../../src/credentials/suites/verify-proof.js';
import { BASE_CONTEXTS } from '../../../src/generated/contexts.js';
import { testCredential } from '../../support/samples.js';

test('a credential of ours has its form, says what it spells, in one way only, and its proof verifies', async () => {
  const credential = await testCredential();
  expect(readNative(nativeCredentialSchema(2), credential)).not.toHaveProperty('faults');
  expect(await findSpellingFault(credential)).toBeUndefined();
  expect(findAmbiguities(credential, BASE_CONTEXTS)).toEqual([]);
  const { proof, ...unsecured } = credential as JsonObject & { proof: JsonObject };
  const did = await resolveDidKey((credential.issuer as JsonObject).id as string);
  const [key] = did?.verificationMethod ?? [];
  if (!key) throw new Error('The issuer has no key');
  expect(await verifyProof(unsecured, proof, key)).toBe('valid');
  expect(await verifyProof({ ...unsecured, name: 'Another' }, proof, key)).toBe('invalid');
});
