import type { Certificate } from './certificate.js';
import { owned, webCrypto } from './engine.js';

/** What a certificate is used for, and what it has to permit for that. */
export type CertificateUse = 'seal' | 'timestamp';

/** Why a chain does not lead to an anchor. `unanchored`: it ends before one is reached. */
export type ChainProblem =
  | 'unanchored'
  | 'not-yet-valid'
  | 'expired'
  | 'key-usage'
  | 'key-weak'
  | 'extension-unknown' // demands to be understood, and isn't
  | 'not-an-authority'
  | 'path-too-long'
  | 'signature'; // is not by whom it names, or in an unsafe way

export type ChainFinding =
  | { readonly problem?: undefined; readonly path: readonly Certificate[] }
  /** The certificate that is at fault, the last one that was reached. */
  | { readonly problem: ChainProblem; readonly at: Certificate };

export interface ChainOptions {
  /** Certificates of authorities that came along; nobody vouches for them. */
  readonly others: readonly Certificate[];
  /** Certificates that are trusted as they are: of authorities, or that of the leaf itself. */
  readonly anchors: readonly Certificate[];
  /** The instant at which every certificate of the path has to be valid. */
  readonly at: Date;
  readonly use: CertificateUse;
}

/** Extensions that are understood here, or that narrow nothing which is asked (RFC 5280, section 4.2). */
const UNDERSTOOD = new Set([
  '2.5.29.14', // subjectKeyIdentifier
  '2.5.29.15', // keyUsage
  '2.5.29.17', // subjectAltName
  '2.5.29.19', // basicConstraints
  '2.5.29.32', // certificatePolicies: any policy will do
  '2.5.29.35', // authorityKeyIdentifier
  '2.5.29.37', // extKeyUsage
  '1.3.6.1.5.5.7.1.3', // qcStatements
]);

/** Signatures on certificates that are taken: none with SHA-1 or MD5. */
const SIGNATURES = new Set([
  '1.2.840.113549.1.1.11', // sha256WithRSAEncryption
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.113549.1.1.10', // RSASSA-PSS
  '1.2.840.10045.4.3.2', // ecdsa-with-SHA256
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
]);

/** Extended key usages under which documents are signed; one that limits its use otherwise is for something else. */
const SIGNING_DOCUMENTS = new Set([
  '2.5.29.37.0', // anyExtendedKeyUsage
  '1.3.6.1.5.5.7.3.4', // emailProtection
  '1.3.6.1.5.5.7.3.36', // documentSigning (RFC 9336)
  '1.3.6.1.4.1.311.10.3.12', // the same of Microsoft
  '1.2.840.113583.1.1.5', // and of Adobe
]);

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const LONGEST = 8;
/** Signatures on certificates that are verified at most for one chain. */
const MOST_TRIES = 12;

/**
 * Whether a chain leads from a certificate to an anchor (RFC 5280, section 6.1, without policies and name constraints: a
 * certificate that demands these is refused). Revocation isn't asked here: that takes a network. Every way is tried, within a
 * bound.
 */
export async function checkChain(leaf: Certificate, options: ChainOptions): Promise<ChainFinding> {
  const { at, use, anchors, others } = options;
  const problem = problemOf(leaf, at) ?? problemOfUse(leaf, use);
  if (problem) return { problem, at: leaf };
  const isAnchor = ({ fingerprint }: Certificate) => anchors.some((one) => one.fingerprint === fingerprint);
  const candidates = [...anchors, ...others.filter((one) => !isAnchor(one))];
  let tries = 0;
  let worst: ChainFinding = { problem: 'unanchored', at: leaf };

  const extend = async (path: readonly Certificate[]): Promise<readonly Certificate[] | undefined> => {
    const last = path.at(-1) ?? leaf;
    if (isAnchor(last)) return path;
    if (path.length >= LONGEST) return undefined;
    for (const issuer of candidates) {
      if (path.includes(issuer) || !issuer.parsed.subject.isEqual(last.parsed.issuer)) continue;
      if (++tries > MOST_TRIES) return undefined;
      const fault = problemOf(issuer, at) ?? problemOfAuthority(issuer, path.length - 1);
      if (fault) worst = { problem: fault, at: issuer };
      else if (!(await isSignedBy(last, issuer))) worst = { problem: 'signature', at: last };
      else {
        const found = await extend([...path, issuer]);
        if (found) return found;
      }
    }
    return undefined;
  };

  const path = await extend([leaf]);
  return path ? { path } : worst;
}

function problemOf(certificate: Certificate, at: Date): ChainProblem | undefined {
  const { notBefore, notAfter, key, critical } = certificate;
  if (at < notBefore) return 'not-yet-valid';
  if (at > notAfter) return 'expired';
  if (key.kind === 'other' || (key.kind === 'RSA' && key.bits < 2048)) return 'key-weak';
  return critical.every((oid) => UNDERSTOOD.has(oid)) ? undefined : 'extension-unknown';
}

/** Whether the last certificate may do what is done with it: ETSI EN 319 412-2, section 4.3.2; RFC 3161, section 2.3. */
function problemOfUse(certificate: Certificate, use: CertificateUse): ChainProblem | undefined {
  const { keyUsage, extendedKeyUsage, extendedKeyUsageCritical } = certificate;
  const signs = keyUsage?.has('digitalSignature') || keyUsage?.has('nonRepudiation');
  if (use === 'seal') return signs && isForSealing(certificate) ? undefined : 'key-usage';
  const only = extendedKeyUsage?.length === 1 && extendedKeyUsage[0] === TIME_STAMPING;
  return only && extendedKeyUsageCritical && (signs || !keyUsage) ? undefined : 'key-usage';
}

/**
 * Certificates of servers, of employees and of authorities bear name and identifier of an organisation, too; none of them is
 * its seal (ETSI EN 319 412-3, section 4.2).
 */
function isForSealing({ isCa, subject, extendedKeyUsage, qualified }: Certificate): boolean {
  const uses = extendedKeyUsage?.some((use) => SIGNING_DOCUMENTS.has(use)) ?? true;
  return !isCa && !subject.personal && (uses || qualified?.seal === true);
}

/** `below`: certificates of authorities between it and the leaf. */
function problemOfAuthority(certificate: Certificate, below: number): ChainProblem | undefined {
  const { isCa, keyUsage, pathLength } = certificate;
  if (!isCa || (keyUsage && !keyUsage.has('keyCertSign'))) return 'not-an-authority';
  return pathLength !== undefined && below > pathLength ? 'path-too-long' : undefined;
}

/** Whether one certificate was signed with the key of another, in a way that is safe. */
export async function isSignedBy({ parsed }: Certificate, issuer: Certificate): Promise<boolean> {
  const { signature, signatureAlgorithm } = parsed;
  if (!SIGNATURES.has(signatureAlgorithm.algorithmId) || !signature.isEqual(signatureAlgorithm)) return false;
  try {
    return await parsed.verify(issuer.parsed, webCrypto);
  } catch {
    return false;
  }
}

/** The key of a certificate, for a way of verifying; `undefined` where WebCrypto doesn't take it. */
export async function importKey(
  { key }: Certificate,
  algorithm: RsaHashedImportParams | EcKeyImportParams,
): Promise<CryptoKey | undefined> {
  if (key.kind === 'other') return undefined;
  try {
    return await globalThis.crypto.subtle.importKey('spki', owned(key.spki), algorithm, true, ['verify']);
  } catch {
    return undefined;
  }
}
