import { type Fault, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../common/json.js';
import { type Dialect, dialectOf, type Shape } from './dialects.js';

/** The keyword that is put into each schema, so that each time it is applied it is counted. Its value is what that costs. */
export const STEP_KEYWORD = 'cairnStep';

/** What still counts where a reference silences what stands beside it. */
const BESIDE_REFERENCE: ReadonlySet<string> = new Set(['$ref', 'definitions', '$defs']);

const MOST_SCHEMAS = 5_000;
const MOST_VALUES = 100_000;
const DEEPEST = 64;

/** Refuses a value that holds more than 100 000 values, or nests them more than 64 deep: `schema.too-large`. */
export function requireModest(value: JsonValue, what: string): void {
  let count = 0;
  const todo: (readonly [JsonValue, number])[] = [[value, 0]];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [inner, depth] = next;
    if (++count > MOST_VALUES || depth > DEEPEST) {
      throw invalid({
        code: 'schema.too-large',
        pointer: '',
        message: `${what} is too large or too deep to be checked.`,
        expected: `at most ${MOST_VALUES} values, nested at most ${DEEPEST} deep`,
      });
    }
    if (typeof inner === 'object' && inner !== null) {
      for (const member of Object.values(inner)) todo.push([member, depth + 1]);
    }
  }
}

/**
 * A copy of a schema that has nothing in it but the keywords of its dialect, which makes sure that no reference leads to
 * where nobody counts, and in each schema the keyword that counts. Throws CairnErrors of kind `invalid` with pointers into the
 * schema: `schema.too-large`, `schema.dialect-unsupported` for a part in another dialect, and `schema.invalid` for what is no schema.
 */
export function boundedSchema(schema: JsonObject, dialect: Dialect): JsonObject {
  requireModest(schema, 'The schema');
  let schemas = 0;

  const copy = (value: JsonValue, at: string): JsonValue => {
    if (typeof value === 'boolean') return value;
    if (!isJsonObject(value)) throw invalid(notASchema(at));
    if (++schemas > MOST_SCHEMAS) throw invalid(tooMany(at));
    if (value.$schema !== undefined && dialectOf(value.$schema) !== dialect) throw invalid(otherDialect(at));
    const alone = dialect.refAlone && typeof value.$ref === 'string';
    const out: JsonObject = { [STEP_KEYWORD]: costOf(value) };
    for (const [keyword, held] of Object.entries(value)) {
      const shape = Object.hasOwn(dialect.keywords, keyword) ? dialect.keywords[keyword] : undefined;
      const silenced = alone && !BESIDE_REFERENCE.has(keyword);
      if (shape !== undefined && !silenced) out[keyword] = part(held, shape, at + pointer(keyword));
    }
    return out;
  };
  const part = (held: JsonValue, shape: Shape, at: string): JsonValue => {
    if (shape === 'value') return held;
    if (shape === 'schema') return copy(held, at);
    if (shape === 'list' || (shape === 'schema-or-list' && Array.isArray(held))) {
      if (!Array.isArray(held)) throw invalid(notASchema(at));
      return held.map((item, index) => copy(item, at + pointer(index)));
    }
    if (shape === 'schema-or-list') return copy(held, at);
    if (!isJsonObject(held)) throw invalid(notASchema(at));
    const entries = Object.entries(held).map(([name, item]): [string, JsonValue] => [
      name,
      shape === 'map-or-names' && Array.isArray(item) ? item : copy(item, at + pointer(name)),
    ]);
    return Object.fromEntries(entries);
  };

  const whole = copy(schema, '');
  return isJsonObject(whole) ? whole : {};
}

/** To compare with each of many values takes a step for each. */
function costOf(schema: JsonObject): number {
  const counted = [schema.enum, schema.required, schema.properties, schema.patternProperties];
  return counted.reduce<number>(
    (cost, held) => cost + (typeof held === 'object' && held !== null ? Object.keys(held).length : 0),
    1,
  );
}

function notASchema(at: string): Fault {
  return {
    code: 'schema.invalid',
    pointer: at,
    message: 'The schema is not one of its dialect.',
    expected: 'a schema, where its dialect wants one',
  };
}

function tooMany(at: string): Fault {
  return {
    code: 'schema.too-large',
    pointer: at,
    message: 'The schema has too many parts to be applied.',
    expected: `at most ${MOST_SCHEMAS} schemas in it`,
  };
}

function otherDialect(at: string): Fault {
  return {
    code: 'schema.dialect-unsupported',
    pointer: at + pointer('$schema'),
    message: 'A part of the schema is in another dialect than the whole.',
    expected: 'one dialect for the whole schema',
  };
}
