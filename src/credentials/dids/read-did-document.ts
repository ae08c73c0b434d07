import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { parseUrl } from '../../common/url.js';
import { multikeyOfJwk } from '../keys/jwk.js';
import { keyTypeOf } from '../keys/multikey.js';
import { instantOf, isDateTimeStamp } from '../suites/time.js';
import type { DidDocument, VerificationMethod } from './did-document.js';

/** Key types whose `publicKeyMultibase` is what a Multikey's is. */
const MULTIKEYS: ReadonlySet<JsonValue | undefined> = new Set(['Multikey', 'Ed25519VerificationKey2020']);
/** Key types whose key is a JWK. */
const JWKS: ReadonlySet<JsonValue | undefined> = new Set(['JsonWebKey', 'JsonWebKey2020']);

/**
 * Reads somebody else's DID document as far as verifying needs it: its keys in Multikey form, and which of them may assert
 * and authenticate. Relative ids are made absolute. Keys of other kinds, those that were revoked or have expired by `now`, and
 * those that aren't verification methods as Controlled Identifiers 1.0 (section 2.2) has them are left out. `undefined` if it
 * isn't the document of this DID.
 */
export function readDidDocument(document: JsonObject, did: string, now: Date): DidDocument | undefined {
  if (document.id !== did) return undefined;
  const absolute = (id: JsonValue | undefined) =>
    typeof id === 'string' ? (id.startsWith('#') ? did + id : id) : undefined;
  const methods = new Map<string, VerificationMethod>();
  const doubtful = new Set<string>();
  const keep = (value: JsonValue): string | undefined => {
    if (!isJsonObject(value)) return absolute(value);
    const { controller } = value;
    const id = absolute(value.id);
    const publicKeyMultibase = multikeyIn(value);
    if (!isUrl(id) || !isUrl(controller) || publicKeyMultibase === undefined) return undefined;
    if (isOver(value.expires, now) || isOver(value.revoked, now)) return undefined;
    const known = methods.get(id);
    // which of two keys is meant by one name is for nobody to guess
    if (known && (known.publicKeyMultibase !== publicKeyMultibase || known.controller !== controller))
      doubtful.add(id);
    const asJwk = JWKS.has(value.type) ? { asJwk: true as const } : {};
    methods.set(id, { id, type: 'Multikey', controller, publicKeyMultibase, ...asJwk });
    return id;
  };
  for (const method of listed(document.verificationMethod)) keep(method);
  const assertionMethod = listed(document.assertionMethod).flatMap((one) => keep(one) ?? []);
  const authentication = listed(document.authentication).flatMap((one) => keep(one) ?? []);
  return {
    '@context': [],
    id: did,
    verificationMethod: [...methods.values()].filter(({ id }) => !doubtful.has(id)),
    assertionMethod,
    authentication,
  };
}

function multikeyIn({ type, publicKeyMultibase, publicKeyJwk }: JsonObject): string | undefined {
  // one key has one form (section 2.2.1): nobody should have to guess which of two is meant
  if (publicKeyMultibase !== undefined && publicKeyJwk !== undefined) return undefined;
  if (MULTIKEYS.has(type)) {
    if (typeof publicKeyMultibase !== 'string') return undefined;
    // the older name is one of a single type of key
    return type === 'Multikey' || keyTypeOf(publicKeyMultibase) === 'Ed25519'
      ? publicKeyMultibase
      : undefined;
  }
  if (!JWKS.has(type)) return undefined;
  try {
    return multikeyOfJwk(publicKeyJwk);
  } catch {
    return undefined;
  }
}

function isUrl(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && parseUrl(value) !== undefined;
}

/** What is no `xsd:dateTimeStamp` counts as over: the key isn't used. */
function isOver(date: JsonValue | undefined, now: Date): boolean {
  if (date === undefined) return false;
  return !(isDateTimeStamp(date) && instantOf(date) > now.getTime());
}

function listed(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value.slice(0, 100) : [];
}
