import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { keptImport } from '../../common/kept-import.js';
import { type DidDocument, didOf, type VerificationMethod } from '../../credentials/dids/did-document.js';
import { list } from '../../credentials/documents/reading.js';
import type { Envelope } from '../../credentials/jose/read-enveloped.js';
import { chainedDocument } from '../../credentials/suites/chain.js';
import { instantOf, isDateTimeStamp } from '../../credentials/suites/time.js';
import type { ProofFinding, VerifyProof } from '../../credentials/suites/verify-proof.js';
import type { TrustMaterial } from '../material.js';
import type { CheckResult, Outcome } from '../report.js';
import { resultsOf } from '../result.js';
import { CLOCK_SKEW } from './period.js';

const results = resultsOf('proof', 'Verifiable Credential Data Integrity 1.0, section 4.4');
const { fail, unknown } = results;

/** Finds a DID's document; `undefined` if it isn't at hand. */
export type DidResolver = (did: string) => Promise<DidDocument | undefined>;

const FINDINGS: Readonly<Record<ProofFinding, readonly [Outcome, string]>> = {
  valid: ['pass', 'The signature is genuine: nothing was changed since it was made.'],
  invalid: [
    'fail',
    'The signature does not fit the document: it was changed, or it was never signed by this key.',
  ],
  'value-malformed': ['fail', 'The value of the signature is not written as one of its kind is.'],
  'not-derived': [
    'fail',
    'This is the signature from which a holder derives others; it is not one to be shown to anybody.',
  ],
  'key-type': ['fail', 'The key is not of the type that a signature of this kind is made with.'],
  'context-changed': ['fail', 'The vocabulary of the document is not the one that it was signed with.'],
  unsupported: ['unknown', 'The signature is of a kind that is not supported here.'],
  'too-complex': [
    'unknown',
    'The document is built in such a way that checking its signature would take too long.',
  ],
};
/** The libraries of signatures are large, and not needed where the text itself is signed. */
const suites = keptImport(() => import('../../credentials/suites/verify-proof.js'));
/** As `verifyProof`, which is loaded when it is first needed. */
export const verifyByLibrary: VerifyProof = async (...proof) => (await suites()).verifyProof(...proof);

const CODES: Readonly<Partial<Record<ProofFinding, string>>> = { unsupported: 'suite-unsupported' };

/**
 * Verifies every proof of a document: one good proof in a set must not hide a bad one, and a proof that builds on others is
 * verified with them. Whether a key may sign for the issuer is the issuer check's question.
 */
export async function checkProofs(
  document: JsonObject,
  proofs: readonly JsonObject[],
  resolve: DidResolver,
  { now, verifyProof: verifyOne = verifyByLibrary }: Pick<TrustMaterial, 'now' | 'verifyProof'>,
): Promise<CheckResult[]> {
  if (proofs.length === 0) return [fail('missing', 'The document is not signed.', { pointer: '/proof' })];
  const alone: CheckResult[] = [];
  for (const [index, proof] of proofs.entries()) {
    const at = proofs.length === 1 ? '/proof' : `/proof/${index}`;
    alone.push({
      ...(await checkProof(document, proof, proofs, resolve, { now, verifyProof: verifyOne })),
      pointer: at,
    });
  }
  return withThoseBefore(alone, proofs);
}

/**
 * What is found of proofs together with what is found of those that they build on: one counts as verified only if all of
 * these do (section 2.1).
 */
function withThoseBefore(alone: readonly CheckResult[], proofs: readonly JsonObject[]): CheckResult[] {
  const found = [...alone];
  for (let changed = true; changed; ) {
    changed = false;
    for (const [index, result] of found.entries()) {
      if (result.outcome !== 'pass') continue;
      const previous = list(proofs[index]?.previousProof);
      const before = found.filter((_, at) => previous.some((id) => id === proofs[at]?.id));
      const outcomes = before.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'pass');
      if (outcomes.length === 0) continue;
      const message =
        'The signature is genuine, but it builds on one that is not, or of which that is not known.';
      const make = outcomes.includes('fail') ? fail : unknown;
      found[index] = { ...result, ...make('previous-unverified', message) };
      changed = true;
    }
  }
  return found;
}

async function checkProof(
  { proof: _proof, ...unsecured }: JsonObject,
  proof: JsonObject,
  proofs: readonly JsonObject[],
  resolve: DidResolver,
  { now, verifyProof: verifyOne }: { readonly now: Date; readonly verifyProof: VerifyProof },
): Promise<CheckResult> {
  const { cryptosuite = proof.type, verificationMethod, created } = proof;
  const evidence = { cryptosuite, verificationMethod, created };
  const malformed = malformedMember(proof);
  if (malformed !== undefined) {
    const message = 'The signature is not described as one has to be.';
    return fail('malformed', message, { evidence: { ...evidence, member: malformed } });
  }
  if (typeof proof.expires === 'string' && instantOf(proof.expires) + CLOCK_SKEW < now.getTime())
    return fail('expired', 'The signature was made for a time that is over.', { evidence });
  const previous = proof.previousProof === undefined ? undefined : list(proof.previousProof);
  const input = chainedDocument(unsecured, proofs, previous);
  if (!input) {
    const message = 'The signature builds on another one that is not there.';
    return fail('previous-missing', message, { evidence });
  }
  const method = await findMethod(proof, resolve);
  if (!method) {
    const message = 'The key that would show whether the signature is genuine could not be found.';
    return unknown('key-unavailable', message, { evidence });
  }
  const finding = await verifyOne(input, proof, method);
  const [outcome, message] = FINDINGS[finding];
  const make = { pass: results.pass, fail, unknown, 'not-applicable': results.notApplicable }[outcome];
  return make(CODES[finding] ?? finding, message, { evidence });
}

/** Which member is missing or not of its form (Verifiable Credential Data Integrity 1.0, section 2.1). */
function malformedMember(proof: JsonObject): string | undefined {
  const texts = ['type', 'verificationMethod', 'proofPurpose', 'proofValue'];
  const dates = ['created', 'expires'];
  const optional = ['id', 'nonce', 'challenge'];
  const isText = (name: string) => typeof proof[name] === 'string' && proof[name] !== '';
  return (
    texts.find((name) => !isText(name)) ??
    dates.find((name) => proof[name] !== undefined && !isDateTimeStamp(proof[name])) ??
    optional.find((name) => proof[name] !== undefined && !isText(name)) ??
    ['domain', 'previousProof'].find((name) => list(proof[name]).some((item) => typeof item !== 'string')) ??
    ['id', 'verificationMethod'].find((name) => proof[name] !== undefined && !isAbsolute(proof[name]))
  );
}

const isAbsolute = (value: JsonValue | undefined) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(String(value));

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

/** The proofs of a document. What isn't an object is none, and is told by the structure check. */
export function proofsOf(document: JsonObject): JsonObject[] {
  return list(document.proof).filter(isJsonObject);
}

/** A signature around a document, as the checks of keys take those inside one. */
export function envelopeAsProof({ kid, kind, times, nonce, audience }: Envelope): JsonObject {
  return {
    verificationMethod: kid,
    proofPurpose: kind === 'credential' ? 'assertionMethod' : 'authentication',
    ...(times.issuedAt ? { created: times.issuedAt.toISOString() } : {}),
    ...(nonce === undefined ? {} : { challenge: nonce }),
    ...(audience.length === 0 ? {} : { domain: [...audience] }),
  };
}
