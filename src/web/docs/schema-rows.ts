import type { Schema } from './document.js';

/** One line of the table that explains a schema. */
export interface SchemaRow {
  /** `rows[].grade`; `''` for a value that has no members. */
  readonly name: string;
  readonly type: TypeWords;
  readonly required: boolean;
  readonly description: string;
}

/** A type in words, and the named type that it leads to, if it does. */
export interface TypeWords {
  readonly text: string;
  readonly named: string | undefined;
}

/** A schema as a table, members of members included. Named types are named, not spelt out. */
export function schemaRows(schema: Schema, path = '', required = true): SchemaRow[] {
  const inner = unwrapped(schema);
  const own: SchemaRow = {
    name: path,
    type: typeWords(schema),
    required,
    description: schema.description ?? inner.schema.description ?? '',
  };
  const { properties } = inner.schema;
  if (properties === undefined || inner.schema.$ref !== undefined) return [own];
  const members = Object.entries(properties).flatMap(([name, member]) =>
    schemaRows(
      member,
      `${path}${inner.prefix}${path === '' && inner.prefix === '' ? '' : '.'}${name}`,
      inner.schema.required?.includes(name) ?? false,
    ),
  );
  return path === '' && inner.prefix === '' ? members : [own, ...members];
}

/** The tables of a schema: one for each form that it may have. */
export function schemaTables(schema: Schema): SchemaRow[][] {
  const forms = (schema.anyOf ?? schema.oneOf ?? []).filter(({ properties }) => properties !== undefined);
  return forms.length > 1 ? forms.map((form) => schemaRows(form)) : [schemaRows(schema)];
}

/** What a list is of, and what may also be null. */
function unwrapped(schema: Schema): { schema: Schema; prefix: string } {
  const [only, ...more] = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null');
  if (only && more.length === 0) return unwrapped(only);
  if (schema.items) {
    const { schema: item, prefix } = unwrapped(schema.items);
    return { schema: item, prefix: `[]${prefix}` };
  }
  return { schema, prefix: '' };
}

/** `text`, `list of Share`, `one of a, b`, `whole number, 1 to 200, 50 if not given`. */
export function typeWords(schema: Schema): TypeWords {
  const { text, named } = bareWords(schema);
  const more = [limits(schema), preset(schema)].filter((part) => part !== '');
  return { text: [text, ...more].join(', '), named };
}

function bareWords(schema: Schema): TypeWords {
  if (schema.$ref !== undefined) {
    const named = schema.$ref.split('/').at(-1) ?? '';
    return { text: named, named };
  }
  if (schema.const !== undefined) return plain(JSON.stringify(schema.const));
  if (schema.enum) return plain(`one of ${schema.enum.map((one) => String(one)).join(', ')}`);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) {
    const words = alternatives.map(typeWords);
    return {
      text: words.map(({ text }) => text).join(' or '),
      named: words.find(({ named }) => named)?.named,
    };
  }
  if (schema.items) {
    if (schema.items.enum) return plain(`some of ${schema.items.enum.map((one) => String(one)).join(', ')}`);
    const { text, named } = typeWords(schema.items);
    return { text: `list of ${text}`, named };
  }
  if (Array.isArray(schema.type)) return plain(schema.type.map((type) => TYPES[type] ?? type).join(' or '));
  const byFormat = FORMATS[schema.format ?? ''];
  return plain(byFormat ?? TYPES[schema.type ?? ''] ?? 'anything');
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'UUID',
  uri: 'address',
  date: 'date',
  'date-time': 'instant',
};

function plain(text: string): TypeWords {
  return { text, named: undefined };
}

function limits(schema: Schema): string {
  if (schema.format !== undefined || schema.const !== undefined) return '';
  return (
    range(schema.minLength, schema.maxLength, 'character') ||
    range(schema.minItems, schema.maxItems, 'item') ||
    range(schema.minimum, schema.maximum, '')
  );
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  // what a number can hold at all is no limit that anybody set
  const top = most === undefined || most >= Number.MAX_SAFE_INTEGER ? undefined : most;
  const bottom = least === undefined || least <= Number.MIN_SAFE_INTEGER ? undefined : least;
  const of = (count: number) => (unit === '' ? String(count) : `${count} ${unit}${count === 1 ? '' : 's'}`);
  if (bottom !== undefined && top !== undefined)
    return bottom === top ? `exactly ${of(top)}` : `${bottom} to ${of(top)}`;
  if (top !== undefined) return `at most ${of(top)}`;
  return bottom === undefined ? '' : `at least ${of(bottom)}`;
}

function preset(schema: Schema): string {
  return schema.default === undefined ? '' : `${JSON.stringify(schema.default)} if not given`;
}
