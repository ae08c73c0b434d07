import { canonicalJson, type JsonObject, type JsonValue, jsonEquals } from '../common/json.js';
import type { ShapeTrust } from '../credentials/canonical/shape-trust.js';
import { BASE_CONTEXTS, nativeVersion } from '../credentials/contexts/known.js';
import { KnownForms } from '../credentials/documents/known-forms.js';
import {
  type NativeCredential,
  nativeCredentialSchema,
  readNative,
} from '../credentials/documents/native-form.js';
import { checkAmbiguity } from './checks/form.js';

/** How a form is read: which members there are, and where a list stands. */
type Plan = 'text' | 'whole' | readonly Plan[] | { readonly [name: string]: Plan };

interface Known {
  readonly plan: Plan;
  /** The JCS form around what varies: the pieces, and between them the places of what varies. */
  readonly pieces: readonly string[];
  readonly places: readonly number[];
  uses: number;
}

/** Of a form, answers of these numbers and every so many are compared with what reading the whole of it gives. */
const SAMPLE = 256;
const isSampled = (use: number) => use % SAMPLE === 0 || (use & (use - 1)) === 0;

/**
 * Credentials of this project that have the form of one that was verified before, and so can be read in one way only, without going through
 * all of it again. A form is learned of what was found verified, so strangers teach nothing. A sample is gone
 * through whole; one difference ends all that is known, here and of shapes.
 */
export class KnownCredentials {
  readonly #forms = new KnownForms<Known>();
  readonly #trust: ShapeTrust;

  constructor(trust: ShapeTrust) {
    this.#trust = trust;
  }

  /** What `readNative` reads of the document; `undefined` if that isn't known. */
  read(document: JsonObject): NativeCredential | undefined {
    const found = this.#trust.isLost ? undefined : this.#forms.find(document);
    if (!found) return undefined;
    const { known, values } = found;
    const native = readBy(known.plan, document) as NativeCredential;
    if (!isSampled(++known.uses) || isRight(document, native, textBy(known, values))) return native;
    this.#trust.lose('the form of a credential');
    return undefined;
  }

  /** The JCS form of the document, if it was read by its form. */
  text(document: JsonObject): string | undefined {
    const found = this.#trust.isLost ? undefined : this.#forms.find(document);
    return found && textBy(found.known, found.values);
  }

  /** Learns the form of a document that was verified. */
  learn(document: JsonObject): void {
    if (this.#trust.isLost || this.#forms.find(document)) return;
    const native = readWhole(document);
    if (!native) return;
    this.#forms.learn(document, (fill) => ({ plan: planOf(native), ...piecesOf(fill(markAt)), uses: 0 }));
  }
}

function readWhole(document: JsonObject): NativeCredential | undefined {
  const version = nativeVersion(document['@context']);
  const read = version && readNative(nativeCredentialSchema(version), document);
  return read && 'value' in read ? read.value : undefined;
}

function isRight(document: JsonObject, native: NativeCredential, text: string): boolean {
  const whole = readWhole(document);
  return (
    whole !== undefined &&
    jsonEquals(whole as JsonValue, native as JsonValue) &&
    checkAmbiguity(document, BASE_CONTEXTS) === undefined &&
    text === canonicalJson(document)
  );
}

function planOf(value: unknown): Plan {
  if (Array.isArray(value)) return value.map(planOf);
  if (typeof value !== 'object' || value === null) return 'text';
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === '@context' ? 'whole' : planOf(member)]),
  );
}

/** One item may stand without its list, and a list of one for that item. */
function readBy(plan: Plan, value: JsonValue | undefined): unknown {
  if (plan === 'whole') return value;
  if (Array.isArray(plan)) {
    const items = Array.isArray(value) ? value : [value];
    return plan.map((item, index) => readBy(item, items[index]));
  }
  const one = Array.isArray(value) ? value[0] : value;
  if (plan === 'text') return one;
  const read: Record<string, unknown> = {};
  const members = plan as { readonly [name: string]: Plan };
  for (const name in members) read[name] = readBy(members[name] ?? 'text', (one as JsonObject)[name]);
  return read;
}

/** Nothing that is verified has such a text: a name with control characters is none. */
const markAt = (place: number) => `\u0000${place}\u0000`;
const MARKS = /"\\u0000(\d+)\\u0000"/;

function piecesOf(marked: JsonValue): Pick<Known, 'pieces' | 'places'> {
  const parts = canonicalJson(marked).split(MARKS);
  return {
    pieces: parts.filter((_, index) => index % 2 === 0),
    places: parts.filter((_, index) => index % 2 === 1).map(Number),
  };
}

/** What varies has no half of a character, so that JSON writes it as JCS does. */
function textBy({ pieces, places }: Known, values: readonly string[]): string {
  let text = pieces[0] ?? '';
  for (const [index, place] of places.entries())
    text += `${JSON.stringify(values[place])}${pieces[index + 1]}`;
  return text;
}
