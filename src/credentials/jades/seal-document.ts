import { base64 } from '@scure/base';
import { Integer, Sequence } from 'asn1js';
import { GeneralName, GeneralNames } from 'pkijs';
import { CairnError } from '../../common/errors.js';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { toBase64url } from '../jose/base64url.js';
import { numericDate } from '../jose/times.js';
import { type Certificate, readCertificate } from '../x509/certificate.js';
import { sealAlgorithmOf } from './algorithms.js';
import { jadesFault } from './read-header.js';
import { readSealedFile } from './read-sealed.js';
import { signatureTimestamps, verifySeal } from './verify-seal.js';

/** What seals: a key somewhere, and the certificates that stand for it. */
export interface SealSigner {
  /** What `alg` calls it, such as `ES256`. */
  readonly algorithm: string;
  /** Certificates in DER: its own first, then those of authorities up to a root, which may be left out. */
  readonly chain: readonly Uint8Array[];
  /** The signature over these bytes as JWS has it: of ECDSA both numbers one after the other, never DER. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export interface SealOptions {
  /** When it is sealed. */
  readonly at: Date;
  /** Gives a timestamp token (RFC 3161, in DER) over these bytes: the seal then is of baseline T, else of baseline B. */
  readonly timestamp?: ((content: Uint8Array) => Promise<Uint8Array>) | undefined;
}

const utf8 = new TextEncoder();

/**
 * Seals a document: JAdES baseline B or T (ETSI TS 119 182-1 v1.2.1, section 6), its text as payload untouched, in the form
 * that Europass takes. What was sealed is read back and verified before it is handed out.
 *
 * Throws a CairnError. `invalid`: what `parseStrictJson` throws, `jades.not-an-object`. `refused`: `seal.expired`,
 * `seal.not-yet-valid`: the certificate isn't valid at that time. `incoherent`: `seal.key-unsupported`, `seal.key-mismatch`:
 * the key isn't that of the certificate; `seal.timestamp-invalid`. And what `sign` and `timestamp` throw.
 */
export async function sealDocument(
  payloadText: string,
  signer: SealSigner,
  { at, timestamp }: SealOptions,
): Promise<string> {
  if (!isJsonObject(parseStrictJson(utf8.encode(payloadText))))
    throw jadesFault('jades.not-an-object', '', 'What is to be sealed is not a document.', 'a JSON object');
  const certificate = requireCertificate(signer, at);
  const header = toBase64url(utf8.encode(JSON.stringify(headerOf(signer, certificate, at))));
  const signature = toBase64url(await signer.sign(utf8.encode(`${header}.${payloadText}`)));
  const token = await timestamp?.(utf8.encode(signature));
  const file = {
    // Europass looks for this member at the start of a file
    payload: payloadText,
    signatures: [
      { protected: header, ...(token ? { header: { etsiU: [unsigned(token)] } } : {}), signature },
    ],
  };
  await requireValid(file);
  return JSON.stringify(file);
}

function headerOf(signer: SealSigner, certificate: Certificate, at: Date): JsonObject {
  return {
    alg: signer.algorithm,
    cty: 'json',
    kid: issuerSerial(certificate),
    'x5t#S256': certificate.fingerprint,
    x5c: signer.chain.map((der) => base64.encode(der)),
    typ: 'jose+json',
    b64: false,
    iat: numericDate(at),
    crit: ['b64'],
  };
}

/** Which certificate it is, as `kid` says it (section 5.1.4): issuer and serial number in DER, in base64. */
function issuerSerial({ parsed }: Certificate): string {
  const name = new GeneralName({ type: 4, value: parsed.issuer });
  const serial = new Integer({ valueHex: parsed.serialNumber.valueBlock.valueHexView.slice().buffer });
  const both = new Sequence({ value: [new GeneralNames({ names: [name] }).toSchema(), serial] });
  return base64.encode(new Uint8Array(both.toBER()));
}

function unsigned(token: Uint8Array): string {
  const member = { sigTst: { tstTokens: [{ val: base64.encode(token) }] } };
  return toBase64url(utf8.encode(JSON.stringify(member)));
}

function requireCertificate({ algorithm, chain }: SealSigner, at: Date): Certificate {
  const [first] = chain;
  const certificate = first && readCertificate(first);
  if (!certificate || sealAlgorithmOf(certificate)?.name !== algorithm)
    throw incoherent('seal.key-unsupported', 'The key of the seal is not of a kind that can seal');
  if (at < certificate.notBefore)
    throw new CairnError('refused', 'seal.not-yet-valid', 'The certificate of the seal is not valid yet');
  if (at > certificate.notAfter)
    throw new CairnError('refused', 'seal.expired', 'The certificate of the seal has expired');
  return certificate;
}

/** A key that isn't the certificate's shows here, before anything leaves the house. */
async function requireValid(file: JsonObject): Promise<void> {
  const read = readSealedFile(file);
  const [seal] = read.seals;
  const found = seal && (await verifySeal(read, seal, []));
  if (!seal || found?.outcome !== 'valid')
    throw incoherent('seal.key-mismatch', 'The key of the seal does not belong to its certificate');
  for (const stamp of await signatureTimestamps(seal))
    if (typeof stamp === 'string')
      throw incoherent('seal.timestamp-invalid', 'The timestamp that came back is not one of this seal');
}

function incoherent(code: string, message: string): CairnError {
  return new CairnError('incoherent', code, message);
}
