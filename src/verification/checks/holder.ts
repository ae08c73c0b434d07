import type { JsonObject } from '../../common/json.js';
import { isJsonObject } from '../../common/json.js';
import { didOf } from '../../credentials/dids/did-document.js';
import { list } from '../../credentials/documents/reading.js';
import type { Envelope } from '../../credentials/jose/read-enveloped.js';
import type { TrustMaterial } from '../material.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';
import { checkProofs, type DidResolver, envelopeAsProof, proofsOf } from './proof.js';

const { pass, fail, unknown, notApplicable } = resultsOf(
  'holder',
  'Verifiable Credentials Data Model 2.0, section 4.13',
);

/** What a verifier asked a presenter to sign, so that an old presentation can't be shown again. */
export interface Expected {
  readonly challenge?: string | undefined;
  readonly domain?: string | undefined;
  readonly purpose?: string | undefined;
}

/**
 * Whether the one who presents controls the holder's DID, and presents to this verifier now: every proof of the presentation
 * verifies, is made for authentication with a key that its DID allows for that, and answers what was asked.
 */
export async function checkHolder(
  { document: presentation, envelope }: { document: JsonObject; envelope?: Envelope | undefined },
  expected: Expected,
  resolve: DidResolver,
  material: Pick<TrustMaterial, 'now' | 'verifyProof'>,
): Promise<CheckResult[]> {
  const proofs = proofsOf(presentation);
  if (proofs.length === 0 && !envelope) return [unproven(expected)];
  const results = proofs.length > 0 ? await checkProofs(presentation, proofs, resolve, material) : [];
  if (envelope) {
    const { checkEnvelope } = await import('./envelope.js');
    results.push(...(await checkEnvelope(envelope, resolve, material.now)));
  }
  for (const proof of [...proofs, ...(envelope ? [envelopeAsProof(envelope)] : [])]) {
    const found = checkAnswers(proof, expected) ?? (await checkAuthentication(presentation, proof, resolve));
    results.push(found);
  }
  return results;
}

function unproven({ challenge, domain }: Expected): CheckResult {
  if (challenge === undefined && domain === undefined)
    return notApplicable('not-asked', 'Who presents it was not asked: anybody may hold a copy.');
  return fail('unproven', 'Who presents it was asked, and the presentation is not signed.', {
    pointer: '/proof',
  });
}

/** Whether a proof was made for what was asked; `undefined` if it was. */
export function checkAnswers(
  proof: JsonObject,
  { challenge, domain, purpose }: Expected,
): CheckResult | undefined {
  if (purpose !== undefined && proof.proofPurpose !== purpose)
    return fail('purpose-mismatch', 'The signature was made for another purpose.', {
      pointer: '/proof/proofPurpose',
    });
  if (challenge !== undefined && proof.challenge !== challenge)
    return fail('challenge-mismatch', 'The signature was not made for this request.', {
      pointer: '/proof/challenge',
    });
  // the same domains, not one of several: each of them could show it to the others
  if (domain !== undefined && (list(proof.domain).length !== 1 || !list(proof.domain).includes(domain)))
    return fail('domain-mismatch', 'The signature was made for somebody else.', { pointer: '/proof/domain' });
  return undefined;
}

async function checkAuthentication(
  presentation: JsonObject,
  proof: JsonObject,
  resolve: DidResolver,
): Promise<CheckResult> {
  const id = String(proof.verificationMethod);
  const evidence = { key: id };
  if (proof.proofPurpose !== 'authentication')
    return fail('purpose', 'The signature was made for another purpose than to present.', { evidence });
  const { holder } = presentation;
  const named = isJsonObject(holder) ? holder.id : holder;
  if (named !== undefined && named !== didOf(id))
    return fail('other', 'The presentation was signed by somebody else than the holder that it names.', {
      evidence,
    });
  const document = await resolve(didOf(id));
  if (!document) return unknown('unresolved', 'The holder’s keys could not be looked up.', { evidence });
  const method = document.verificationMethod.find((one) => one.id === id);
  if (method?.controller !== document.id || !document.authentication?.includes(id))
    return fail('key-not-authorised', 'The holder has not allowed this key to sign presentations.', {
      evidence,
    });
  return pass('present', 'The holder signed the presentation.', { evidence });
}
