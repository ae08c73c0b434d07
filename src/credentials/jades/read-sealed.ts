import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../common/json.js';
import { fromBase64url } from '../jose/base64url.js';
import {
  jadesFault,
  LONGEST_HEADER,
  MOST_TIMESTAMPS,
  malformed,
  readBase64,
  readObject,
  readSealHeader,
  readTokens,
  type SealHeader,
} from './read-header.js';

/** One seal of a sealed file, read strictly and not verified. */
export interface ReadSeal extends SealHeader {
  /** As they stand in the file. */
  readonly protected: string;
  readonly signature: string;
  /** Timestamps of the signature: with one of these a seal is of baseline T. */
  readonly signatureTimestamps: readonly Uint8Array[];
  /** Certificates from beside the signature, in DER; nobody signed for them. */
  readonly moreCertificates: readonly Uint8Array[];
}

/** A file sealed as Europass does: a JWS in general JSON serialisation around its payload (RFC 7515, section 7.2.1). */
export interface SealedFile {
  /** As it was read. */
  readonly file: JsonObject;
  /** As it stands in the file. */
  readonly payload: string;
  /** What is sealed, in bytes. */
  readonly content: Uint8Array;
  readonly document: JsonObject;
  readonly seals: readonly ReadSeal[];
}

/** Characters of the longest payload that is read: one with a large picture has half a million. */
const LONGEST = 4_194_304;
const MOST_SEALS = 4;
const MOST_UNSIGNED = 20;

/**
 * Reads a sealed file. Its payload has one spelling in all seals, stands inside (`sigD` is refused) and is JSON in which each
 * name stands once. Throws a CairnError of kind `invalid`: what `readSealHeader` throws, `jades.malformed`, `jades.b64`.
 */
export function readSealedFile(file: JsonObject): SealedFile {
  refuseOthers(file, ['payload', 'signatures'], '');
  const { payload, signatures } = file;
  if (typeof payload !== 'string' || payload === '' || payload.length > LONGEST)
    throw malformed('/payload', `a text of at most ${LONGEST} characters`);
  if (!Array.isArray(signatures) || signatures.length === 0 || signatures.length > MOST_SEALS)
    throw malformed('/signatures', `one signature, at most ${MOST_SEALS}`);
  const seals = signatures.map((one, index) => readSeal(one, pointer('signatures', index)));
  const [first] = seals;
  if (seals.some(({ encoded }) => encoded !== first?.encoded)) {
    const message = 'The seals disagree on how the payload is written.';
    throw jadesFault('jades.b64', '/signatures', message, 'the same b64 in each (RFC 7797, section 3)');
  }
  const content = first?.encoded ? fromBase64url(payload) : utf8(payload);
  const document = readObject(content, '/payload');
  return { file, payload, content: content ?? new Uint8Array(), document, seals };
}

function readSeal(value: JsonValue, at: string): ReadSeal {
  if (!isJsonObject(value)) throw malformed(at, 'an object');
  refuseOthers(value, ['protected', 'header', 'signature'], at);
  const { protected: encoded, signature, header = {} } = value;
  if (typeof encoded !== 'string' || encoded.length > LONGEST_HEADER)
    throw malformed(`${at}/protected`, `base64url without padding, at most ${LONGEST_HEADER} characters`);
  if (typeof signature !== 'string' || !isSignature(signature))
    throw malformed(`${at}/signature`, 'base64url without padding');
  if (!isJsonObject(header)) throw malformed(`${at}/header`, 'an object');
  refuseOthers(header, ['etsiU'], `${at}/header`);
  return {
    ...readSealHeader(encoded, `${at}/protected`),
    protected: encoded,
    signature,
    ...readUnsigned(header.etsiU, `${at}/header/etsiU`),
  };
}

/** One of RSA with 16 384 bits has 2731 characters. */
function isSignature(text: string): boolean {
  return text !== '' && text.length <= 4000 && fromBase64url(text) !== undefined;
}

/** What may be added to a seal later (section 5.3): timestamps of it and certificates are read, the rest is passed over. */
function readUnsigned(etsiU: JsonValue | undefined, at: string) {
  const timestamps: Uint8Array[] = [];
  const certificates: Uint8Array[] = [];
  const read = { signatureTimestamps: timestamps, moreCertificates: certificates };
  if (etsiU === undefined) return read;
  if (!Array.isArray(etsiU) || etsiU.length === 0 || etsiU.length > MOST_UNSIGNED)
    throw malformed(at, `a list of at most ${MOST_UNSIGNED}`);
  for (const [index, item] of etsiU.entries()) {
    const place = `${at}/${index}`;
    const member = typeof item === 'string' ? readObject(fromBase64url(item), place) : item;
    if (!isJsonObject(member)) throw malformed(place, 'an object, or one in base64url');
    if (member.sigTst !== undefined) {
      const [token, ...more] = readTokens(member.sigTst, `${place}/sigTst`);
      // section 6.3, requirement c
      if (!token || more.length > 0) throw malformed(`${place}/sigTst`, 'one timestamp');
      timestamps.push(token);
      if (timestamps.length > MOST_TIMESTAMPS) throw malformed(at, `at most ${MOST_TIMESTAMPS} timestamps`);
    }
    for (const one of Array.isArray(member.xVals) ? member.xVals : []) {
      const certificate = isJsonObject(one) && isJsonObject(one.x509Cert) ? one.x509Cert.val : undefined;
      if (certificate !== undefined && certificates.length < MOST_UNSIGNED)
        certificates.push(readBase64(certificate, `${place}/xVals`));
    }
  }
  return read;
}

function refuseOthers(value: JsonObject, names: readonly string[], at: string): void {
  const other = Object.keys(value).find((name) => !names.includes(name));
  if (other !== undefined) throw malformed(at + pointer(other), `nothing but ${names.join(', ')}`);
}

/** A lone surrogate has no bytes: what would be signed is not what stands there. */
function utf8(text: string): Uint8Array {
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text))
    throw malformed('/payload', 'complete Unicode characters');
  return new TextEncoder().encode(text);
}
