import { base64urlnopad } from '@scure/base';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { multikeyOfJwk } from '../keys/jwk.js';
import { DID_CONTEXT, type DidDocument } from './did-document.js';

const LONGEST = 2000;

const SIGNING = ['assertionMethod', 'authentication', 'capabilityInvocation', 'capabilityDelegation'];

/** The `did:jwk` of a public key. */
export function didJwkOf(jwk: JsonObject): string {
  return `did:jwk:${base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(jwk)))}`;
}

/**
 * What verifying needs of a `did:jwk` (did:jwk Method Specification): its one key, `#0`, as a Multikey, for every
 * relationship that its `use` and its curve don't exclude. `undefined` for a malformed DID, a key with its private part, or
 * a type that isn't known.
 */
export function resolveDidJwk(did: string): DidDocument | undefined {
  const { jwk, publicKeyMultibase } = readKey(did) ?? {};
  if (!jwk || publicKeyMultibase === undefined) return undefined;
  const key = {
    id: `${did}#0`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase,
    asJwk: true,
  } as const;
  const [signs, agrees] = [jwk.use !== 'enc' && jwk.crv !== 'X25519', jwk.use !== 'sig'];
  return {
    '@context': [DID_CONTEXT, 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [key],
    assertionMethod: signs ? [key.id] : [],
    ...(signs
      ? { authentication: [key.id], capabilityInvocation: [key.id], capabilityDelegation: [key.id] }
      : {}),
    ...(agrees && jwk.crv === 'X25519' ? { keyAgreement: [key.id] } : {}),
  };
}

/**
 * The document of a `did:jwk` as its specification writes it: the JWK with all of its members, for the relationships that
 * its `use` alone decides on. `undefined` where `resolveDidJwk` is.
 */
export function didJwkDocument(did: string): JsonObject | undefined {
  const jwk = readKey(did)?.jwk;
  if (!jwk) return undefined;
  const id = `${did}#0`;
  const relationships = [
    ...(jwk.use === 'enc' ? [] : SIGNING),
    ...(jwk.use === 'sig' ? [] : ['keyAgreement']),
  ];
  return {
    '@context': [DID_CONTEXT, 'https://w3id.org/security/suites/jws-2020/v1'],
    id: did,
    verificationMethod: [{ id, type: 'JsonWebKey2020', controller: did, publicKeyJwk: jwk }],
    ...Object.fromEntries(relationships.map((name) => [name, [id]])),
  };
}

/** The JWK in a DID, and the same key in the form that is worked with. */
function readKey(did: string): { jwk: JsonObject; publicKeyMultibase: string } | undefined {
  if (!/^did:jwk:[A-Za-z0-9_-]+$/.test(did) || did.length > LONGEST) return undefined;
  try {
    const jwk = parseStrictJson(base64urlnopad.decode(did.slice('did:jwk:'.length)));
    return isJsonObject(jwk) ? { jwk, publicKeyMultibase: multikeyOfJwk(jwk) } : undefined;
  } catch {
    return undefined;
  }
}
