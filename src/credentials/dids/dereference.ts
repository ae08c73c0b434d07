import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { parseUrl } from '../../common/url.js';
import { absoluteId } from './did-document.js';
import { isVerificationMethod, RELATIONSHIPS } from './did-document-form.js';
import type { DidParameters } from './did-parameters.js';
import type { DidUrl } from './did-url.js';
import { refusal } from './failures.js';

/** What a DID URL stands for: a document or a part of one, or the address of a service. */
export type Content =
  | { readonly contentType: 'application/did'; readonly content: JsonObject }
  | { readonly contentType: 'text/uri-list'; readonly content: string };

/** Members of a document whose objects are verification methods. */
const METHODS = ['verificationMethod', ...RELATIONSHIPS];
/** Members of a document whose objects a fragment can name. */
const NAMED = [...METHODS, 'service'];

/**
 * What a DID URL stands for (DID Resolution 1.0, section 5), given the document of its DID: the address of the service that
 * parameters name, the object that the fragment names, or the document. No method here gives paths a meaning. With
 * `verificationRelationship` it has to be a verification method that the document allows for that.
 *
 * @throws CairnError of kind `invalid`: `did.not-found`, `did.verification-method`, `did.relationship`.
 */
export function dereference(document: JsonObject, url: DidUrl, parameters: DidParameters): Content {
  const found = resource(document, url, parameters);
  if (!found) throw refusal('did.not-found');
  const relationship = parameters.get('verificationRelationship');
  if (relationship !== undefined) requireAllowed(document, url.did, found.content, relationship);
  return found;
}

function resource(document: JsonObject, url: DidUrl, parameters: DidParameters): Content | undefined {
  const { did, path, fragment } = url;
  if (path !== '') return undefined;
  if (parameters.has('service') || parameters.has('serviceType')) {
    const content = serviceAddress(document, url, parameters);
    return content === undefined ? undefined : { contentType: 'text/uri-list', content };
  }
  const content = fragment === undefined ? document : named(document, did, fragment);
  return content && { contentType: 'application/did', content };
}

/** Section 5.4.2: by its name, or as it is, the method has to be listed under the relationship. */
function requireAllowed(
  document: JsonObject,
  did: string,
  content: JsonObject | string,
  relationship: string,
): void {
  const method = METHODS.flatMap((member) => listed(document[member])).find((one) => one === content);
  if (!isVerificationMethod(method)) throw refusal('did.verification-method');
  const allowed = RELATIONSHIPS.some((name) => name === relationship) ? document[relationship] : undefined;
  const names = items(allowed).map((one) => (isJsonObject(one) ? one.id : one));
  if (!names.some((name) => absoluteId(name, did) === absoluteId(method.id, did)))
    throw refusal('did.relationship');
}

/**
 * The address of the first service that has the id `service`, a URI or the name in it, and the type `serviceType`, whichever
 * are given, with `relativeRef` resolved against it, and with the fragment of the DID URL. `undefined` if there is none, or
 * one without a plain https address: whoever follows it shall not be led to a script or another scheme, nor by `relativeRef`
 * to another host. Nor is there one if both have a fragment.
 */
export function serviceAddress(
  document: JsonObject,
  { did, fragment }: DidUrl,
  parameters: DidParameters,
): string | undefined {
  const [id, type] = [parameters.get('service'), parameters.get('serviceType')];
  if (id === undefined && type === undefined) return undefined;
  const service = listed(document.service).find(
    (one) =>
      (id === undefined || absoluteId(one.id, did) === serviceId(id, did)) &&
      (type === undefined || typesOf(one).includes(type)),
  );
  const [endpoint] = [service?.serviceEndpoint].flat();
  const base = plainAddress(endpoint);
  const relative = parameters.get('relativeRef');
  const address = relative === undefined ? plainAddress(endpoint) : plainAddress(relative, base);
  if (!base || !address || address.origin !== base.origin) return undefined;
  if (fragment === undefined) return address.href;
  if (address.href.includes('#')) return undefined;
  address.hash = fragment;
  return address.href;
}

/** An https address without a user. */
function plainAddress(text: JsonValue | undefined, base?: URL): URL | undefined {
  const url = typeof text === 'string' ? parseUrl(text, base) : undefined;
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url : undefined;
}

function named(document: JsonObject, did: string, fragment: string): JsonObject | undefined {
  return NAMED.flatMap((member) => listed(document[member])).find((one) => isNamed(one, did, fragment));
}

function isNamed({ id }: JsonObject, did: string, fragment: string): boolean {
  return absoluteId(id, did) === `${did}#${fragment}`;
}

/** The URI that `service` gives: itself, or relative to the DID, with or without the `#` before a name. */
function serviceId(text: string, did: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `${did}#${text.replace(/^#/, '')}`;
}

function typesOf({ type }: JsonObject): (JsonValue | undefined)[] {
  return [type].flat();
}

function listed(value: JsonValue | undefined): JsonObject[] {
  return items(value).filter(isJsonObject);
}

function items(value: JsonValue | undefined): (JsonValue | undefined)[] {
  return [value].flat().slice(0, 100);
}
