import { base58, base64urlnopad } from '@scure/base';
import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../src/common/json.js';

/** Documents that differ from the given one in one value each, with the place of it; contexts are left alone. */
export function changedDocuments(document: JsonObject): (readonly [place: string, changed: JsonObject])[] {
  return places(document, []).map((path) => {
    const changed = structuredClone(document);
    const holder = path.slice(0, -1).reduce<JsonValue>(member, changed) as Record<string | number, JsonValue>;
    const last = path.at(-1) ?? '';
    holder[last] = other(holder[last]);
    return [pointer(...path), changed] as const;
  });
}

type Path = readonly (string | number)[];

function places(value: JsonValue, at: Path): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => places(item, [...at, index]));
  if (!isJsonObject(value)) return [at];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '@context' ? [] : places(inner, [...at, key]),
  );
}

function member(value: JsonValue, key: string | number): JsonValue {
  const inner = Array.isArray(value) ? value[Number(key)] : isJsonObject(value) ? value[key] : undefined;
  if (inner === undefined) throw new Error('The path leads nowhere');
  return inner;
}

/** Another value of the same kind: a date stays a date and an address an address. */
function other(value: JsonValue | undefined): JsonValue {
  if (typeof value !== 'string') throw new Error('Only texts are changed');
  if (/^\d{4}-/.test(value)) return value.replace(/^\d{4}/, '1999');
  if (value.includes(':')) return `${value}x`;
  return value === 'VerifiableCredential' ? 'VerifiablePresentation' : renamed(value);
}

/** Types have to stay terms of a context; other texts may say anything. */
function renamed(value: string): string {
  const types = ['AlumniCredential', 'ExampleBachelorDegree', 'ExampleMasterDegree'];
  const at = types.indexOf(value);
  return at < 0 ? `${value}!` : (types[(at + 1) % types.length] ?? value);
}

/** A multibase text with one bit of its bytes changed. */
export function flipped(multibase: string, index: number, mask = 1): string {
  const bytes = bytesOf(multibase);
  const at = index < 0 ? bytes.length + index : index;
  bytes[at] = (bytes[at] ?? 0) ^ mask;
  return textOf(multibase, bytes);
}

/** The bytes of a multibase text in either base. */
export function bytesOf(multibase: string): Uint8Array {
  return (multibase.startsWith('u') ? base64urlnopad : base58).decode(multibase.slice(1));
}

/** Bytes in the base of another multibase text. */
export function textOf(like: string, bytes: Uint8Array): string {
  return like.startsWith('u') ? `u${base64urlnopad.encode(bytes)}` : `z${base58.encode(bytes)}`;
}
