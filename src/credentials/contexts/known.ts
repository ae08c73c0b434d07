import { canonicalJson, type JsonValue } from '../../common/json.js';
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
export const NATIVE_CONTEXT: JsonValue[] = [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT, CAIRN_V2];

/** What it was before: such credentials say nothing of what they replace or rest on. */
const NATIVE_CONTEXT_V1: JsonValue[] = [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT, CAIRN_V1];

/** What the `@context` of this project's transcripts is, in this order and no other. */
export const TRANSCRIPT_CONTEXT: JsonValue[] = [VCDM2_CONTEXT, CLR_CONTEXT, OPEN_BADGES_CONTEXT];

/** What the `@context` of a network's statement about its issuers is, and of a bundle that carries one. */
export const REGISTRY_CONTEXT: JsonValue[] = [VCDM2_CONTEXT, REGISTRY_V1];

const INLINE_KNOWN: ReadonlySet<string> = new Set([CAIRN_V1, CAIRN_V2, REGISTRY_V1].map(canonicalJson));

/** Whether one item of an `@context` is a version of the Open Badges 3.0 context. */
export function isOpenBadgesContext(item: JsonValue): boolean {
  return (
    typeof item === 'string' &&
    /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.0\.\d+)?\.json$/.test(item)
  );
}

/** Whether one item of an `@context` is this project's own vocabulary, of any version. */
export function isOwnContext(item: JsonValue): boolean {
  return typeof item === 'object' && item !== null && INLINE_KNOWN.has(canonicalJson(item));
}

/** A version of the form of this project's credentials. */
export type NativeVersion = 1 | 2;

const NATIVE: ReadonlyMap<string, NativeVersion> = new Map([
  [canonicalJson(NATIVE_CONTEXT_V1), 1],
  [canonicalJson(NATIVE_CONTEXT), 2],
]);

/** Of which version of this project's credentials a document's `@context` is, to the letter; `undefined`: of none. */
export function nativeVersion(context: JsonValue | undefined): NativeVersion | undefined {
  return Array.isArray(context) ? NATIVE.get(canonicalJson(context)) : undefined;
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
  return Array.isArray(context) && canonicalJson(context) === canonicalJson(TRANSCRIPT_CONTEXT);
}

/** Whether a document's `@context` is exactly that of a network's statement about its issuers. */
export function isRegistryContext(context: JsonValue | undefined): boolean {
  return Array.isArray(context) && canonicalJson(context) === canonicalJson(REGISTRY_CONTEXT);
}
