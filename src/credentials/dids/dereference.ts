import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { parseUrl } from '../../common/url.js';
import type { DidParameters } from './did-parameters.js';
import type { DidUrl } from './did-url.js';
import { refusal } from './failures.js';

/** What a DID URL stands for: a document or a part of one, or the address of a service. */
export type Content =
  | { readonly contentType: 'application/did'; readonly content: JsonObject }
  | { readonly contentType: 'text/uri-list'; readonly content: string };

/** Members of a document whose objects a fragment can name. */
const NAMED = [
  'verificationMethod',
  'assertionMethod',
  'authentication',
  'keyAgreement',
  'capabilityInvocation',
  'capabilityDelegation',
  'service',
];

/**
 * What a DID URL stands for (DID Resolution 1.0, section 5), given the document of its DID: the address of the service that
 * parameters name, the object that the fragment names, or the document. No method here gives paths a meaning.
 *
 * @throws CairnError of kind `invalid`: `did.not-found`.
 */
export function dereference(document: JsonObject, url: DidUrl, parameters: DidParameters): Content {
  const { did, path, fragment } = url;
  if (path !== '') throw refusal('did.not-found');
  if (parameters.has('service') || parameters.has('serviceType')) {
    const content = serviceAddress(document, url, parameters);
    if (content === undefined) throw refusal('did.not-found');
    return { contentType: 'text/uri-list', content };
  }
  const content = fragment === undefined ? document : named(document, did, fragment);
  if (!content) throw refusal('did.not-found');
  return { contentType: 'application/did', content };
}

/**
 * The address of the first service that has the id `service` and the type `serviceType`, whichever are given, with
 * `relativeRef` resolved against it. `undefined` if there is none, or one without a plain https address: whoever follows
 * it shall not be led to a script or another scheme, nor by `relativeRef` to another host.
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
      (id === undefined || isNamed(one, did, id)) && (type === undefined || typesOf(one).includes(type)),
  );
  const [endpoint] = [service?.serviceEndpoint].flat();
  const base = plainAddress(endpoint);
  const relative = parameters.get('relativeRef');
  const address = relative === undefined ? plainAddress(endpoint) : plainAddress(relative, base);
  if (!base || !address || address.origin !== base.origin) return undefined;
  if (fragment !== undefined) address.hash = fragment;
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
  return id === `${did}#${fragment}` || id === `#${fragment}`;
}

function typesOf({ type }: JsonObject): (JsonValue | undefined)[] {
  return [type].flat();
}

function listed(value: JsonValue | undefined): JsonObject[] {
  return [value].flat().slice(0, 100).filter(isJsonObject);
}
