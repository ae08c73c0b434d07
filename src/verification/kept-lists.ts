import { canonicalJson, type JsonObject } from '../common/json.js';
import { KeptTexts } from '../common/kept-texts.js';
import type { ListKind } from '../credentials/status/bitstring-list.js';
import type { ProofFinding, VerifyProof } from '../credentials/suites/verify-proof.js';

/*
 * Status lists and statements of networks are verified again and again, with each credential. Whether a signature fits a document, and
 * which bits are packed in a text, never changes, so that is kept: by all of the document, proof and key, and by the whole of the text.
 * What changes with time, or with what is trusted, is asked each time: whose key it is, and whether the list is current.
 */

/** Characters of documents with their proofs and keys: of some thousand lists. */
const findings = new KeptTexts<ProofFinding>(4_000_000);
/** Bytes of unpacked lists, and characters of what they were packed in: of some thousand of the shortest, or thirty of the longest. */
const unpacked = new KeptTexts<Uint8Array>(32_000_000, ({ byteLength }) => byteLength);

/** The same verifier, which verifies what it has verified before no more. For documents that many credentials point to. */
export function verifyingOnce(verify: VerifyProof): VerifyProof {
  return async (...given) => {
    const key = textOf(given);
    const known = key === undefined ? undefined : findings.get(key);
    if (known) return known;
    const finding = await verify(...given);
    if (key !== undefined) findings.keep(key, finding);
    return finding;
  };
}

/** The unpacked bits of a list, which nobody may change; `undefined` for what isn't one. */
export async function unpackedOnce(kind: ListKind, encodedList: string): Promise<Uint8Array | undefined> {
  const key = `${kind.entry} ${encodedList}`;
  const known = unpacked.get(key);
  if (known) return known;
  const bits = await kind.decode(encodedList).catch(() => undefined);
  if (bits) unpacked.keep(key, bits);
  return bits;
}

/** `undefined` for what has no canonical form: two such could be taken for one. */
function textOf([input, proof, method]: Parameters<VerifyProof>): string | undefined {
  try {
    return canonicalJson([input, proof, { ...method } as JsonObject]);
  } catch {
    return undefined;
  }
}
