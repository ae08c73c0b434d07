import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../../common/json.js';

/** A value and the pointer to it. */
export interface Located<Value extends JsonValue = JsonValue> {
  readonly value: Value;
  readonly at: string;
}

/** The values of a member, whether it holds one, a list or none; `base` is the pointer of the object. */
export function valuesOf(holder: JsonObject, member: string, base = ''): Located[] {
  const held = Object.hasOwn(holder, member) ? holder[member] : undefined;
  if (held === undefined) return [];
  const at = base + pointer(member);
  if (!Array.isArray(held)) return [{ value: held, at }];
  return held.map((value, index) => ({ value, at: at + pointer(index) }));
}

/** Those of them that are objects. */
export function objectsOf(holder: JsonObject, member: string, base = ''): Located<JsonObject>[] {
  return valuesOf(holder, member, base).flatMap(({ value, at }) =>
    isJsonObject(value) ? [{ value, at }] : [],
  );
}

/**
 * Pointer to what keeps a member from being one object or a list of at least one; `undefined` if it is that, or absent.
 */
export function notObjects(holder: JsonObject, member: string, base = ''): string | undefined {
  if (!Object.hasOwn(holder, member)) return undefined;
  const values = valuesOf(holder, member, base);
  if (values.length === 0) return base + pointer(member);
  return values.find(({ value }) => !isJsonObject(value))?.at;
}

/** Pointer to the first object of a member that lacks a member of its own; `undefined` if none does. */
export function lacking(holder: JsonObject, member: string, required: string, base = ''): string | undefined {
  const bare = objectsOf(holder, member, base).find(({ value }) => !Object.hasOwn(value, required));
  return bare && bare.at + pointer(required);
}

/** `notObjects`, or else a `type` that is missing: what the data model asks of every extension point. */
export function untyped(holder: JsonObject, member: string, base = ''): string | undefined {
  return notObjects(holder, member, base) ?? lacking(holder, member, 'type', base);
}

/** Whether an object has a type, alone or among others. */
export function hasType(node: JsonObject, type: string): boolean {
  return valuesOf(node, 'type').some(({ value }) => value === type);
}
