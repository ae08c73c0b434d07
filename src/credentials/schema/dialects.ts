import type Core from 'ajv/dist/core.js';
import type { Options } from 'ajv/dist/core.js';
import type { JsonValue } from '../../common/json.js';

/** How the value of a keyword is built of schemas; `value` has none in it. */
export type Shape = 'value' | 'schema' | 'list' | 'map' | 'schema-or-list' | 'map-or-names';

/** A JSON Schema validator of some dialect. */
export type Validator = Core.default;

type ValidatorClass = new (options: Options) => Validator;

/** A version of JSON Schema. */
export interface Dialect {
  /** The keywords that it has; whatever else stands in a schema says nothing. */
  readonly keywords: Readonly<Record<string, Shape>>;
  /** The keyword that names a schema. */
  readonly idKeyword: 'id' | '$id';
  readonly validator: () => Promise<ValidatorClass>;
  /** Whether a reference silences what stands beside it. */
  readonly refAlone: boolean;
}

const shaped = (shape: Shape, names: string): Record<string, Shape> =>
  Object.fromEntries(names.split(' ').map((name) => [name, shape]));

const DRAFT_4: Readonly<Record<string, Shape>> = {
  ...shaped(
    'value',
    'id $ref type enum multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern ' +
      'maxItems minItems uniqueItems maxProperties minProperties required format',
  ),
  ...shaped('schema', 'additionalProperties additionalItems not'),
  ...shaped('list', 'allOf anyOf oneOf'),
  // `$defs` came later, but schemas of older dialects keep their parts there as well, those of Open Badges among them
  ...shaped('map', 'definitions $defs properties patternProperties'),
  items: 'schema-or-list',
  dependencies: 'map-or-names',
};

const { id: _id, ...SINCE_4 } = DRAFT_4;

const DRAFT_6: Readonly<Record<string, Shape>> = {
  ...SINCE_4,
  ...shaped('value', '$id const'),
  ...shaped('schema', 'contains propertyNames'),
};

const DRAFT_7: Readonly<Record<string, Shape>> = { ...DRAFT_6, ...shaped('schema', 'if then else') };

const DRAFT_2019: Readonly<Record<string, Shape>> = {
  ...DRAFT_7,
  ...shaped('value', '$anchor $recursiveRef $recursiveAnchor dependentRequired minContains maxContains'),
  ...shaped('schema', 'unevaluatedItems unevaluatedProperties'),
  ...shaped('map', 'dependentSchemas'),
};

const {
  $recursiveRef: _recursiveRef,
  $recursiveAnchor: _recursiveAnchor,
  additionalItems: _additionalItems,
  ...SINCE_2019
} = DRAFT_2019;

const DRAFT_2020: Readonly<Record<string, Shape>> = {
  ...SINCE_2019,
  ...shaped('value', '$dynamicRef $dynamicAnchor'),
  prefixItems: 'list',
  items: 'schema',
};

// Loaded when a schema is first validated, and not before: browsers never do.
const validators = {
  draft4: async () => (await import('ajv-draft-04')).default.default,
  // all that draft 6 has, draft 7 has and reads alike
  draft7: async () => (await import('ajv')).default.default,
  draft2019: async () => (await import('ajv/dist/2019.js')).default.default,
  draft2020: async () => (await import('ajv/dist/2020.js')).default.default,
} satisfies Record<string, Dialect['validator']>;

const DIALECTS: ReadonlyMap<string, Dialect> = new Map<string, Dialect>([
  [
    'json-schema.org/draft-04/schema',
    { keywords: DRAFT_4, idKeyword: 'id', validator: validators.draft4, refAlone: true },
  ],
  [
    'json-schema.org/draft-06/schema',
    { keywords: DRAFT_6, idKeyword: '$id', validator: validators.draft7, refAlone: true },
  ],
  [
    'json-schema.org/draft-07/schema',
    { keywords: DRAFT_7, idKeyword: '$id', validator: validators.draft7, refAlone: true },
  ],
  [
    'json-schema.org/draft/2019-09/schema',
    { keywords: DRAFT_2019, idKeyword: '$id', validator: validators.draft2019, refAlone: false },
  ],
  [
    'json-schema.org/draft/2020-12/schema',
    { keywords: DRAFT_2020, idKeyword: '$id', validator: validators.draft2020, refAlone: false },
  ],
]);

/** The dialect that a `$schema` names, over http or https and with or without an empty fragment; `undefined`: none of ours. */
export function dialectOf(schema: JsonValue | undefined): Dialect | undefined {
  return typeof schema === 'string'
    ? DIALECTS.get(schema.replace(/^https?:\/\//, '').replace(/#$/, ''))
    : undefined;
}
