import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { ObjectIdentifier, OctetString } from 'asn1js';
import { ContentInfo, Certificate as Parsed, SignedData, type SignerInfo, TSTInfo } from 'pkijs';
import { type Certificate, decode, readCertificate, sequence } from './certificate.js';
import { type ChainProblem, checkChain } from './chain.js';
import { owned, webCrypto } from './engine.js';

/** A timestamp whose signature and imprint were verified: the thing existed at that time, if its signer is to be believed. */
export interface Timestamp {
  readonly at: Date;
  readonly signer: Certificate;
  /** Certificates that came along. */
  readonly others: readonly Certificate[];
  /** As a hexadecimal number; `undefined` where the request had none. */
  readonly nonce: string | undefined;
}

/** `unsupported` says nothing of it: its imprint is of a kind that isn't taken here. */
export type TimestampFinding = Timestamp | 'malformed' | 'other-content' | 'invalid' | 'unsupported';

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

type Hash = (bytes: Uint8Array) => Uint8Array;

/** What may be the imprint of a timestamp, by object identifier; SHA-1 is none of them. */
const IMPRINTS: Readonly<Record<string, Hash>> = {
  '2.16.840.1.101.3.4.2.1': sha256,
  '2.16.840.1.101.3.4.2.2': sha384,
  '2.16.840.1.101.3.4.2.3': sha512,
};

/** Certificates in a token: one chain of the signer. */
const MOST_CERTIFICATES = 10;
/** Bytes of the largest token that is read. */
const LARGEST = 65_536;

/**
 * Verifies a timestamp token (RFC 3161, section 2.4.2, RFC 5816) over `content`: that its imprint is of it, that it is
 * signed once, and that the certificate is the one that the signature names. Who signed is asked by `timestampChain`.
 */
export async function verifyTimestamp(token: Uint8Array, content: Uint8Array): Promise<TimestampFinding> {
  let read: ReturnType<typeof readToken>;
  try {
    read = readToken(token);
  } catch {
    return 'malformed';
  }
  const { signed, info, certificates, signerInfo } = read;
  const hash = IMPRINTS[info.messageImprint.hashAlgorithm.algorithmId];
  const imprint = new Uint8Array(info.messageImprint.hashedMessage.valueBlock.valueHexView);
  if (!hash) return 'unsupported';
  if (!equal(hash(content), imprint)) return 'other-content';
  try {
    const found = await signed.verify(
      { signer: 0, data: owned(content).buffer, extendedMode: true },
      webCrypto,
    );
    const der = found.signerCertificate && new Uint8Array(found.signerCertificate.toSchema().toBER());
    const signer = certificates.find((one) => der && equal(one.der, der));
    if (found.signatureVerified !== true || !signer || !namesSigner(signerInfo, signer)) return 'invalid';
    const nonce = info.nonce && hex(info.nonce.valueBlock.valueHexView);
    return { at: info.genTime, signer, others: certificates.filter((one) => one !== signer), nonce };
  } catch {
    return 'invalid';
  }
}

/** Why the signer of a timestamp is not one that anchors vouch for at its time; `undefined` if it is. */
export async function timestampChain(
  { at, signer, others }: Timestamp,
  anchors: readonly Certificate[],
  more: readonly Certificate[] = [],
): Promise<ChainProblem | undefined> {
  const found = await checkChain(signer, { others: [...others, ...more], anchors, at, use: 'timestamp' });
  return found.problem;
}

function readToken(token: Uint8Array) {
  if (token.byteLength > LARGEST) throw new RangeError('token');
  const content = new ContentInfo({ schema: decode(token) });
  if (content.contentType !== OID.signedData) throw new TypeError('content');
  const signed = new SignedData({ schema: content.content });
  const [signerInfo, ...more] = signed.signerInfos;
  const { eContentType, eContent } = signed.encapContentInfo;
  if (!signerInfo || more.length > 0 || eContentType !== OID.tstInfo || !eContent)
    throw new TypeError('token');
  const types = attribute(signerInfo, OID.contentType);
  if (types?.length !== 1 || String(oid(types[0])) !== OID.tstInfo) throw new TypeError('type');
  const info = new TSTInfo({ schema: decode(new Uint8Array(eContent.getValue())) });
  if (info.version !== 1 || Number.isNaN(info.genTime.getTime())) throw new TypeError('info');
  if ((signed.certificates?.length ?? 0) > MOST_CERTIFICATES) throw new RangeError('certificates');
  const certificates = (signed.certificates ?? [])
    .filter((one) => one instanceof Parsed)
    .map((one) => readCertificate(new Uint8Array(one.toSchema().toBER())));
  return { signed, signerInfo, info, certificates };
}

/** The signature covers the digest of its certificate, so that no other with the same key is put in its place (RFC 5816). */
function namesSigner(signer: SignerInfo, { der }: Certificate): boolean {
  const second = attribute(signer, OID.signingCertificateV2)?.[0];
  const first = second ?? attribute(signer, OID.signingCertificate)?.[0];
  if (!first) return false;
  const [named] = sequence(sequence(first)[0]);
  const parts = sequence(named);
  const [head] = parts;
  const explicit =
    second && head && !(head instanceof OctetString) ? String(oid(sequence(head)[0])) : undefined;
  const hash = second ? (explicit ? IMPRINTS[explicit] : sha256) : sha1;
  const digest = parts.find((part) => part instanceof OctetString);
  return hash !== undefined && digest !== undefined && equal(hash(der), digest.valueBlock.valueHexView);
}

/** The values of a signed attribute that stands there once. */
function attribute({ signedAttrs }: SignerInfo, type: string): unknown[] | undefined {
  const found = (signedAttrs?.attributes ?? []).filter((one) => one.type === type);
  return found.length === 1 ? found[0]?.values : undefined;
}

function oid(element: unknown): string {
  return element instanceof ObjectIdentifier ? element.valueBlock.toString() : '';
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && a.every((byte, index) => byte === b[index]);
}

function hex(bytes: Uint8Array): string {
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return text.replace(/^0+(?=.)/, '');
}
