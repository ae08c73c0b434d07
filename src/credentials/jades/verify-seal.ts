import { errors, flattenedVerify } from 'jose';
import { type Certificate, readCertificate } from '../x509/certificate.js';
import { importKey } from '../x509/chain.js';
import { type TimestampFinding, verifyTimestamp } from '../x509/timestamp.js';
import { fitsKey } from './algorithms.js';
import type { ReadSeal, SealedFile } from './read-sealed.js';

/** `valid`, or why not; `no-certificate` and `unsupported` say nothing of the seal. */
export type SealFinding =
  | { readonly outcome: 'valid'; readonly certificate: Certificate }
  | {
      readonly outcome:
        | 'invalid'
        | 'key-type' // the certificate's key isn't of the kind that the algorithm takes
        | 'other-certificate' // the one that came along isn't the one that was sealed with
        | 'certificate-malformed'
        | 'no-certificate' // it didn't come along, and isn't among those that are at hand
        | 'unsupported';
    };

const utf8 = new TextEncoder();

/**
 * Verifies one seal with the key of its certificate: the first that came along, which has to be the one that the signed
 * header names, or else the one at hand that it names. Whether that certificate is to be trusted is another question.
 */
export async function verifySeal(
  { payload }: SealedFile,
  seal: ReadSeal,
  atHand: readonly Certificate[],
): Promise<SealFinding> {
  const certificate = certificateOf(seal, atHand);
  if (typeof certificate === 'string') return { outcome: certificate };
  if (!fitsKey(seal.algorithm, certificate.key)) return { outcome: 'key-type' };
  const key = await importKey(certificate, seal.algorithm.imported);
  if (!key) return { outcome: 'unsupported' };
  try {
    const jws = { payload, protected: seal.protected, signature: seal.signature };
    await flattenedVerify(jws, key, { algorithms: [seal.algorithm.name], crit: UNDERSTOOD });
    return { outcome: 'valid', certificate };
  } catch (error) {
    if (error instanceof errors.JOSEError) return { outcome: 'invalid' };
    throw error;
  }
}

/** Headers that the library is told are understood: `readSealHeader` has read them. True: signed with the rest. */
const UNDERSTOOD = { sigT: true, iat: true, adoTst: true, srCms: true, sigPl: true, srAts: true };

/** The timestamps of a seal over its own signature (ETSI TS 119 182-1, section 5.3.4). */
export function signatureTimestamps(seal: ReadSeal): Promise<TimestampFinding[]> {
  const content = utf8.encode(seal.signature);
  return Promise.all(seal.signatureTimestamps.map((token) => verifyTimestamp(token, content)));
}

/** The timestamps over the payload as it stands in the file (section 5.2.6). */
export function payloadTimestamps({ payload }: SealedFile, seal: ReadSeal): Promise<TimestampFinding[]> {
  const content = utf8.encode(payload);
  return Promise.all(seal.payloadTimestamps.map((token) => verifyTimestamp(token, content)));
}

function certificateOf(
  { chain, fingerprint }: ReadSeal,
  atHand: readonly Certificate[],
): Certificate | 'other-certificate' | 'certificate-malformed' | 'no-certificate' {
  const [first] = chain;
  if (!first) return atHand.find((one) => one.fingerprint === fingerprint) ?? 'no-certificate';
  try {
    const certificate = readCertificate(first);
    const named = fingerprint === undefined || certificate.fingerprint === fingerprint;
    return named ? certificate : 'other-certificate';
  } catch {
    return 'certificate-malformed';
  }
}
