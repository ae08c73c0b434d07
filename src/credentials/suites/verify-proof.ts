import { canonicalJson, type JsonObject } from '../../common/json.js';
import { decodeMultibase } from '../../common/multibase.js';
import { closedLoader } from '../contexts/loader.js';
import type { VerificationMethod } from '../dids/did-document.js';
import { list } from '../documents/reading.js';
import { type KeyType, keyTypeOf } from '../keys/multikey.js';
import { isTooComplex } from './complexity.js';
import { isDisclosure } from './disclosure.js';
import { DATA_INTEGRITY_V1, type Suite, suiteOf, type VerifyEd25519 } from './table.js';

/**
 * `valid`, or why not. Nothing can be said of a proof that is `unsupported` (its suite isn't in the table) or
 * `too-complex` (canonicalising the document would take more work than anybody is given).
 */
export type ProofFinding =
  | 'valid'
  | 'invalid'
  | 'value-malformed' // not the one spelling that a proof of this suite has
  | 'not-derived' // an issuer's own proof of a suite that discloses selections: it never leaves its holder
  | 'key-type' // the key isn't of a type that the suite takes
  | 'context-changed' // the proof has other contexts than the document
  | 'unsupported'
  | 'too-complex';

/** Verifies one proof: `proofVerifier` says of what, and what it finds. */
export type VerifyProof = (
  input: JsonObject,
  proof: JsonObject,
  method: VerificationMethod,
) => Promise<ProofFinding>;

/** With the libraries alone. */
export const verifyProof: VerifyProof = proofVerifier();

/**
 * Verifies one proof with the given key over what it was made for: the document without its proofs, or with those that it
 * builds on (`chainedDocument`). It checks the signature alone: whether the key may sign for the issuer is the caller's
 * question.
 */
export function proofVerifier(verifyEd25519?: VerifyEd25519): VerifyProof {
  return (input, proof, method) => verifyWith(verifyEd25519, input, proof, method);
}

async function verifyWith(
  verifyEd25519: VerifyEd25519 | undefined,
  input: JsonObject,
  proof: JsonObject,
  method: VerificationMethod,
): Promise<ProofFinding> {
  const suite = suiteOf(proof);
  if (!suite) return 'unsupported';
  const { asJwk = false, ...multikey } = method;
  const keyType = keyTypeOf(multikey.publicKeyMultibase);
  if (keyType === undefined || suite.keys[keyType] === undefined) return 'key-type';
  if (asJwk && suite.multibaseKeys) return 'key-type';
  const value = valueFinding(proof.proofValue, suite, keyType);
  if (value !== undefined) return value;
  if (!sameContexts(input, proof)) return 'context-changed';
  const key = { '@context': 'https://w3id.org/security/multikey/v1', ...multikey };
  const legacyContext = list(input['@context']).includes(DATA_INTEGRITY_V1);
  const { publicKeyMultibase } = multikey;
  const ed25519 =
    keyType === 'Ed25519' && verifyEd25519 ? { verify: verifyEd25519, publicKeyMultibase } : undefined;
  const verifier = (await suite.load()).verify({ legacyContext, ed25519 });
  // the libraries write into what they are given, at the top, and those of JCS take equal contexts for different ones unless they are one
  const context = proof['@context'];
  const document = context === undefined ? { ...input } : { ...input, '@context': context };
  const { verified, error } = await verifier.verifyProof({
    proof: { ...proof },
    document,
    documentLoader: closedLoader(new Map([[method.id, key]])),
  });
  if (verified) return 'valid';
  // something that a library needs isn't there: that says nothing of the proof
  if (error instanceof ReferenceError) throw error;
  return isTooComplex(error) ? 'too-complex' : 'invalid';
}

/**
 * A JCS proof may carry the contexts that it was made with, and the suites let a document have more behind them: terms could
 * be given another meaning after signing. Other proofs are read with the document's contexts, but the libraries prefer
 * those of the proof itself: with contexts of his own making anybody could give it another purpose or date. So contexts
 * of a proof have to be the document's. A proof without any is read with the document's, which are signed.
 */
function sameContexts(input: JsonObject, proof: JsonObject): boolean {
  const [own, found] = [proof['@context'], input['@context']];
  if (own === undefined) return true;
  return found !== undefined && canonicalJson(list(own)) === canonicalJson(list(found));
}

function valueFinding(value: unknown, suite: Suite, keyType: KeyType): ProofFinding | undefined {
  const { base, lengths, derived, undisclosed } = suite.proofValue;
  if (typeof value !== 'string') return 'value-malformed';
  let bytes: Uint8Array;
  try {
    bytes = decodeMultibase(value, [base]);
  } catch {
    return 'value-malformed';
  }
  const starts = (bytesOf: readonly number[]) => bytesOf.every((byte, index) => bytes[index] === byte);
  if (undisclosed && starts(undisclosed.header)) return 'not-derived';
  if (
    derived &&
    !(starts(derived.header) && isDisclosure(bytes.subarray(derived.header.length), derived.form))
  )
    return 'value-malformed';
  return lengths && lengths[keyType] !== bytes.byteLength ? 'value-malformed' : undefined;
}
