import type { JsonObject, JsonValue } from '../../common/json.js';

/** The first context of every DID document that is made here. */
export const DID_CONTEXT = 'https://www.w3.org/ns/did/v1';

/** A Multikey verification method (Controlled Identifiers 1.0, section 2.2.2). */
export interface VerificationMethod {
  readonly id: string;
  readonly type: 'Multikey';
  readonly controller: string;
  readonly publicKeyMultibase: string;
  /** Its DID publishes it as a JSON Web Key. */
  readonly asJwk?: true;
}

/** As much of a DID document as issuing and verifying need. */
export interface DidDocument {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly verificationMethod: readonly VerificationMethod[];
  readonly assertionMethod: readonly string[];
  readonly authentication?: readonly string[];
  readonly capabilityInvocation?: readonly string[];
  readonly capabilityDelegation?: readonly string[];
  readonly keyAgreement?: readonly string[];
}

/** The DID of a DID URL: what stands before `#`, `?` or `/`. */
export function didOf(didUrl: string): string {
  return didUrl.split(/[#?/]/, 1)[0] ?? didUrl;
}

/** An id or the name of one in a DID's document: relative ones (Decentralized Identifiers 1.0, section 3.2.2) made absolute. */
export function absoluteId(id: JsonValue | undefined, did: string): JsonValue | undefined {
  return typeof id === 'string' && id.startsWith('#') ? did + id : id;
}

/** A DID document as JSON: a relationship that no key has is left out. */
export function plainDocument(document: DidDocument): JsonObject {
  const { assertionMethod, ...rest } = document;
  const listed = assertionMethod.length > 0 ? { ...rest, assertionMethod } : rest;
  return JSON.parse(JSON.stringify(listed)) as JsonObject;
}
