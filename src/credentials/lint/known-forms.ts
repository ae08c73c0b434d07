import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { isSignableName } from '../../domain/names.js';
import { awardedDate, isOwnHash } from '../documents/native-form.js';

// Documents of one module differ in little: who, when, which grade, which place in a list. What the rules say of one of
// them, but for the few that compare values, they say of all that differ from it in nothing else. So most documents are
// compared, in some microseconds, with one that was linted whole. What isn't known to vary has to be the same.

const UUID = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(#.*)?$/s;
const LIST_ENTRY = /^(https?:\/\/[\w\-.~:/?@!$&'()*+,;=%]+#)\d{1,10}$/;

type Test = (value: string) => boolean;
const matching =
  (pattern: RegExp): Test =>
  (value) =>
    pattern.test(value);

/** What differs from award to award, by the name of the member, and what it must be like for all rules to take it alike. */
const VARYING: ReadonlyMap<string, Test> = new Map([
  ['awardedDate', (value) => awardedDate.safeParse(value).success],
  ['identityHash', matching(/^sha256\$[0-9a-f]{64}$/)],
  ['salt', matching(/^[0-9a-f]{1,128}$/)],
  ['statusListIndex', matching(/^(0|[1-9]\d{0,9})$/)],
  ['awardDigest', matching(/^zQm[1-9A-HJ-NP-Za-km-z]{44}$/)],
  ['value', matching(/^[\x20-\x7e]{1,100}$/)],
  ['achievedLevel', matching(/^https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%]{1,1900}$/)],
]);

/** Any name but one with half a character in it. */
const isPlainName: Test = (name) => isSignableName(name) && !/[\ud800-\udfff]/.test(name);

/** A document with places for what varies. It holds nothing of the person it was made from. */
type Form =
  | { readonly varying: Test }
  | { readonly uuid: number; readonly suffix: string }
  | { readonly listEntry: string }
  | { readonly constant: JsonValue }
  | { readonly items: readonly Form[] }
  | { readonly names: readonly string[]; readonly members: readonly Form[] };

/** Forms that are remembered; the oldest is forgotten first. */
const MOST_FORMS = 500;
/** Forms of one version and issuer that are compared. */
const MOST_OF_A_KIND = 50;

export type KnownForm = Readonly<Record<string, unknown>>;

/** Forms of documents that keep all rules. */
export interface KnownForms {
  /** The form that a document has, if one such was learned: then it keeps all rules, but those that compare values. */
  of(document: JsonObject): KnownForm | undefined;
  /** Learns the form of a document that keeps all rules. */
  learn(document: JsonObject): void;
}

export function knownForms(): KnownForms {
  const forms = new Map<string, Form[]>();
  /** Of documents that were looked at: who signs them asks once more. They don't change. */
  const found = new WeakMap<JsonObject, Form>();
  let count = 0;
  return {
    of(document) {
      const before = found.get(document);
      if (before) return before;
      const form = forms.get(kindOf(document))?.find((one) => fits(one, document, new Uuids()));
      if (!form || !isOwn(document)) return undefined;
      found.set(document, form);
      return form;
    },
    learn(document) {
      const kind = kindOf(document);
      const alike = forms.get(kind) ?? [];
      forms.delete(kind);
      forms.set(kind, alike);
      if (alike.length === MOST_OF_A_KIND) count -= alike.splice(0, 1).length;
      const form = formOf(document, '', undefined, document.credentialSubject, new Map());
      alike.push(form);
      found.set(document, form);
      for (count++; count > MOST_FORMS; ) {
        const [oldest] = forms.keys();
        count -= forms.get(oldest ?? '')?.length ?? 0;
        forms.delete(oldest ?? '');
      }
    },
  };
}

function kindOf({ issuer, credentialSubject }: JsonObject): string {
  const achievement = isJsonObject(credentialSubject) ? credentialSubject.achievement : undefined;
  return `${idOf(achievement)} ${idOf(issuer)}`;
}

function idOf(value: JsonValue | undefined): string {
  return isJsonObject(value) && typeof value.id === 'string' ? value.id : '';
}

/** The one rule that looks at several varying values together. */
function isOwn({ credentialSubject }: JsonObject): boolean {
  if (!isJsonObject(credentialSubject) || !Array.isArray(credentialSubject.identifier)) return false;
  const { id, identifier } = credentialSubject;
  return identifier.every((one) => isOwnHash({ id, identifier: one } as Parameters<typeof isOwnHash>[0]));
}

function formOf(
  value: JsonValue,
  name: string,
  holder: JsonValue | undefined,
  subject: JsonValue | undefined,
  uuids: Map<string, number>,
): Form {
  if (Array.isArray(value)) return { items: value.map((item) => formOf(item, name, value, subject, uuids)) };
  if (isJsonObject(value)) {
    const names = Object.keys(value);
    const members = names.map((member) => formOf(value[member] ?? null, member, value, subject, uuids));
    return { names, members };
  }
  if (typeof value !== 'string') return { constant: value };
  const varying = name === 'name' && holder === subject ? isPlainName : VARYING.get(name);
  if (varying?.(value)) return { varying };
  const [, uuid, suffix = ''] = UUID.exec(value) ?? [];
  if (uuid !== undefined) {
    const number = uuids.get(uuid) ?? uuids.size;
    uuids.set(uuid, number);
    return { uuid: number, suffix };
  }
  const [, listEntry] = (name === 'id' && LIST_ENTRY.exec(value)) || [];
  if (listEntry !== undefined && isJsonObject(holder) && holder.type === 'BitstringStatusListEntry')
    return { listEntry };
  return { constant: value };
}

/** Whether which ids are equal is the same in two documents: equal ids are one node. */
class Uuids {
  readonly #byNumber: (string | undefined)[] = [];
  readonly #taken = new Set<string>();

  fit(number: number, uuid: string): boolean {
    const known = this.#byNumber[number];
    if (known !== undefined) return known === uuid;
    if (this.#taken.has(uuid)) return false;
    this.#byNumber[number] = uuid;
    this.#taken.add(uuid);
    return true;
  }
}

function fits(form: Form, value: JsonValue, uuids: Uuids): boolean {
  if ('constant' in form) return form.constant === value;
  if ('names' in form) {
    if (!isJsonObject(value)) return false;
    const names = Object.keys(value);
    return (
      names.length === form.names.length &&
      names.every((name, index) => {
        const member = form.members[index];
        return name === form.names[index] && member !== undefined && fits(member, value[name] ?? null, uuids);
      })
    );
  }
  if ('items' in form) {
    if (!Array.isArray(value) || value.length !== form.items.length) return false;
    return form.items.every((item, index) => fits(item, value[index] ?? null, uuids));
  }
  if (typeof value !== 'string') return false;
  if ('varying' in form) return form.varying(value);
  if ('listEntry' in form) return LIST_ENTRY.exec(value)?.[1] === form.listEntry;
  const [, uuid, suffix = ''] = UUID.exec(value) ?? [];
  return uuid !== undefined && suffix === form.suffix && uuids.fit(form.uuid, uuid);
}
