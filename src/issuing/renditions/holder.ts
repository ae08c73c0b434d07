import { calculateJwkThumbprint } from 'jose';
import { CairnError, invalid } from '../../common/errors.js';
import type { JsonValue } from '../../common/json.js';
import { didOf } from '../../credentials/dids/did-document.js';
import { didJwkOf } from '../../credentials/dids/did-jwk.js';
import { holderKey } from '../../credentials/sd-jwt/holder-key.js';
import type { HolderKey } from './issue.js';

/** The key that a wallet names, as a JWK or by its DID. Throws `holder.malformed` (kind `invalid`) for what is no such key. */
export async function holderOf(named: JsonValue): Promise<HolderKey> {
  const jwk = await holderKey(named).catch((error: unknown) => {
    if (!(error instanceof CairnError) || error.kind !== 'invalid') throw error;
    const message = 'This is not a public key that a wallet could prove to hold.';
    const expected = 'a public JWK: EC with P-256 or P-384, or OKP with Ed25519';
    throw invalid({ code: 'holder.malformed', pointer: '/holder', message, expected });
  });
  const did = typeof named === 'string' ? didOf(named) : didJwkOf(jwk);
  return { did, jwk, thumbprint: await calculateJwkThumbprint(jwk) };
}
