import { CairnError, type Fault } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { withoutProofContexts } from '../../credentials/canonical/proof-context.js';
import { findUndefinedTerm } from '../../credentials/canonical/spelling.js';
import { dataModelFaults } from '../../credentials/lint/vcdm/rules.js';
import type { SuppliedDeps } from './issue.js';

/**
 * Derives from a credential that a caller holds one that discloses a selection (VC API, `/credentials/derive`). Whether the
 * issuer's proof is genuine isn't asked: its verifiers will. Nothing is kept.
 *
 * @throws CairnError of kind `invalid`: `supplied.faulty` with every fault, and what `deriveProof` throws.
 */
export async function deriveSupplied(
  { deriveProof }: Pick<SuppliedDeps, 'deriveProof'>,
  credential: JsonObject,
  selectivePointers: readonly string[],
  proofId?: string,
): Promise<JsonObject> {
  refuse(dataModelFaults(credential, 'credential'));
  const finding = await findUndefinedTerm(withoutProofContexts(credential));
  const message = 'The credential uses a word or a vocabulary that is not defined.';
  if (finding) refuse([{ ...finding, message }]);
  return deriveProof(credential, selectivePointers, proofId);
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const placed = faults.map((one) => ({ ...one, pointer: `/verifiableCredential${one.pointer}` }));
  const message = 'The credential has faults; nothing was derived';
  throw new CairnError('invalid', 'supplied.faulty', message, placed);
}
