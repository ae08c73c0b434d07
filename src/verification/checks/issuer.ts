import type { JsonObject } from '../../common/json.js';
import { type DidDocument, didOf } from '../../credentials/dids/did-document.js';
import type { Registry } from '../../registry/registry.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';
import type { DidResolver } from './proof.js';

const { pass, fail, unknown } = resultsOf('issuer', 'Controlled Identifiers 1.0, section 3.3');

/**
 * Whether the one who signed may sign for the issuer: the issuer's DID resolves, at least one proof is by the issuer,
 * its key is authorised for assertion, and it was the issuer's key at signing time.
 */
export async function checkIssuer(
  issuer: string,
  proofs: readonly JsonObject[],
  registry: Registry,
  resolve: DidResolver,
): Promise<CheckResult[]> {
  const own = proofs.filter(
    (proof) => typeof proof.verificationMethod === 'string' && didOf(proof.verificationMethod) === issuer,
  );
  if (proofs.length === 0) return [];
  if (own.length === 0)
    return [
      fail('proof-by-other', 'The document was not signed by the issuer that it names.', {
        pointer: '/issuer',
      }),
    ];
  const document = await resolve(issuer);
  if (!document)
    return [unknown('unresolved', 'The issuer’s keys could not be looked up.', { evidence: { issuer } })];
  if (document.id !== issuer)
    return [fail('other-document', 'The issuer’s keys belong to somebody else.', { evidence: { issuer } })];

  for (const proof of own) {
    const id = String(proof.verificationMethod);
    const method = document.verificationMethod.find((candidate) => candidate.id === id);
    const authorised = method?.controller === issuer && document.assertionMethod.includes(id);
    if (!authorised || proof.proofPurpose !== 'assertionMethod') {
      return [
        fail('key-not-authorised', 'The issuer has not authorised this key to sign credentials.', {
          evidence: { key: id },
        }),
      ];
    }
    const then = keyAtSigning(registry, issuer, id, proof.created);
    if (then !== undefined) return [then];
  }
  return [pass('authorised', 'The key of the signature is the issuer’s own.', { evidence: { issuer } })];
}

/**
 * Whether each proof was made with a key that its own controller allows to assert, whoever that is: for callers that ask of
 * proofs alone, and judge by themselves who may sign for whom.
 */
export async function checkProofKeys(
  proofs: readonly JsonObject[],
  resolve: DidResolver,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const proof of proofs) {
    const id = String(proof.verificationMethod);
    const document = await resolve(didOf(id));
    // a key that isn't found is told by the proof check
    if (!document) continue;
    const evidence = { key: id };
    results.push(
      proof.proofPurpose === 'assertionMethod' &&
        isKeyOf(document, id) &&
        document.assertionMethod.includes(id)
        ? pass('key-authorised', 'Whose key it is allows it to sign credentials.', { evidence })
        : fail('key-not-authorised', 'The key is not allowed to sign credentials.', { evidence }),
    );
  }
  return results;
}

/** A document may list keys that somebody else controls: whose they are is for that one to say. */
function isKeyOf(document: DidDocument, id: string): boolean {
  return document.verificationMethod.some((method) => method.id === id && method.controller === document.id);
}

function keyAtSigning(
  registry: Registry,
  issuer: string,
  id: string,
  created: unknown,
): CheckResult | undefined {
  const registered = registry.issuers.get(issuer);
  if (!registered) return undefined;
  const key = registered.keys.find((candidate) => candidate.id === id);
  if (!key)
    return fail('key-unregistered', 'The issuer never registered this key.', { evidence: { key: id } });
  const at = typeof created === 'string' ? Date.parse(created) : Number.NaN;
  // the suite writes whole seconds, a key's start is kept to the millisecond
  const from = Math.floor(Date.parse(key.from) / 1000) * 1000;
  const until = key.until === undefined ? Number.POSITIVE_INFINITY : Date.parse(key.until);
  if (at >= from && at <= until) return undefined;
  return fail('key-not-valid-then', 'The key was not the issuer’s key at the time of signing.', {
    evidence: { key: id },
  });
}
