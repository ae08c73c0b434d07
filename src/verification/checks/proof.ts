import type { JsonObject } from '../../common/json.js';
import { type DidDocument, didOf, type VerificationMethod } from '../../credentials/dids/did-document.js';
import { verifyProof } from '../../credentials/suites/verify-proof.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail, unknown } = resultsOf('proof', 'Verifiable Credential Data Integrity 1.0, section 4.4');

/** Finds a DID's document; `undefined` if it isn't at hand. */
export type DidResolver = (did: string) => Promise<DidDocument | undefined>;

/**
 * Verifies every proof of a document: one good proof in a set must not hide a bad one. Whether a key may sign for the
 * issuer is the issuer check's question.
 */
export async function checkProofs(
  document: JsonObject,
  proofs: readonly JsonObject[],
  resolve: DidResolver,
): Promise<CheckResult[]> {
  if (proofs.length === 0) return [fail('missing', 'The document is not signed.', { pointer: '/proof' })];
  const { proof: _proof, ...unsecured } = document;
  const results: CheckResult[] = [];
  for (const [index, proof] of proofs.entries()) {
    const at = proofs.length === 1 ? '/proof' : `/proof/${index}`;
    results.push({ ...(await checkProof(unsecured, proof, resolve)), pointer: at });
  }
  return results;
}

async function checkProof(
  unsecured: JsonObject,
  proof: JsonObject,
  resolve: DidResolver,
): Promise<CheckResult> {
  const evidence = {
    cryptosuite: proof.cryptosuite,
    verificationMethod: proof.verificationMethod,
    created: proof.created,
  };
  if (proof.previousProof !== undefined) {
    return unknown(
      'chain-unsupported',
      'The signature builds on another one in a way that is not supported here.',
      { evidence },
    );
  }
  const method = await findMethod(proof, resolve);
  if (!method) {
    return unknown(
      'key-unavailable',
      'The key that would show whether the signature is genuine could not be found.',
      { evidence },
    );
  }
  switch (await verifyProof(unsecured, proof, method)) {
    case 'valid':
      return pass('valid', 'The signature is genuine: nothing was changed since it was made.', { evidence });
    case 'invalid':
      return fail(
        'invalid',
        'The signature does not fit the document: it was changed, or it was never signed by this key.',
        { evidence },
      );
    case 'too-complex':
      return unknown(
        'too-complex',
        'The document is built in such a way that checking its signature would take too long.',
        { evidence },
      );
    case 'unsupported':
      return unknown('suite-unsupported', 'The signature is of a kind that is not supported here.', {
        evidence,
      });
  }
}

/** The key that a proof names, from its DID's document. */
export async function findMethod(
  proof: JsonObject,
  resolve: DidResolver,
): Promise<VerificationMethod | undefined> {
  const id = proof.verificationMethod;
  if (typeof id !== 'string') return undefined;
  const document = await resolve(didOf(id));
  return document?.verificationMethod.find((method) => method.id === id);
}
