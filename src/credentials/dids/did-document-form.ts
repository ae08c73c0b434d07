import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { parseUrl } from '../../common/url.js';
import { absoluteId } from './did-document.js';

/** Members of a DID document that say what its keys are for (Controlled Identifiers 1.0, section 2.3). */
export const RELATIONSHIPS = [
  'assertionMethod',
  'authentication',
  'keyAgreement',
  'capabilityInvocation',
  'capabilityDelegation',
] as const;

/**
 * Whether an object that somebody published has the form of a DID document (Controlled Identifiers 1.0, section 2): `id`,
 * `controller`, `alsoKnownAs`, verification methods and services are what they have to be, and no id names two things. What
 * a key is made of isn't looked at: a key of an unknown or broken kind spoils no document. Ids may be relative, as
 * Decentralized Identifiers 1.0 (section 3.2.2) has them, and a relationship may be empty.
 */
export function isDidDocument(document: JsonObject): boolean {
  const { id, controller, alsoKnownAs, verificationMethod, service } = document;
  return (
    typeof id === 'string' &&
    parseUrl(id)?.protocol === 'did:' &&
    (typeof controller === 'string' ? isUrl(controller) : isListOf(controller, isUrl)) &&
    isListOf(alsoKnownAs, isUrl) &&
    isListOf(verificationMethod, isVerificationMethod) &&
    RELATIONSHIPS.every((name) => isListOf(document[name], isReferenceOrMethod)) &&
    isListOf(service, isService) &&
    isEachIdOne(document, id)
  );
}

/** Whether a value is a verification method, as far as all kinds of them are alike (the same, section 2.2). */
export function isVerificationMethod(value: JsonValue | undefined): value is JsonObject {
  return isJsonObject(value) && isReference(value.id) && isText(value.type) && isUrl(value.controller);
}

function isReferenceOrMethod(value: JsonValue): boolean {
  return isReference(value) || isVerificationMethod(value);
}

/** Section 2.1.4. */
function isService(value: JsonValue): boolean {
  if (!isJsonObject(value)) return false;
  const { id, type, serviceEndpoint } = value;
  return (
    isReference(id) &&
    (isText(type) || isFullListOf(type, isText)) &&
    (isEndpoint(serviceEndpoint) || isFullListOf(serviceEndpoint, isEndpoint))
  );
}

function isEndpoint(value: JsonValue | undefined): boolean {
  return isUrl(value) || isJsonObject(value);
}

/** A method may be embedded again as it is; otherwise which of two is meant by one name would be for nobody to guess. */
function isEachIdOne(document: JsonObject, did: string): boolean {
  const nameOf = ({ id }: JsonObject) => String(absoluteId(id, did));
  const known = new Map<string, string>();
  const listed = objectsIn(document.verificationMethod);
  const services = objectsIn(document.service);
  for (const method of RELATIONSHIPS.flatMap((name) => objectsIn(document[name])).concat(listed)) {
    const [name, text] = [nameOf(method), canonicalJson(method)];
    if ((known.get(name) ?? text) !== text) return false;
    known.set(name, text);
  }
  const names = services.map(nameOf);
  return (
    new Set(listed.map(nameOf)).size === listed.length &&
    new Set(names).size === names.length &&
    !names.some((name) => known.has(name))
  );
}

function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** A list, or nothing. */
function isListOf(value: JsonValue | undefined, isOne: (item: JsonValue) => boolean): boolean {
  return value === undefined || (Array.isArray(value) && value.every(isOne));
}

function isFullListOf(value: JsonValue | undefined, isOne: (item: JsonValue) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isOne);
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function isUrl(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && parseUrl(value) !== undefined;
}

/** A URL, or one that is relative to the DID. */
function isReference(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && (/^#./.test(value) || isUrl(value));
}
