import { CairnError, faultsUnder, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../common/json.js';
import { sha256 } from '../../common/multibase.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { fromBase64url, toBase64url } from '../jose/base64url.js';
import { NEVER_DISCLOSABLE, SD_ALG } from './names.js';

/** How deep values may stand inside each other once all is disclosed; each disclosure by itself is as deep at most. */
const DEEPEST = 64;
/** Most disclosures that are looked at; a certificate of ours has 20. */
const MOST = 1000;

/** What a payload says together with the disclosures that came along. */
export interface Disclosed {
  /** The claims, without anything that selective disclosure adds. */
  readonly claims: JsonObject;
  /** How many digests stand for nothing that was disclosed: what is withheld, or decoys. */
  readonly withheld: number;
}

interface Disclosure {
  readonly name: string | undefined;
  readonly value: JsonValue;
  /** Pointer for faults. */
  readonly place: string;
}

const ascii = new TextEncoder();

/** The digest by which a payload refers to a disclosure, or a key binding to what it binds (RFC 9901, section 4.2.3). */
export function sdDigest(text: string): string {
  return toBase64url(sha256(ascii.encode(text)));
}

/**
 * Puts disclosures in their places (RFC 9901, section 7.1, step 3) and refuses all that has to be refused, by an error of kind
 * `invalid`: `sd-jwt.hash-unsupported`; `sd-jwt.disclosure` for what is none, or stands where another kind has to;
 * `sd-jwt.disclosure-twice`; `sd-jwt.disclosure-unreferenced`; `sd-jwt.digest-twice`; `sd-jwt.digests`; `sd-jwt.name-twice`;
 * `sd-jwt.name-reserved`; `sd-jwt.claim-not-disclosable`; `sd-jwt.too-deep`; `sd-jwt.too-many`.
 */
export function disclose(payload: JsonObject, encoded: readonly string[]): Disclosed {
  const { _sd_alg: alg = SD_ALG, ...rest } = payload;
  if (alg !== SD_ALG)
    throw fault(
      'hash-unsupported',
      '/payload/_sd_alg',
      'Its digests are of a kind that is not supported here.',
      SD_ALG,
    );
  if (encoded.length > MOST)
    throw fault('too-many', '/disclosures', 'There are too many disclosures in it.', `at most ${MOST}`);
  const unpacking = new Unpacking(readDisclosures(encoded));
  const claims = unpacking.object(rest, '/payload', 1);
  unpacking.refuseUnreferenced();
  return { claims, withheld: unpacking.withheld };
}

function readDisclosures(encoded: readonly string[]): Map<string, Disclosure> {
  const byDigest = new Map<string, Disclosure>();
  for (const [index, text] of encoded.entries()) {
    const place = pointer('disclosures', index);
    const digest = sdDigest(text);
    if (byDigest.has(digest))
      throw fault('disclosure-twice', place, 'A disclosure is there twice.', 'each disclosure once');
    byDigest.set(digest, readDisclosure(text, place));
  }
  return byDigest;
}

function readDisclosure(text: string, place: string): Disclosure {
  const bytes = text === '' ? undefined : fromBase64url(text);
  if (!bytes) throw notADisclosure(place);
  const parts = strictJson(bytes, place);
  if (!Array.isArray(parts)) throw notADisclosure(place);
  const [salt, ...said] = parts;
  if (typeof salt !== 'string') throw notADisclosure(place);
  const [first, second] = said;
  if (said.length === 1 && first !== undefined) return { name: undefined, value: first, place };
  if (said.length !== 2 || typeof first !== 'string' || second === undefined) throw notADisclosure(place);
  // JSON refuses the last as a member, and here it is a text that becomes one
  if (['_sd', '...', '_sd_alg', '__proto__'].includes(first)) throw reserved(place);
  return { name: first, value: second, place };
}

function strictJson(bytes: Uint8Array, place: string): JsonValue {
  try {
    return parseStrictJson(bytes);
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const [first, ...more] = faultsUnder(place, error.faults);
    throw first ? invalid(first, ...more) : error;
  }
}

/** One payload with its disclosures, each of which has one place. */
class Unpacking {
  readonly #disclosures: ReadonlyMap<string, Disclosure>;
  readonly #met = new Set<string>();
  readonly #used = new Set<Disclosure>();
  withheld = 0;

  constructor(disclosures: ReadonlyMap<string, Disclosure>) {
    this.#disclosures = disclosures;
  }

  object(value: JsonObject, at: string, depth: number): JsonObject {
    const { _sd: digests, ...members } = value;
    const read: JsonObject = {};
    for (const [name, member] of Object.entries(members)) {
      const place = at + pointer(name);
      if (name === '...' || name === '_sd_alg') throw reserved(place);
      read[name] = this.#value(member, place, depth);
    }
    if (digests === undefined) return read;
    for (const disclosure of this.#named(digests, `${at}/_sd`)) {
      const { name, place } = disclosure;
      if (name === undefined) throw notADisclosure(place);
      if (depth === 1 && NEVER_DISCLOSABLE.has(name)) {
        const message = 'A claim may be withheld that everybody has to see.';
        throw fault('claim-not-disclosable', place, message, 'a claim that may be withheld');
      }
      if (Object.hasOwn(read, name))
        throw fault('name-twice', place, 'A disclosure says anew what is said already.', 'another name');
      read[name] = this.#value(disclosure.value, place, depth);
    }
    return read;
  }

  refuseUnreferenced(): void {
    for (const disclosure of this.#disclosures.values()) {
      if (this.#used.has(disclosure)) continue;
      const message = 'Something is disclosed that the issuer did not sign.';
      throw fault(
        'disclosure-unreferenced',
        disclosure.place,
        message,
        'a disclosure whose digest is signed',
      );
    }
  }

  #value(value: JsonValue, at: string, depth: number): JsonValue {
    if (depth > DEEPEST)
      throw fault('too-deep', at, 'Values stand too deep inside each other.', `at most ${DEEPEST} deep`);
    if (Array.isArray(value)) return this.#array(value, at, depth + 1);
    return isJsonObject(value) ? this.object(value, at, depth + 1) : value;
  }

  #array(items: readonly JsonValue[], at: string, depth: number): JsonValue[] {
    return items.flatMap((item, index) => {
      const place = at + pointer(index);
      if (!isJsonObject(item) || item['...'] === undefined) return [this.#value(item, place, depth)];
      if (Object.keys(item).length > 1) throw reserved(place);
      return this.#named([item['...']], place).map((disclosure) => {
        if (disclosure.name !== undefined) throw notADisclosure(disclosure.place);
        return this.#value(disclosure.value, disclosure.place, depth);
      });
    });
  }

  /** The disclosures that digests stand for. Each digest is there once, in all of the payload and the disclosures. */
  #named(digests: JsonValue, at: string): Disclosure[] {
    if (!Array.isArray(digests)) throw notDigests(at);
    return digests.flatMap((digest) => {
      if (typeof digest !== 'string') throw notDigests(at);
      if (this.#met.has(digest))
        throw fault('digest-twice', at, 'A digest is there twice.', 'each digest once');
      this.#met.add(digest);
      const disclosure = this.#disclosures.get(digest);
      if (!disclosure) {
        this.withheld += 1;
        return [];
      }
      this.#used.add(disclosure);
      return [disclosure];
    });
  }
}

function notADisclosure(place: string): CairnError {
  const expected = '[salt, name, value] in an object, [salt, value] in an array';
  return fault('disclosure', place, 'A disclosure is not in its form.', expected);
}

function notDigests(place: string): CairnError {
  return fault('digests', place, 'What ought to be digests is something else.', 'a list of texts');
}

function reserved(place: string): CairnError {
  const message = 'A name is used that selective disclosure needs for itself.';
  return fault('name-reserved', place, message, 'no claim called _sd, _sd_alg or ...');
}

function fault(code: string, place: string, message: string, expected: string): CairnError {
  return invalid({ code: `sd-jwt.${code}`, pointer: place, message, expected });
}
