import jsonld from 'jsonld';
import { CairnError } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../common/json.js';
import { CLR_SUBJECT_WORDS } from '../contexts/clr.js';
import { closedLoader } from '../contexts/loader.js';
import { placesOf } from '../lint/form/walk.js';

/** Why a document can't be read: `code` says which rule, `pointer` where. */
export interface FormFinding {
  readonly code:
    | 'structure.undefined-term'
    | 'structure.term-redefined'
    | 'structure.invalid-json-ld'
    | 'structure.not-compacted'
    | 'structure.unknown-context';
  readonly pointer: string;
}

/**
 * Checks that a document means what it spells: it expands in safe mode (no term is dropped) and equals its own
 * compaction against its contexts, single-element arrays, empty arrays, nodes that are an id alone and the case of language tags aside. A canonical
 * proof signs meaning, not spelling, so a member renamed to its full IRI keeps its signature; read by name it would be
 * missing, and a check would pass for want of it.
 */
export async function spellingFault(document: JsonObject): Promise<FormFinding | undefined> {
  const expansion = await expand(document);
  if ('fault' in expansion) return expansion.fault;
  const context = document['@context'];
  const compacted = await compactedTo(expansion.expanded, context);
  // what can be read in this order of its types, and in another not
  if (!compacted) return { code: 'structure.not-compacted', pointer: '/@context' };
  const at = firstDifference(
    comparable(document),
    comparable(asWords({ ...compacted, '@context': context ?? null })),
  );
  return at === undefined ? undefined : { code: 'structure.not-compacted', pointer: at };
}

/** The part of it that a document in one of our own forms still needs before it is signed: that no term is dropped. */
export async function undefinedTerm(document: JsonObject): Promise<FormFinding | undefined> {
  const expansion = await expand(document);
  return 'fault' in expansion ? expansion.fault : undefined;
}

async function expand(
  document: JsonObject,
): Promise<{ expanded: Record<string, unknown>[] } | { fault: FormFinding }> {
  try {
    return {
      expanded: await jsonld.expand(document, { documentLoader: closedLoader(), safe: true, base: null }),
    };
  } catch (error) {
    return { fault: expansionFault(error, document) };
  }
}

/** What an error of the JSON-LD library is about: its names and `details.code` are those of the JSON-LD API, section 9.5.5. */
function expansionFault(error: unknown, document: JsonObject): FormFinding {
  if (isUnknownContext(error)) return { code: 'structure.unknown-context', pointer: '/@context' };
  const { name, details } = error as { name?: unknown; details?: ExpansionDetails };
  // safe mode: something would be dropped
  if (name === 'jsonld.ValidationError')
    return { code: 'structure.undefined-term', pointer: placeOf(details?.event?.details, document) };
  return details?.code === 'protected term redefinition'
    ? { code: 'structure.term-redefined', pointer: '/@context' }
    : { code: 'structure.invalid-json-ld', pointer: '' };
}

interface ExpansionDetails {
  readonly code?: unknown;
  readonly event?: { readonly details?: DroppedWord };
}

/** What safe mode tells of the word that it stopped at. */
interface DroppedWord {
  readonly property?: unknown;
  readonly type?: unknown;
}

/** The first place of that word, as a member's name or as a type: the library doesn't tell where it was. */
function placeOf({ property, type }: DroppedWord = {}, document: JsonObject): string {
  for (const { value, at, under } of placesOf(document)) {
    if (typeof property === 'string' && isJsonObject(value) && Object.hasOwn(value, property))
      return at + pointer(property);
    if (typeof type === 'string' && (under === 'type' || under === '@type') && value === type) return at;
  }
  return '';
}

/** Undefined for contexts of types that redefine each other's protected terms: expanding tells only some of these. */
async function compactedTo(
  expanded: Record<string, unknown>[],
  context: JsonValue | undefined,
): Promise<JsonObject | undefined> {
  const options = { documentLoader: closedLoader(), skipExpansion: true, base: null };
  try {
    return (await jsonld.compact(expanded, context, options)) as JsonObject;
  } catch (error) {
    // the JSON-LD library tells its errors by their names
    if (error instanceof Error && error.name.startsWith('jsonld.')) return undefined;
    throw error;
  }
}

function isUnknownContext(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = causeOf(cause)) {
    if (cause instanceof CairnError && cause.code === 'context.unknown') return true;
  }
  return false;
}

function causeOf(error: Error): unknown {
  // the JSON-LD library keeps its causes in `details.cause`
  const { details } = error as Error & { details?: { cause?: unknown } };
  return details?.cause ?? error.cause;
}

/**
 * What is compacted, with the words of a learner record that compaction leaves as IRIs, and with each type once: a document
 * that gives one type both of its names differs from it.
 */
function asWords(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(asWords);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const types = key === 'type' && Array.isArray(member) ? [...new Set(member.map(typeName))] : undefined;
      return [CLR_SUBJECT_WORDS.get(key) ?? key, types ?? (key === '@context' ? member : asWords(member))];
    }),
  );
}

/** Open Badges 3.0 gives one type two names, of which compaction knows one. No check reads the difference. */
function typeName(type: JsonValue): JsonValue {
  return type === 'AchievementCredential' ? 'OpenBadgeCredential' : type;
}

/** The form in which spellings that JSON-LD itself doesn't tell apart are equal. */
function comparable(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const [only] = value;
    return value.length === 1 && only !== undefined ? comparable(only) : value.map(comparable);
  }
  if (!isJsonObject(value)) return value;
  const { id, ...others } = value;
  // a node of which nothing is said but its id is the id
  if (typeof id === 'string' && Object.keys(others).length === 0) return id;
  const out: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    if (key === '@context') out[key] = member;
    else if (Array.isArray(member) && member.length === 0) continue;
    else if (key === '@language' && typeof member === 'string') out[key] = member.toLowerCase();
    else if (key === 'type')
      out[key] = comparable(Array.isArray(member) ? member.map(typeName) : typeName(member));
    else out[key] = comparable(member);
  }
  return out;
}

/** Pointer to the first place in which two values differ; `undefined` if they are equal. */
function firstDifference(a: JsonValue | undefined, b: JsonValue | undefined, at = ''): string | undefined {
  if (a === b) return undefined;
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    for (const [index, item] of a.entries()) {
      const found = firstDifference(item, b[index], at + pointer(index));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (key === '@context' && at === '') continue;
      const found = firstDifference(a[key], b[key], at + pointer(key));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return at;
}
