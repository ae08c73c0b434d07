import { type CairnError, invalid } from '../../common/errors.js';
import type { JsonObject, JsonValue } from '../../common/json.js';
import { didOf } from '../dids/did-document.js';
import { isMethodUrl, readUnattributed, type UnattributedJws } from '../jose/compact.js';
import { readTimes, type TokenTimes } from '../jose/times.js';
import { disclose } from './disclosures.js';
import { type KeyBinding, readKeyBinding } from './key-binding.js';
import { SD_JWT_TYPES } from './names.js';
import { LONGEST } from './recognise.js';

/** Who an SD-JWT says to be signed by. `other`: in a way that isn't supported here. */
export type SdJwtKey =
  | { readonly kind: 'did' /** A DID URL. */; readonly id: string; readonly signer: string }
  | {
      readonly kind: 'certificate' /** Base64 of DER, the signer's first. */;
      readonly chain: readonly string[];
    }
  | { readonly kind: 'other' };

/** An SD-JWT VC as it was presented, with or without key binding, read and not verified. */
export interface SdJwt {
  /** In compact form. */
  readonly text: string;
  readonly jws: UnattributedJws;
  readonly key: SdJwtKey;
  /** What is disclosed, without what selective disclosure adds. */
  readonly claims: JsonObject;
  /** How many digests stand for nothing that was disclosed: withheld claims, or decoys. */
  readonly withheld: number;
  readonly times: TokenTimes;
  readonly keyBinding: KeyBinding | undefined;
}

/**
 * Reads an SD-JWT VC in compact form without verifying it (RFC 9901, section 7.1; SD-JWT VC, section 3.2). It is stricter than
 * the standard where a reader could be led to see something else than the issuer signed: each text has one spelling, each name
 * stands once, and no key is taken from the header but a chain of certificates.
 *
 * Throws a CairnError of kind `invalid`: what `disclose` throws; what `readCompact` throws of the issuer's JWS, and of that of
 * the key binding under `/keyBinding`; `sd-jwt.malformed`; `sd-jwt.vct`, `sd-jwt.iss`, `sd-jwt.x5c`; `jose.time`.
 */
export function readSdJwt(text: string): SdJwt {
  const [issued = '', ...rest] = text.length > LONGEST ? [] : text.split('~');
  const bound = rest.pop();
  if (bound === undefined)
    throw fault('malformed', '', 'The text is not an SD-JWT.', 'a JWS, disclosures and tildes between them');
  const jws = readUnattributed(issued, SD_JWT_TYPES);
  const key = keyOf(jws);
  const { claims, withheld } = disclose(jws.payload, rest);
  requireType(claims, jws);
  requireIssuer(claims, key);
  const keyBinding = bound === '' ? undefined : readKeyBinding(bound, text.slice(0, -bound.length));
  return { text, jws, key, claims, withheld, times: readTimes(claims), keyBinding };
}

function keyOf({ header, payload }: UnattributedJws): SdJwtKey {
  for (const name of ['jwk', 'jku', 'x5u']) {
    if (header[name] === undefined) continue;
    const message = 'The header brings its own key along.';
    throw fault('embedded-key', `/header/${name}`, message, 'a kid that names a key of a DID, or x5c');
  }
  const { kid, x5c } = header;
  const id =
    typeof kid === 'string' && kid.startsWith('#') && isDid(payload.iss) ? `${payload.iss}${kid}` : kid;
  if (isMethodUrl(id)) return { kind: 'did', id, signer: didOf(id) };
  return x5c === undefined ? { kind: 'other' } : { kind: 'certificate', chain: requireChain(x5c) };
}

function isDid(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value.startsWith('did:');
}

/** RFC 7515, section 4.1.6: base64, not base64url. */
function requireChain(value: JsonValue): string[] {
  const chain = Array.isArray(value) ? value : [];
  const texts = chain.filter(
    (item) => typeof item === 'string' && item.length <= 20_000 && /^[A-Za-z0-9+/]+={0,2}$/.test(item),
  );
  if (chain.length > 0 && chain.length <= 10 && texts.length === chain.length) return texts as string[];
  throw fault(
    'x5c',
    '/header/x5c',
    'The certificates in the header are not in their form.',
    'texts in base64',
  );
}

function requireType({ vct, '@context': context }: JsonObject, { type }: UnattributedJws): void {
  if (typeof vct === 'string' && vct !== '' && (type === SD_JWT_TYPES[0] || context === undefined)) return;
  throw fault('vct', '/payload/vct', 'It does not say of which type it is.', 'the type of the credential');
}

/** Whoever signs with a key of a DID speaks for that DID alone. */
function requireIssuer({ iss }: JsonObject, key: SdJwtKey): void {
  const expected = key.kind === 'did' ? key.signer : iss;
  if (iss === undefined || (typeof iss === 'string' && iss === expected)) return;
  throw fault('iss', '/payload/iss', 'It was signed by somebody else than it names.', 'the DID of the key');
}

function fault(code: string, at: string, message: string, expected: string): CairnError {
  return invalid({ code: `sd-jwt.${code}`, pointer: at, message, expected });
}
