import { z } from 'zod';
import { isJsonObject, type JsonObject, type JsonValue, jsonEquals } from '../../common/json.js';

/** Definitions of recursive schemas without a name of their own: `z.json()`. Other recursive ones need a name. */
const NAMELESS = /^__schema\d+$/;
const ANY_JSON: JsonObject = { description: 'Any JSON value.' };

/** A schema as OpenAPI 3.1 takes it; what has a name of its own goes to `components`. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output', components: JsonObject): JsonObject {
  const { $schema: _dialect, $defs = {}, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const renamed = new Map<string, string>();
  for (const [name, definition] of Object.entries($defs)) {
    const known = components[name];
    if (NAMELESS.test(name)) renamed.set(name, 'Json');
    // what may be left out when it is sent is always there when it is answered: then the two need two names
    else if (known !== undefined && !jsonEquals(known, relocated(definition, io, renamed)))
      renamed.set(name, `${name}${io === 'input' ? 'Input' : 'Answer'}`);
  }
  for (const [name, definition] of Object.entries($defs))
    components[renamed.get(name) ?? name] = NAMELESS.test(name)
      ? ANY_JSON
      : relocated(definition, io, renamed);
  const placed = relocated(own, io, renamed);
  return isJsonObject(placed) ? placed : {};
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
