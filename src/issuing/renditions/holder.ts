import { calculateJwkThumbprint } from 'jose';
import type { JsonValue } from '../../common/json.js';
import { holderKey } from '../../credentials/sd-jwt/holder-key.js';
import type { HolderKey } from './issue.js';

/** The key that a wallet names, as a JWK or by its DID. Throws what `holderKey` does (kind `invalid`). */
export async function holderOf(named: JsonValue): Promise<HolderKey> {
  const jwk = await holderKey(named);
  return { jwk, thumbprint: await calculateJwkThumbprint(jwk) };
}
