import { parseStrictJson } from '../../common/strict-json.js';
import { fromBase64url } from '../jose/base64url.js';

/** An SD-JWT (RFC 9901, section 4) without the disclosures of these claims: what remains is signed as before. */
export function withholdClaims(text: string, claims: ReadonlySet<string>): string {
  const [jwt = '', ...disclosures] = text.split('~');
  const kept = disclosures.filter((disclosure) => disclosure === '' || !claims.has(nameIn(disclosure)));
  return [jwt, ...kept].join('~');
}

/** Names of the claims that are disclosed. */
export function disclosedClaims(text: string): string[] {
  return text.split('~').slice(1, -1).map(nameIn);
}

/** Of a disclosure `[salt, name, value]`. */
function nameIn(disclosure: string): string {
  const parts = parseStrictJson(fromBase64url(disclosure) ?? new Uint8Array());
  return Array.isArray(parts) && parts.length === 3 ? String(parts[1]) : '';
}
