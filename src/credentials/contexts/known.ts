import { frozen } from '../../common/frozen.js';
import { type JsonObject, type JsonValue, jsonEquals } from '../../common/json.js';
import { BASE_CONTEXTS, CAIRN_V1, CAIRN_V2, REGISTRY_V1 } from '../../generated/contexts.js';
import { CLR_CONTEXT } from './clr.js';

/** Contexts that documents of our own have, by address. */
export { BASE_CONTEXTS };

export const VCDM2_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
/** Of version 1.1 of the data model. */
export const VCDM1_CONTEXT = 'https://www.w3.org/2018/credentials/v1';
/** Gives a meaning to every term that no other context defines. */
export const UNDEFINED_TERMS_CONTEXT = 'https://www.w3.org/ns/credentials/undefined-terms/v2';
export const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** What the `@context` of every new credential of this project is, in this order and no other. */
export const NATIVE_CONTEXT: JsonValue[] = frozen([VCDM2_CONTEXT, OPEN_BADGES_CONTEXT, CAIRN_V2]);

/** What it was before: such credentials say nothing of what they replace or rest on. */
const NATIVE_CONTEXT_V1: JsonValue[] = frozen([VCDM2_CONTEXT, OPEN_BADGES_CONTEXT, CAIRN_V1]);

/** What the `@context` of this project's transcripts is, in this order and no other. */
export const TRANSCRIPT_CONTEXT: JsonValue[] = frozen([VCDM2_CONTEXT, CLR_CONTEXT, OPEN_BADGES_CONTEXT]);

/** What the `@context` of a network's statement about its issuers is, and of a bundle that carries one. */
export const REGISTRY_CONTEXT: JsonValue[] = frozen([VCDM2_CONTEXT, REGISTRY_V1]);

const INLINE_KNOWN: readonly JsonValue[] = [CAIRN_V1, CAIRN_V2, REGISTRY_V1];

/** Whether one item of an `@context` is a version of the Open Badges 3.0 context. */
export function isOpenBadgesContext(item: JsonValue): boolean {
  return (
    typeof item === 'string' &&
    /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.0\.\d+)?\.json$/.test(item)
  );
}

/** Whether one item of an `@context` is this project's own vocabulary, of any version. */
export function isOwnContext(item: JsonValue): boolean {
  return typeof item === 'object' && INLINE_KNOWN.some((known) => jsonEquals(item, known));
}

/** A version of the form of this project's credentials. */
export type NativeVersion = 1 | 2;

const NATIVE: Readonly<Record<NativeVersion, JsonValue[]>> = { 2: NATIVE_CONTEXT, 1: NATIVE_CONTEXT_V1 };

/** Of which version of this project's credentials a document's `@context` is, to the letter; `undefined`: of none. */
export function nativeVersion(context: JsonValue | undefined): NativeVersion | undefined {
  if (!Array.isArray(context)) return undefined;
  return ([2, 1] as const).find((version) => jsonEquals(context, NATIVE[version]));
}

/**
 * A document of this project's with the very `@context` that is kept here instead of an equal one: what is long is then compared once,
 * however often it is asked for.
 */
export function withKnownContext(document: JsonObject): JsonObject {
  const version = nativeVersion(document['@context']);
  return version === undefined ? document : { ...document, '@context': NATIVE[version] };
}

/** Whether a document's `@context` is exactly that of this project's credentials, of any version. */
export function isNativeContext(context: JsonValue | undefined): boolean {
  return nativeVersion(context) !== undefined;
}

/** Whether a document's `@context` is exactly that of this project's status lists. */
export function isStatusListContext(context: JsonValue | undefined): boolean {
  return Array.isArray(context) && context.length === 1 && context[0] === VCDM2_CONTEXT;
}

/** Whether a document's `@context` is exactly that of this project's transcripts. */
export function isTranscriptContext(context: JsonValue | undefined): boolean {
  return Array.isArray(context) && jsonEquals(context, TRANSCRIPT_CONTEXT);
}

/** Whether a document's `@context` is exactly that of a network's statement about its issuers. */
export function isRegistryContext(context: JsonValue | undefined): boolean {
  return Array.isArray(context) && jsonEquals(context, REGISTRY_CONTEXT);
}
