import type { ErrorObject, ValidateFunction } from 'ajv/dist/core.js';
import { CairnError, type Fault, invalid } from '../../common/errors.js';
import { canonicalJson, type JsonObject, type JsonValue } from '../../common/json.js';
import { parseUrl } from '../../common/url.js';
import { boundedSchema, requireModest, STEP_KEYWORD } from './bounded-schema.js';
import { type Dialect, dialectOf, type Validator } from './dialects.js';
import { LinearPattern, type Spend } from './linear-pattern.js';

/** How often a part of the schema may be applied to a part of the document, all in all: a second or so of work. */
const MOST_STEPS = 2_000_000;

const MOST_FAULTS = 20;

/**
 * Everything in which a document departs from a JSON Schema, as `schema.mismatch` with its place in the document; at most 20
 * faults, empty if it is valid. This is what `credentialSchema` of the types `JsonSchema` (Verifiable Credentials JSON Schema
 * Specification, section 4) and `1EdTechJsonSchemaValidator2019` asks for. `format` counts, as their issuers expect.
 *
 * A schema that can't be applied gives one fault, with its place in the schema: `schema.dialect-missing`,
 * `schema.dialect-unsupported` (drafts 4, 6 and 7, 2019-09 and 2020-12 are), `schema.remote-reference` (nothing is ever
 * fetched), `schema.reference-unresolved`, `schema.invalid`, `schema.pattern-invalid`, `schema.pattern-unsupported`,
 * `schema.too-large` and `schema.too-complex`. Schemas come from strangers: they are bounded in size, patterns take linear
 * time, and the work is counted while it is done.
 *
 * It loads the validator when it is first called and makes code of the schema, which a browser with a policy against that
 * refuses: for Node only.
 */
export async function validateAgainstSchema(schema: JsonObject, document: JsonObject): Promise<Fault[]> {
  try {
    const dialect = requireDialect(schema);
    requireModest(document, 'The document');
    const budget = new Budget();
    const validator = await validatorOf(dialect, budget.spend);
    const validate = compile(validator, boundedSchema(schema, dialect), schema[dialect.idKeyword]);
    budget.start();
    return apply(validate, document);
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'invalid') return [...error.faults];
    throw error;
  }
}

function requireDialect({ $schema }: JsonObject): Dialect {
  const expected = 'the address of draft 4, 6, 7, 2019-09 or 2020-12 of JSON Schema';
  if ($schema === undefined) {
    throw invalid({
      code: 'schema.dialect-missing',
      pointer: '/$schema',
      message: 'The schema does not say in which version of JSON Schema it is.',
      expected,
    });
  }
  const dialect = dialectOf($schema);
  if (dialect) return dialect;
  throw invalid({
    code: 'schema.dialect-unsupported',
    pointer: '/$schema',
    message: 'The schema is in a version of JSON Schema that is not known here.',
    expected,
  });
}

/** Counts work, and stops it. */
class Budget {
  #left = Number.POSITIVE_INFINITY;

  /** What was done before, on what the schema says of itself, is bounded by its size. */
  start(): void {
    this.#left = MOST_STEPS;
  }

  readonly spend: Spend = (steps) => {
    this.#left -= steps;
    if (this.#left < 0) throw invalid(TOO_COMPLEX);
  };
}

const TOO_COMPLEX: Fault = {
  code: 'schema.too-complex',
  pointer: '',
  message: 'To apply the schema to the document takes too much work.',
  expected: `at most ${MOST_STEPS} steps`,
};

async function validatorOf({ validator }: Dialect, spend: Spend): Promise<Validator> {
  const [Ajv, { default: formats }] = await Promise.all([validator(), import('ajv-formats')]);
  const regExp = Object.assign((pattern: string) => new LinearPattern(pattern, spend), {
    code: 'linear pattern',
  });
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    logger: false,
    // a member is there if the document has it, not if every object does
    ownProperties: true,
    // a part that is referred to often would be written out as often
    inlineRefs: false,
    code: { regExp },
  });
  formats.default(ajv);
  // theirs takes a time that grows with the square of the length
  ajv.addFormat('url', (text: string) => parseUrl(text) !== undefined);
  ajv.addKeyword({
    keyword: STEP_KEYWORD,
    schemaType: 'number',
    errors: false,
    validate: (cost: number) => {
      spend(cost);
      return true;
    },
  });
  // its own compares each with each
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    error: { message: 'must NOT have duplicate items' },
    validate: (wanted: boolean, items: JsonValue[]) => {
      spend(items.length);
      return !wanted || new Set(items.map(canonicalJson)).size === items.length;
    },
  });
  return ajv;
}

function compile(validator: Validator, schema: JsonObject, id: JsonValue | undefined): ValidateFunction {
  try {
    return validator.compile(schema);
  } catch (error) {
    if (error instanceof CairnError) throw error;
    if (error instanceof RangeError) throw invalid(TOO_COMPLEX);
    throw invalid(referenceFault(error, id) ?? INVALID);
  }
}

const INVALID: Fault = {
  code: 'schema.invalid',
  pointer: '',
  message: 'The schema is not one of its dialect.',
  expected: 'a schema that its own dialect finds valid',
};

/** What a reference that leads nowhere is: an address elsewhere, or a place in the schema where there is nothing. */
function referenceFault(error: unknown, id: JsonValue | undefined): Fault | undefined {
  if (!(error instanceof Error) || !('missingSchema' in error)) return undefined;
  const own = typeof id === 'string' ? id.replace(/#.*$/, '') : '';
  if (error.missingSchema === own || error.missingSchema === '') {
    return {
      code: 'schema.reference-unresolved',
      pointer: '',
      message: 'A reference of the schema leads to nothing in it.',
      expected: 'references to schemas under the keywords of its dialect',
    };
  }
  return {
    code: 'schema.remote-reference',
    pointer: '',
    message: 'The schema refers to another one, which is not fetched.',
    expected: 'a schema that is whole in itself',
  };
}

function apply(validate: ValidateFunction, document: JsonObject): Fault[] {
  try {
    validate(document);
  } catch (error) {
    // the stack ends where a schema is applied to the same place over and over
    if (error instanceof RangeError) throw invalid(TOO_COMPLEX);
    throw error;
  }
  return (validate.errors ?? []).slice(0, MOST_FAULTS).map(mismatch);
}

function mismatch({ instancePath, keyword, message }: ErrorObject): Fault {
  return {
    code: 'schema.mismatch',
    pointer: instancePath,
    message: 'The document does not have the form that its schema asks for.',
    expected: message ?? keyword,
  };
}
