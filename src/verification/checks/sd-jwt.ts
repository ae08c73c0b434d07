import type { JsonObject } from '../../common/json.js';
import { readNative } from '../../credentials/documents/native-form.js';
import type { Reading } from '../../credentials/documents/reading.js';
import { type JwsFinding, verifyCompact, verifyWithKey } from '../../credentials/jose/verify-compact.js';
import { multikeyOfJwk } from '../../credentials/keys/jwk.js';
import { claimsAward, nativeSdJwtSchema } from '../../credentials/sd-jwt/form.js';
import { SD_JWT_TYPES } from '../../credentials/sd-jwt/names.js';
import type { SdJwt } from '../../credentials/sd-jwt/read.js';
import { readingOfAward, readingOfOtherSdJwt } from '../../credentials/sd-jwt/reading.js';
import type { Registry } from '../../registry/registry.js';
import type { CertifiedKey, TrustMaterial, VerifyOptions } from '../material.js';
import type { CheckResult } from '../report.js';
import { resultsOf, verdictOf } from '../result.js';
import { checkIssuer, checkProofKeys } from './issuer.js';
import { checkKeyBinding } from './key-binding.js';
import { checkPeriod } from './period.js';
import { type DidResolver, findMethod } from './proof.js';
import { checkRecognition } from './recognition.js';
import { checkRecorded, type Recorded, recordedOf } from './recorded.js';
import { checkSdJwtDescription } from './sd-jwt-description.js';
import { noStatus } from './status.js';
import { checkSupersedes, followSuccessors } from './succession.js';
import { checkTokenStatus } from './token-status.js';

const structure = resultsOf(
  'structure',
  'Selective Disclosure for JWTs (RFC 9901), section 7.1; SD-JWT VC, section 3',
);
const proof = resultsOf('proof', 'Selective Disclosure for JWTs (RFC 9901), section 7.1');
const issuing = resultsOf('issuer', 'SD-JWT-based Verifiable Credentials, section 3.5');

/**
 * Whether what an SD-JWT VC discloses is a credential that can be read. Its text is signed and was read in one way only; what
 * is to be an award of this project, or is by an issuer of the registry, has to have that form to the letter.
 */
export function checkSdJwtStructure(
  sdJwt: SdJwt,
  registry: Registry,
): { results: CheckResult[]; reading: Reading | undefined } {
  const { claims, jws } = sdJwt;
  const readable = structure.pass('valid', 'The document is a well-formed credential.');
  if (!claimsAward(claims)) {
    const reading = readingOfOtherSdJwt(sdJwt);
    if (!registry.issuers.has(reading.issuer)) return { results: [readable], reading };
    const message = 'The issuer issues no credentials of this form.';
    return { results: [structure.fail('form', message, { pointer: '/vct' })], reading: undefined };
  }
  const read = readNative(nativeSdJwtSchema, claims);
  if ('value' in read && jws.type === SD_JWT_TYPES[0])
    return { results: [readable], reading: readingOfAward(read.value, sdJwt) };
  const faults = 'faults' in read ? read.faults : [];
  const result = structure.fail('form', 'The document departs from the form that its claims have.', {
    pointer: faults[0]?.pointer ?? '/header/typ',
    evidence: { faults: faults.slice(0, 20) },
  });
  return { results: [result], reading: undefined };
}

/**
 * All that is found of an SD-JWT VC by itself, once it could be read: proof, issuer, holder's signature, recognition, what it
 * describes, period, status. The list of a credential that isn't genuine is not looked at.
 */
export async function checkSdJwtAlone(
  sdJwt: SdJwt,
  reading: Reading,
  material: TrustMaterial,
  resolve: DidResolver,
  { checks, recognition, by }: VerifyOptions,
): Promise<CheckResult[]> {
  const { registry, now } = material;
  const recorded = by === 'self' ? 'unasked' : await recordedOf(sdJwt, reading, material);
  const whose = checks === 'proofs' ? 'any' : 'issuer';
  const results = await checkSdJwtProof(sdJwt, reading, material, resolve, { whose, recorded });
  const proven = verdictOf(results);
  const genuine = proven !== 'not-verified';
  results.push(...(await checkKeyBinding(sdJwt, {}, resolve, now)));
  const period = checkPeriod({ ...reading, created: [sdJwtAsProof(sdJwt).created] }, now);
  if (checks === 'proofs') return [...results, ...period];
  if (recognition !== 'left-out') results.push(...checkRecognition(reading, registry));
  const { achievement } = reading;
  const published = achievement === undefined ? undefined : await material.publishedVersion(achievement);
  results.push(...checkSdJwtDescription(sdJwt, reading, registry, published), ...period);
  if (by !== 'self' && genuine) results.push(...(await statusOf(sdJwt, reading, material, resolve)));
  // under a certificate of their own anybody could try until the register agrees with a guess
  if (by !== 'self' && proven === 'verified') results.push(...checkRecorded(recorded, reading));
  return [...results, ...checkSupersedes(reading)];
}

async function statusOf(
  sdJwt: SdJwt,
  reading: Reading,
  material: TrustMaterial,
  resolve: DidResolver,
): Promise<CheckResult[]> {
  const bearer = { payload: sdJwt.claims, signer: reading.issuer };
  const found = await checkTokenStatus(bearer, material, resolve);
  return found.length === 0 ? [noStatus()] : followSuccessors(reading, found, material.successorOf);
}

/** What reads certificates is large, and seldom needed. */
async function bySealAnchors(material: Parameters<typeof import('./certified-key.js').bySealAnchors>[0]) {
  return (await import('./certified-key.js')).bySealAnchors(material);
}

/** An SD-JWT's signature as the checks of keys take proofs. */
function sdJwtAsProof({ key, times }: SdJwt): JsonObject {
  return {
    verificationMethod: key.kind === 'did' ? key.id : '',
    proofPurpose: 'assertionMethod',
    ...(times.issuedAt ? { created: times.issuedAt.toISOString() } : {}),
  };
}

/**
 * Whether the issuer's signature is genuine, and whether whoever made it may sign for the issuer: by a key of the issuer's DID
 * or by a certificate that the material judges. Which of the two questions a result answers is said by its check.
 */
async function checkSdJwtProof(
  sdJwt: SdJwt,
  reading: Reading,
  material: Pick<TrustMaterial, 'now' | 'registry' | 'certifiedKey' | 'sealAnchors'>,
  resolve: DidResolver,
  { whose, recorded }: { readonly whose: 'issuer' | 'any'; readonly recorded: Recorded },
): Promise<CheckResult[]> {
  const { key, jws } = sdJwt;
  const { registry } = material;
  if (key.kind === 'other') return [notFound({ algorithm: jws.header.alg })];
  if (key.kind === 'did') {
    const evidence = { verificationMethod: key.id, algorithm: jws.header.alg };
    const method = await findMethod({ verificationMethod: key.id }, resolve);
    const signature = method
      ? tellSignature(await verifyCompact({ ...jws, kid: key.id, signer: key.signer }, method), evidence)
      : notFound(evidence);
    const proofs = [sdJwtAsProof(sdJwt)];
    if (whose === 'any') return [signature, ...(await checkProofKeys(proofs, resolve))];
    return [signature, ...(await checkIssuer(reading.issuer, proofs, registry, resolve))];
  }
  const evidence = { algorithm: jws.header.alg };
  const certifiedKey = material.certifiedKey ?? (await bySealAnchors(material));
  const found = await certifiedKey(key.chain, sdJwt.times.issuedAt);
  if (!found) return [notFound(evidence), chainNotJudged()];
  // what the register has was signed when it says, whoever has the key by now
  const old = found.because === 'expired-since' && recorded === 'same';
  const certified: CertifiedKey = old ? { ...found, judgement: 'trusted' } : found;
  const told = tellCertified(certified, reading.issuer, registry);
  if (!certified.publicKey) return [notFound(evidence), told];
  const finding = await verifyWithKey(jws, multikeyOfJwk(certified.publicKey));
  return [tellSignature(finding, evidence), told, revocationNotAsked()];
}

function tellSignature(finding: JwsFinding, evidence: Record<string, unknown>): CheckResult {
  switch (finding) {
    case 'valid':
      return proof.pass('valid', 'The signature is genuine: nothing was changed since it was made.', {
        evidence,
      });
    case 'invalid':
      return proof.fail('invalid', 'The signature does not fit the document.', { evidence });
    case 'key-type': {
      const message = 'The key is not of the type that a signature of this kind is made with.';
      return proof.fail('key-type', message, { evidence });
    }
    case 'unsupported': {
      const message = 'The signature is of a kind that cannot be checked here.';
      return proof.unknown('suite-unsupported', message, { evidence });
    }
  }
}

function notFound(evidence: Record<string, unknown>): CheckResult {
  const message = 'The key that would show whether the signature is genuine could not be found.';
  return proof.unknown('key-unavailable', message, { evidence });
}

function chainNotJudged(): CheckResult {
  const message = 'It is signed with a certificate, and whether that can be trusted was not looked at.';
  return issuing.unknown('certificate-not-judged', message, { pointer: '/header/x5c' });
}

function revocationNotAsked(): CheckResult {
  const message = 'Whether the certificate was revoked was not asked: that takes a network.';
  return issuing.unknown('certificate-revocation-unchecked', message, { advisory: true });
}

function tellCertified(
  { judgement, issuer, because }: CertifiedKey,
  named: string,
  registry: Registry,
): CheckResult {
  const evidence = because === undefined ? {} : { because };
  if (judgement === 'untrusted')
    return issuing.fail('certificate-invalid', 'The certificate that it is signed with does not hold.', {
      evidence,
    });
  if (judgement === 'undetermined')
    return issuing.unknown(
      'certificate-undetermined',
      'Whether its certificate can be trusted cannot be told.',
      {
        evidence,
      },
    );
  // without a name of its own, the issuer is whoever the certificate says
  if (issuer !== undefined && (issuer === named || named === ''))
    return issuing.pass('certified', 'The issuer signed it with its certificate.', { evidence: { issuer } });
  // an award names its issuer by a DID, and a certificate speaks for that one only where somebody says so
  if (issuer !== undefined || registry.issuers.has(named))
    return issuing.fail('certificate-of-other', 'It was signed with the certificate of somebody else.', {
      evidence,
    });
  return issuing.unknown('certificate-unassigned', 'Whose certificate it is signed with is not known here.', {
    evidence,
  });
}
