import type { JsonObject, JsonValue } from '../../src/common/json.js';
import { sdDigest } from '../../src/credentials/sd-jwt/disclosures.js';
import type { JoseIssuer } from './jose-issuers.js';

/** A disclosure of anything: text as it is, or JSON. */
export function disclosureOf(content: string | JsonValue[]): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return Buffer.from(text).toString('base64url');
}

/**
 * An SD-JWT of any payload and disclosures, genuinely signed: whatever is wrong with it is what the issuer, or who handed it
 * on, made of it.
 */
export async function craft(
  issuer: JoseIssuer,
  payload: JsonObject | Uint8Array,
  disclosures: readonly string[] = [],
  header: Record<string, unknown> = {},
): Promise<string> {
  const jwt = await issuer.joseSigns(payload, { typ: 'dc+sd-jwt', ...header });
  return [jwt, ...disclosures, ''].join('~');
}

/** Claims of a foreign credential, some of which are replaced by digests of the given disclosures. */
export function foreignClaims(issuer: JoseIssuer, over: JsonObject = {}): JsonObject {
  return { iss: issuer.did, iat: 1_781_517_600, vct: 'https://types.example/card', ...over };
}

/** The digests of disclosures, as `_sd` lists them. */
export function digests(...disclosures: readonly string[]): string[] {
  return disclosures.map(sdDigest);
}

/** A key binding of any header and payload, over defaults that fit. */
export async function bind(
  text: string,
  wallet: JoseIssuer,
  payload: JsonObject = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  const claims: JsonObject = {
    iat: 1_781_517_600,
    nonce: 'n-1',
    aud: 'https://verifier.example',
    sd_hash: sdDigest(text),
    ...payload,
  };
  const said = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
  return text + (await wallet.joseSigns(said, { typ: 'kb+jwt', kid: undefined, ...header }));
}
