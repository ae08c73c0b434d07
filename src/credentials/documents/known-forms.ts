import { isJsonObject, type JsonObject, type JsonValue, jsonEquals } from '../../common/json.js';
import { isSignableName } from '../../domain/names.js';
import { awardedDate, isOwnHash, utcInstant } from './native-form.js';
import { list } from './reading.js';

// Documents of one module differ in little: who, when, which grade, which place in a list, which signature. What is found of the form of
// one of them is found of all that differ from it in nothing else. So most documents are compared, in some microseconds,
// with one that was gone through whole. What isn't known to vary has to be the same.

const UUID = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(#.*)?$/s;
const LIST_ENTRY = /^(https?:\/\/[\w\-.~:/?@!$&'()*+,;=%]{1,1900}#)\d{1,10}$/;

type Test = (value: string) => boolean;
const matching =
  (pattern: RegExp): Test =>
  (value) =>
    pattern.test(value);

/** What differs from award to award, by the name of the member, and what it must be like for all checks of form to take it alike. */
const VARYING: ReadonlyMap<string, Test> = new Map([
  ['awardedDate', (value) => awardedDate.safeParse(value).success],
  ['validFrom', (value) => utcInstant.safeParse(value).success],
  ['created', (value) => utcInstant.safeParse(value).success],
  ['identityHash', matching(/^sha256\$[0-9a-f]{64}$/)],
  ['salt', matching(/^[0-9a-f]{1,128}$/)],
  ['statusListIndex', matching(/^(0|[1-9]\d{0,9})$/)],
  ['awardDigest', matching(/^zQm[1-9A-HJ-NP-Za-km-z]{44}$/)],
  ['value', matching(/^[\x20-\x7e]{1,100}$/)],
  ['achievedLevel', matching(/^https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%]{1,1900}$/)],
  ['proofValue', matching(/^[\x21-\x7e]{1,1000}$/)],
]);

/** Any name but one with half a character in it. */
const isPlainName: Test = (name) => isSignableName(name) && !/\p{Cs}/u.test(name);

/** A document with places for what varies. It holds nothing of the person it was made from. */
type Form =
  | { readonly varying: Test }
  | { readonly uuid: number; readonly suffix: string }
  | { readonly listEntry: string }
  | { readonly constant: JsonValue }
  | { readonly context: JsonValue }
  | { readonly items: readonly Form[] }
  | { readonly names: readonly string[]; readonly members: readonly Form[] };

/** Forms that are remembered; the oldest is forgotten first. */
const MOST_FORMS = 500;
/** Forms of one version and issuer that are compared. */
const MOST_OF_A_KIND = 50;

/** What is known of a form, and what varies of a document that has it, in the order in which it stands there. */
export interface Fitting<Known> {
  readonly known: Known;
  readonly values: readonly string[];
}

/** A form with these in place of what varies, in its order. */
export type FillForm = (value: (place: number) => string) => JsonValue;

/** Forms of documents that were found sound, each with what is known of it. Documents don't change once they were looked at. */
export class KnownForms<Known> {
  readonly #forms = new Map<string, { readonly form: Form; readonly known: Known }[]>();
  /** Of documents that were looked at: who signs or tells of them asks once more. */
  readonly #found = new WeakMap<JsonObject, Fitting<Known>>();
  #count = 0;

  /** What is known of a document's form, if one such was learned. */
  find(document: JsonObject): Fitting<Known> | undefined {
    const before = this.#found.get(document);
    if (before) return before;
    for (const { form, known } of this.#forms.get(kindOf(document)) ?? []) {
      const fit = new Fit();
      if (!fit.has(form, document)) continue;
      if (!isOwn(document)) return undefined;
      const found = { known, values: fit.values };
      this.#found.set(document, found);
      return found;
    }
    return undefined;
  }

  /** Learns the form of a document that was found sound; not one in which ids could become equal, or which tells more of a person. */
  learn(document: JsonObject, known: (fill: FillForm) => Known): void {
    const maker = new Maker(document.credentialSubject);
    const form = maker.formOf(document, '', undefined);
    if (!maker.isPlain || list(document.proof).length > 1 || document.evidence !== undefined) return;
    const kind = kindOf(document);
    const alike = this.#forms.get(kind) ?? [];
    this.#forms.delete(kind);
    this.#forms.set(kind, alike);
    if (alike.length === MOST_OF_A_KIND) this.#count -= alike.splice(0, 1).length;
    alike.push({ form, known: known((value) => filled(form, value, { places: 0 })) });
    for (this.#count++; this.#count > MOST_FORMS; ) {
      const [oldest = ''] = this.#forms.keys();
      this.#count -= this.#forms.get(oldest)?.length ?? 0;
      this.#forms.delete(oldest);
    }
  }
}

function kindOf({ issuer, credentialSubject }: JsonObject): string {
  const achievement = isJsonObject(credentialSubject) ? credentialSubject.achievement : undefined;
  return `${idOf(achievement)} ${idOf(issuer)}`;
}

function idOf(value: JsonValue | undefined): string {
  return isJsonObject(value) && typeof value.id === 'string' ? value.id : '';
}

/** The one check of form that looks at several varying values together. */
function isOwn({ credentialSubject }: JsonObject): boolean {
  if (!isJsonObject(credentialSubject)) return false;
  const { id, identifier } = credentialSubject;
  return list(identifier).every((one) =>
    isOwnHash({ id, identifier: one } as Parameters<typeof isOwnHash>[0]),
  );
}

/** Makes the form of a document. */
class Maker {
  readonly #subject: JsonValue | undefined;
  readonly #uuids = new Map<string, number>();
  readonly #entries: string[] = [];
  readonly #constants: string[] = [];
  #isNamed = false;

  constructor(subject: JsonValue | undefined) {
    this.#subject = subject;
  }

  /** Whether the name of a person varies, and no place of a status list can become equal to another id of the document. */
  get isPlain(): boolean {
    const entries = new Set(this.#entries);
    return (
      !this.#isNamed &&
      entries.size === this.#entries.length &&
      this.#constants.every((text) => !entries.has(LIST_ENTRY.exec(text)?.[1] ?? ''))
    );
  }

  formOf(value: JsonValue, name: string, holder: JsonValue | undefined): Form {
    if (name === '@context') return { context: value };
    if (Array.isArray(value)) return { items: value.map((item) => this.formOf(item, name, value)) };
    if (isJsonObject(value)) {
      const names = Object.keys(value);
      return { names, members: names.map((member) => this.formOf(value[member] ?? null, member, value)) };
    }
    return typeof value === 'string' ? this.#formOfText(value, name, holder) : { constant: value };
  }

  #formOfText(value: string, name: string, holder: JsonValue | undefined): Form {
    const isPerson = name === 'name' && holder === this.#subject;
    const varying = isPerson ? isPlainName : VARYING.get(name);
    if (varying?.(value)) return { varying };
    this.#isNamed ||= isPerson;
    const [, uuid, suffix = ''] = UUID.exec(value) ?? [];
    if (uuid !== undefined) {
      const number = this.#uuids.get(uuid) ?? this.#uuids.size;
      this.#uuids.set(uuid, number);
      return { uuid: number, suffix };
    }
    const [, listEntry] = (name === 'id' && LIST_ENTRY.exec(value)) || [];
    if (listEntry !== undefined && isJsonObject(holder) && holder.type === 'BitstringStatusListEntry') {
      this.#entries.push(listEntry);
      return { listEntry };
    }
    this.#constants.push(value);
    return { constant: value };
  }
}

/** Compares a document with a form. Which ids are equal has to be the same in both, since equal ids are one node. */
class Fit {
  readonly values: string[] = [];
  readonly #byNumber: (string | undefined)[] = [];
  readonly #taken = new Set<string>();

  has(form: Form, value: JsonValue): boolean {
    if ('constant' in form) return form.constant === value;
    if ('names' in form) {
      if (!isJsonObject(value)) return false;
      const names = Object.keys(value);
      return (
        names.length === form.names.length &&
        names.every((name, index) => {
          const member = form.members[index];
          return name === form.names[index] && member !== undefined && this.has(member, value[name] ?? null);
        })
      );
    }
    if ('items' in form) {
      if (!Array.isArray(value) || value.length !== form.items.length) return false;
      return form.items.every((item, index) => this.has(item, value[index] ?? null));
    }
    if ('context' in form) return jsonEquals(form.context, value);
    return typeof value === 'string' && this.#hasText(form, value);
  }

  #hasText(form: Exclude<Form, { names: unknown } | { items: unknown }>, value: string): boolean {
    this.values.push(value);
    if ('varying' in form) return form.varying(value);
    if ('listEntry' in form) return LIST_ENTRY.exec(value)?.[1] === form.listEntry;
    if (!('uuid' in form)) return false;
    const [, uuid, suffix = ''] = UUID.exec(value) ?? [];
    return uuid !== undefined && suffix === form.suffix && this.#hasUuid(form.uuid, uuid);
  }

  #hasUuid(number: number, uuid: string): boolean {
    const known = this.#byNumber[number];
    if (known !== undefined) return known === uuid;
    if (this.#taken.has(uuid)) return false;
    this.#byNumber[number] = uuid;
    this.#taken.add(uuid);
    return true;
  }
}

function filled(form: Form, value: (place: number) => string, counter: { places: number }): JsonValue {
  if ('constant' in form) return form.constant;
  if ('context' in form) return form.context;
  if ('items' in form) return form.items.map((item) => filled(item, value, counter));
  if ('names' in form)
    return Object.fromEntries(
      form.names.map((name, index) => [
        name,
        filled(form.members[index] ?? { constant: null }, value, counter),
      ]),
    );
  return value(counter.places++);
}
