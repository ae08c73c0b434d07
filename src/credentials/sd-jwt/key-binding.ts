import { CairnError, faultsUnder, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { isMethodUrl, readUnattributed, type UnattributedJws } from '../jose/compact.js';
import { readTimes, type TokenTimes, timeFinding } from '../jose/times.js';
import { type JwsFinding, verifyWithKey } from '../jose/verify-compact.js';
import { multikeyOfJwk } from '../keys/jwk.js';
import { sdDigest } from './disclosures.js';
import { KEY_BINDING_TYP } from './names.js';

/** What a holder signed to present an SD-JWT (RFC 9901, section 4.3), read and not verified. */
export interface KeyBinding {
  readonly jws: UnattributedJws;
  readonly nonce: string;
  /** Whom it is meant for. */
  readonly audience: string;
  readonly times: TokenTimes;
  /** Whether it was made for what it came with: exactly these disclosures. */
  readonly fits: boolean;
}

/** Whom a credential is bound to. `none`: whoever has it may present it. */
export type Holder =
  | { readonly kind: 'key'; readonly publicKeyMultibase: string }
  | { readonly kind: 'did' /** A DID URL. */; readonly id: string }
  | { readonly kind: 'none' | 'unsupported' };

/** `other`: it was made for another presentation. `old`: it is older than what was asked for could be. */
export type KeyBindingFinding = JwsFinding | 'other' | 'old' | 'not-yet' | 'expired';

/** How old the answer to a request may be, in milliseconds. */
export const OLDEST_ANSWER = 3_600_000;

/**
 * Reads a key binding JWT. `bound`: the text before it, with its last tilde. Throws a CairnError of kind `invalid`: what
 * `readCompact` throws, under `/keyBinding`, and `sd-jwt.key-binding` for a claim that is missing or not in its form.
 */
export function readKeyBinding(text: string, bound: string): KeyBinding {
  const jws = read(text);
  const { nonce, aud, sd_hash: hash, iat } = jws.payload;
  if (typeof nonce !== 'string' || nonce === '') throw claimFault('nonce', 'a text');
  if (typeof aud !== 'string' || aud === '') throw claimFault('aud', 'a text');
  if (typeof hash !== 'string') throw claimFault('sd_hash', 'a digest');
  if (iat === undefined) throw claimFault('iat', 'the time when it was made');
  const times = inKeyBinding(() => readTimes(jws.payload));
  return { jws, nonce, audience: aud, times, fits: hash === sdDigest(bound) };
}

/** Whom the claims of an SD-JWT bind it to (`cnf`, RFC 7800): a key, or one that a DID names. */
export function holderOf({ cnf }: JsonObject): Holder {
  if (cnf === undefined) return { kind: 'none' };
  if (!isJsonObject(cnf)) return { kind: 'unsupported' };
  if (cnf.jwk !== undefined) {
    try {
      return { kind: 'key', publicKeyMultibase: multikeyOfJwk(cnf.jwk) };
    } catch (error) {
      if (error instanceof CairnError) return { kind: 'unsupported' };
      throw error;
    }
  }
  return isMethodUrl(cnf.kid) ? { kind: 'did', id: cnf.kid } : { kind: 'unsupported' };
}

/**
 * Whether the holder's key signed this presentation, at a time that counts (RFC 9901, section 7.3). What was asked for is the
 * caller's question, but for its age: `answers` says that something was. `skew` in milliseconds.
 */
export async function verifyKeyBinding(
  { jws, fits, times }: KeyBinding,
  by: {
    readonly publicKeyMultibase: string;
    readonly now: Date;
    readonly skew?: number;
    readonly answers?: boolean;
  },
): Promise<KeyBindingFinding> {
  const signature = await verifyWithKey(jws, by.publicKeyMultibase);
  if (signature !== 'valid') return signature;
  if (!fits) return 'other';
  const time = timeFinding(times, by.now, by.skew);
  if (time !== 'current') return time;
  const age = by.now.getTime() - (times.issuedAt?.getTime() ?? 0);
  return by.answers === true && age > OLDEST_ANSWER + (by.skew ?? 0) ? 'old' : 'valid';
}

function read(text: string): UnattributedJws {
  return inKeyBinding(() => readUnattributed(text, [KEY_BINDING_TYP]));
}

function inKeyBinding<T>(reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const [first, ...more] = faultsUnder('/keyBinding', error.faults);
    throw first ? invalid(first, ...more) : error;
  }
}

function claimFault(name: string, expected: string): CairnError {
  return invalid({
    code: 'sd-jwt.key-binding',
    pointer: `/keyBinding/payload/${name}`,
    message: 'A claim of the holder’s signature is missing or not in its form.',
    expected,
  });
}
