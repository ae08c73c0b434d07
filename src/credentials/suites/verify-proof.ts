import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import type { JsonObject } from '../../common/json.js';
import { closedLoader } from '../contexts/loader.js';
import type { VerificationMethod } from '../dids/did-document.js';
import { SUITES } from './table.js';

/**
 * `unsupported`: the suite isn't in the table, so nothing can be said. `too-complex`: canonicalising the document would
 * take more work than anybody is given, so nothing can be said either.
 */
export type ProofFinding = 'valid' | 'invalid' | 'unsupported' | 'too-complex';

/**
 * Verifies one proof over a document that carries none, with the given key. It checks the signature alone: whether the
 * key may sign for the issuer is the caller's question.
 */
export async function verifyProof(
  unsecured: JsonObject,
  proof: JsonObject,
  method: VerificationMethod,
): Promise<ProofFinding> {
  const suite = typeof proof.cryptosuite === 'string' ? SUITES.get(proof.cryptosuite) : undefined;
  if (!suite || proof.type !== 'DataIntegrityProof') return 'unsupported';
  if (typeof proof.proofValue !== 'string' || !suite.proofValue.test(proof.proofValue)) return 'invalid';
  if (!suite.keyPrefixes.some((prefix) => method.publicKeyMultibase.startsWith(prefix))) return 'invalid';
  const key = { '@context': 'https://w3id.org/security/multikey/v1', ...method };
  const verifier = new DataIntegrityProof({ cryptosuite: suite.implementation });
  const documentLoader = closedLoader(new Map([[method.id, key]]));
  const { verified, error } = await verifier.verifyProof({ proof, document: unsecured, documentLoader });
  if (verified) return 'valid';
  // the library has no code for it
  return error?.message.startsWith('Maximum deep iterations exceeded') ? 'too-complex' : 'invalid';
}
