import { type CairnError, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { didOf } from '../dids/did-document.js';
import { resolveDidJwk } from '../dids/did-jwk.js';
import { resolveDidKey } from '../dids/did-key.js';
import { JWS_ALGORITHMS } from '../jose/algorithms.js';
import { jwkOfMultikey, multikeyOfJwk } from '../keys/jwk.js';
import { keyTypeOf } from '../keys/multikey.js';

/**
 * The public key that a wallet names, as the JWK that a credential is bound to: from a `did:key` or `did:jwk`, with or without
 * a fragment, or a JWK, of which nothing but the key is taken.
 *
 * Throws a CairnError of kind `invalid`: `holder.did-unsupported`, `holder.key-unsupported` for a key that doesn't sign; what
 * `multikeyOfJwk` throws.
 */
export async function holderKey(named: JsonValue | undefined): Promise<JsonObject> {
  const multikey = isJsonObject(named) ? multikeyOfJwk(named) : await keyOfDid(named);
  const type = keyTypeOf(multikey);
  if (!JWS_ALGORITHMS.some(({ keyType }) => keyType === type))
    throw fault('key-unsupported', 'The wallet’s key is not one that signs.', 'Ed25519, P-256 or P-384');
  return jwkOfMultikey(multikey);
}

async function keyOfDid(named: JsonValue | undefined): Promise<string> {
  const did = typeof named === 'string' ? didOf(named) : '';
  const document = resolveDidJwk(did) ?? (await resolveDidKey(did));
  const method = document?.verificationMethod.find(({ id }) => document.authentication?.includes(id));
  if (method) return method.publicKeyMultibase;
  throw fault(
    'did-unsupported',
    'The wallet does not name a key in a way that is supported.',
    'did:key or did:jwk',
  );
}

function fault(code: string, message: string, expected: string): CairnError {
  return invalid({ code: `holder.${code}`, pointer: '', message, expected });
}
