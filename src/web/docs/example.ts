import type { JsonValue } from '../../common/json.js';
import type { Schema } from './document.js';

/** Finds a named type of the document. */
export type Resolve = (name: string) => Schema | undefined;

/** What stands for a value of a format where the schema has no example. */
const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '0c6f0e5a-3f7e-4c1b-9a52-6c1f1f0f2b11',
  'date-time': '2026-06-15T10:00:00Z',
  date: '2026-06-15',
  uri: 'https://example.org/',
};

/**
 * A value that a schema takes: its own example, or one made of the examples, presets and formats of its members. What may
 * be left out is left out, unless it has an example.
 */
export function exampleOf(schema: Schema, resolve: Resolve): JsonValue {
  const [example] = schema.examples ?? [];
  if (example !== undefined) return example;
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.[0] !== undefined) return schema.enum[0];
  if (schema.$ref !== undefined) {
    const named = resolve(schema.$ref.split('/').at(-1) ?? '');
    return named ? exampleOf(named, resolve) : null;
  }
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (first) return exampleOf(first, resolve);
  if (schema.properties) return objectOf(schema.properties, schema.required ?? [], resolve);
  if (schema.items) return (schema.minItems ?? 1) > 0 ? [exampleOf(schema.items, resolve)] : [];
  return scalarOf(schema);
}

function objectOf(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
  resolve: Resolve,
): JsonValue {
  const shown = Object.entries(properties).filter(
    ([name, { examples }]) => required.includes(name) || examples !== undefined,
  );
  return Object.fromEntries(shown.map(([name, member]) => [name, exampleOf(member, resolve)]));
}

function scalarOf({ type, format, minimum }: Schema): JsonValue {
  switch (Array.isArray(type) ? type[0] : type) {
    case 'string':
      return BY_FORMAT[format ?? ''] ?? '…';
    case 'integer':
    case 'number':
      return Math.max(minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'object':
      return {};
    default:
      return null;
  }
}

/** JSON as people write it: lists of short values stay on a line. */
export function prettyJson(value: JsonValue): string {
  // a line break stands between values, never inside one
  return JSON.stringify(value, undefined, 2).replaceAll(
    /\[\n\s+([^[\]{}]{1,90}?)\n\s*\]/g,
    (_list, items: string) => `[${items.replaceAll(/,\n\s+/g, ', ')}]`,
  );
}
