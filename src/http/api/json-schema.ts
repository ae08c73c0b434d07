import * as z from 'zod';
import { isJsonObject, type JsonObject, type JsonValue, jsonEquals } from '../../common/json.js';

/** Definitions of recursive schemas without a name of their own. */
const NAMELESS = /^__schema\d+$/;
const ANY_JSON: JsonObject = { description: 'Any JSON value.' };

/** A schema as OpenAPI 3.1 takes it; what has a name of its own goes to `components`. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output', components: JsonObject): JsonObject {
  const {
    $schema: _dialect,
    $defs: made = {},
    ...main
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const all = plainJson(made);
  const spelt = (value: unknown) => spellOut(plainJson(value), all);
  const own = spelt(main);
  const $defs = Object.entries(all)
    .filter(([name, one]) => !isSpeltOut(name, one))
    .map(([name, one]) => [name, spelt(one)] as const);
  const renamed = new Map<string, string>();
  for (const [name, definition] of $defs) {
    const known = components[name];
    if (NAMELESS.test(name)) renamed.set(name, 'Json');
    // what may be left out when it is sent is always there when it is answered: then the two need two names
    else if (known !== undefined && !jsonEquals(known, relocated(definition, io, renamed)))
      renamed.set(name, `${name}${io === 'input' ? 'Input' : 'Answer'}`);
  }
  for (const [name, definition] of $defs)
    components[renamed.get(name) ?? name] = NAMELESS.test(name)
      ? ANY_JSON
      : relocated(definition, io, renamed);
  const placed = relocated(own, io, renamed);
  return isJsonObject(placed) ? placed : {};
}

function plainJson(value: unknown): JsonObject {
  const parsed: JsonValue = JSON.parse(JSON.stringify(value));
  return isJsonObject(parsed) ? parsed : {};
}

/** A kind of a recursive schema that has a name needs none; `z.json()`, which speaks of itself, is any JSON. */
function isSpeltOut(name: string, definition: JsonValue): boolean {
  return NAMELESS.test(name) && !JSON.stringify(definition).includes(`"#/$defs/${name}"`);
}

/** A schema with what nameless definitions say in the place of references to them. */
function spellOut(value: JsonValue, definitions: JsonObject): JsonValue {
  if (Array.isArray(value)) return value.map((item) => spellOut(item, definitions));
  if (!isJsonObject(value)) return value;
  const name = typeof value.$ref === 'string' ? value.$ref.replace('#/$defs/', '') : '';
  const definition = definitions[name];
  if (definition !== undefined && isJsonObject(definition) && isSpeltOut(name, definition)) {
    const { $ref: _replaced, ...beside } = value;
    return spellOut({ ...definition, ...beside }, definitions);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spellOut(one, definitions)]));
}

/** Where components of a schema are in an OpenAPI document. */
const COMPONENTS = '#/components/schemas/';

/** `#/$defs/X` as `#/components/schemas/X`, and nothing that isn't JSON. */
function relocated(value: unknown, io: 'input' | 'output', renamed: ReadonlyMap<string, string>): JsonValue {
  const text = JSON.stringify(value).replaceAll(
    /"#\/\$defs\/([^"]+)"/g,
    (_all, name: string) => `"${COMPONENTS}${renamed.get(name) ?? name}"`,
  );
  const parsed: JsonValue = JSON.parse(text);
  return cleaned(parsed, io);
}

/**
 * Without `id` of a named schema, a keyword of an older draft (members that are called so stay), and without what would
 * forbid an answer to get further members one day.
 */
function cleaned(value: JsonValue, io: 'input' | 'output'): JsonValue {
  if (Array.isArray(value)) return value.map((item) => cleaned(item, io));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const dropped =
        (name === 'id' && typeof member === 'string') ||
        (io === 'output' && name === 'additionalProperties' && member === false);
      const data = name === 'examples' || name === 'default' || name === 'const' || name === 'enum';
      return dropped ? [] : [[name, data ? member : cleaned(member, io)]];
    }),
  );
}
