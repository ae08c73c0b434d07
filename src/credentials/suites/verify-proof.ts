import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import type { JsonObject } from '../../common/json.js';
import { closedLoader } from '../contexts/loader.js';
import type { VerificationMethod } from '../dids/did-document.js';
import { SUITES } from './table.js';

/** `unsupported`: the suite isn't in the table, so nothing can be said. */
export type ProofFinding = 'valid' | 'invalid' | 'unsupported';

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
  const { verified } = await verifier.verifyProof({ proof, document: unsecured, documentLoader });
  return verified ? 'valid' : 'invalid';
}
