import { base64 } from '@scure/base';
import { CairnError, faultsUnder, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { fromBase64url } from '../jose/base64url.js';
import { mediaTypeName } from '../jose/compact.js';
import { type SealAlgorithm, sealAlgorithmNamed } from './algorithms.js';

/** The signed header of a seal (ETSI TS 119 182-1 v1.2.1, sections 5.1 and 5.2), read strictly and not verified. */
export interface SealHeader {
  readonly algorithm: SealAlgorithm;
  /** Whether the payload stands in the file as base64url; Europass writes it as it is. */
  readonly encoded: boolean;
  /** The time at which the sealer claims to have sealed. */
  readonly claimedAt: Date;
  /** Which header says so: `iat` of version 1.2.1, or `sigT` of the one before. */
  readonly claimedBy: 'iat' | 'sigT';
  /** SHA-256 of the certificate, in base64url. */
  readonly fingerprint: string | undefined;
  /** Certificates in DER, that of the sealer first; empty if none came along. */
  readonly chain: readonly Uint8Array[];
  /** Timestamps of the payload from before it was sealed (`adoTst`). */
  readonly payloadTimestamps: readonly Uint8Array[];
}

/** Headers that are read, or that say nothing which bears on a check: commitments, places and attributes are claims. */
const KNOWN = new Set([
  ...['alg', 'cty', 'kid', 'x5t#S256', 'x5c', 'typ', 'b64', 'crit', 'iat', 'sigT', 'adoTst'],
  ...['srCms', 'sigPl', 'srAts'],
]);

/** Headers of which `crit` may demand that they be understood. Those of RFC 7515 itself may not stand there. */
const CRITICAL = new Set(['b64', 'sigT', 'iat', 'adoTst', 'srCms', 'sigPl', 'srAts']);

const MOST_CERTIFICATES = 10;
/** Of a seal, of a kind: each has to be verified. */
export const MOST_TIMESTAMPS = 4;

/**
 * Reads a protected header. Throws a CairnError of kind `invalid`. `jades.malformed`; `jades.alg-none`,
 * `jades.alg-unsupported`; `jades.header`: one that would name another key, speak of something detached, or isn't known;
 * `jades.crit`; `jades.b64`; `jades.typ`; `jades.time`; `jades.certificate`; and the codes of `parseStrictJson`.
 */
export function readSealHeader(encoded: string, at: string): SealHeader {
  const header = readObject(fromBase64url(encoded), at);
  const algorithm = readAlgorithm(header, at);
  for (const name of Object.keys(header)) {
    if (KNOWN.has(name)) continue;
    const message = 'The header of the seal holds something that is not taken there.';
    throw jadesFault(
      'jades.header',
      at + pointer(name),
      message,
      'the headers of a JAdES baseline signature',
    );
  }
  readCritical(header, at);
  if (typeof header.typ !== 'undefined' && !['jose+json', 'jose'].includes(mediaTypeName(header.typ) ?? ''))
    throw jadesFault('jades.typ', `${at}/typ`, 'The seal is not of the kind that is known.', 'jose+json');
  for (const name of ['cty', 'kid'])
    if (header[name] !== undefined && typeof header[name] !== 'string')
      throw malformed(`${at}/${name}`, 'a text');
  const fingerprint = header['x5t#S256'];
  if (
    fingerprint !== undefined &&
    (typeof fingerprint !== 'string' || fromBase64url(fingerprint)?.length !== 32)
  )
    throw certificateFault(`${at}/x5t#S256`, 'a SHA-256 digest in base64url');
  const chain = readCertificates(header.x5c, at);
  if (fingerprint === undefined && chain.length === 0)
    throw certificateFault(`${at}/x5c`, 'x5c or x5t#S256, which name the certificate of the seal');
  return {
    algorithm,
    encoded: header.b64 !== false,
    ...readTime(header, at),
    fingerprint,
    chain,
    payloadTimestamps: header.adoTst === undefined ? [] : readTokens(header.adoTst, `${at}/adoTst`),
  };
}

/** The tokens of a container of timestamps (`tstContainer`, section 5.4.3.3): RFC 3161 in base64, and no other kind. */
export function readTokens(container: JsonValue, at: string): Uint8Array[] {
  const tokens = isJsonObject(container) ? container.tstTokens : undefined;
  const extra = isJsonObject(container) && Object.keys(container).some((name) => name !== 'tstTokens');
  if (extra || !Array.isArray(tokens) || tokens.length === 0 || tokens.length > MOST_TIMESTAMPS)
    throw malformed(at, `tstTokens, at most ${MOST_TIMESTAMPS}`);
  return tokens.map((token, index) => {
    const place = at + pointer('tstTokens', index);
    const plain = isJsonObject(token) && Object.keys(token).every((name) => name === 'val');
    return readBase64(plain ? token.val : undefined, place);
  });
}

/** Characters of the longest certificate or timestamp that is decoded; larger ones aren't read either. */
const LONGEST_BASE64 = 90_000;
/** Characters of the longest header: as many certificates and timestamps as may stand in it, of a size that real ones have. */
export const LONGEST_HEADER = 300_000;

/** The bytes of base64 with its padding. Throws `jades.malformed`. */
export function readBase64(value: JsonValue | undefined, at: string): Uint8Array {
  try {
    const text = typeof value === 'string' && value.length <= LONGEST_BASE64 ? value : '.';
    const bytes = base64.decode(text);
    if (bytes.byteLength > 0) return bytes;
  } catch {
    // falls through
  }
  throw malformed(at, 'base64 with padding');
}

/** A JSON object in UTF-8, each name once. Throws `jades.malformed` and what `parseStrictJson` does. */
export function readObject(bytes: Uint8Array | undefined, at: string): JsonObject {
  if (!bytes || bytes.byteLength === 0) throw malformed(at, 'base64url without padding');
  try {
    const value = parseStrictJson(bytes);
    if (isJsonObject(value)) return value;
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const [first, ...more] = faultsUnder(at, error.faults);
    throw first ? invalid(first, ...more) : error;
  }
  throw malformed(at, 'a JSON object');
}

export function jadesFault(code: string, at: string, message: string, expected: string): CairnError {
  return invalid({ code, pointer: at, message, expected });
}

export function malformed(at: string, expected: string): CairnError {
  return jadesFault('jades.malformed', at, 'The sealed file is not written as it has to be.', expected);
}

function certificateFault(at: string, expected: string): CairnError {
  return jadesFault('jades.certificate', at, 'The seal does not say which certificate it is by.', expected);
}

function readAlgorithm({ alg }: JsonObject, at: string): SealAlgorithm {
  const algorithm = sealAlgorithmNamed(alg);
  if (algorithm) return algorithm;
  if (typeof alg === 'string' && alg.toLowerCase() === 'none')
    throw jadesFault('jades.alg-none', `${at}/alg`, 'The document is not sealed at all.', 'a seal');
  const message = 'The document is sealed in a way that is not supported here.';
  throw jadesFault('jades.alg-unsupported', `${at}/alg`, message, 'RS256, PS256, ES256 or longer ones');
}

/** RFC 7515, section 4.1.11, and RFC 7797, section 6: `b64` has to stand there. */
function readCritical(header: JsonObject, at: string): void {
  const { crit, b64 } = header;
  const names = crit === undefined ? [] : crit;
  const good =
    Array.isArray(names) &&
    (crit === undefined || names.length > 0) &&
    new Set(names).size === names.length &&
    names.every((name) => typeof name === 'string' && CRITICAL.has(name) && Object.hasOwn(header, name));
  if (!good) {
    const message = 'The header demands something that is not supported here.';
    throw jadesFault('jades.crit', `${at}/crit`, message, `some of ${[...CRITICAL].join(', ')}, each once`);
  }
  if (b64 !== undefined && (typeof b64 !== 'boolean' || !names.includes('b64')))
    throw jadesFault('jades.b64', `${at}/b64`, 'How the payload is written is not clear.', 'b64 in crit');
}

function readTime(header: JsonObject, at: string): Pick<SealHeader, 'claimedAt' | 'claimedBy'> {
  const { iat, sigT } = header;
  const fault = (name: string, expected: string) =>
    jadesFault('jades.time', `${at}/${name}`, 'The seal does not say clearly when it was made.', expected);
  const isInstant = typeof sigT === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(sigT);
  const written = isInstant ? Date.parse(sigT) : Number.NaN;
  if (sigT !== undefined && (Number.isNaN(written) || !sameInstant(written, sigT)))
    throw fault('sigT', 'a UTC instant in whole seconds');
  if (iat === undefined) {
    if (sigT === undefined) throw fault('iat', 'iat, or sigT');
    return { claimedAt: new Date(written), claimedBy: 'sigT' };
  }
  if (typeof iat !== 'number' || iat < 0 || iat > 8_640_000_000_000 || !Number.isInteger(iat))
    throw fault('iat', 'a number of seconds since 1970');
  if (sigT !== undefined && written !== iat * 1000) throw fault('sigT', 'the same time as iat');
  return { claimedAt: new Date(iat * 1000), claimedBy: 'iat' };
}

/** Not a 30th of February that runs over into March. */
function sameInstant(instant: number, text: JsonValue | undefined): boolean {
  return new Date(instant).toISOString().replace('.000Z', 'Z') === text;
}

function readCertificates(x5c: JsonValue | undefined, at: string): Uint8Array[] {
  if (x5c === undefined) return [];
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > MOST_CERTIFICATES)
    throw certificateFault(`${at}/x5c`, `a list of at most ${MOST_CERTIFICATES} certificates`);
  return x5c.map((one, index) => readBase64(one, `${at}/x5c/${index}`));
}
