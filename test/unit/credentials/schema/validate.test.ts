import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { validateAgainstSchema } from '../../../../src/credentials/schema/validate.js';

const DRAFTS = {
  '04': 'http://json-schema.org/draft-04/schema#',
  '06': 'http://json-schema.org/draft-06/schema#',
  '07': 'http://json-schema.org/draft-07/schema#',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
} as const;
type Draft = keyof typeof DRAFTS;
const ALL = Object.keys(DRAFTS) as Draft[];

/** `/pointer code` of each fault. */
async function judge(draft: Draft, schema: JsonObject, document: JsonObject): Promise<string[]> {
  const faults = await validateAgainstSchema({ $schema: DRAFTS[draft], ...schema }, document);
  return faults.map(({ code, pointer }) => `${pointer} ${code}`);
}

const EMAIL: JsonObject = {
  type: 'object',
  properties: {
    credentialSubject: {
      type: 'object',
      properties: { emailAddress: { type: 'string', format: 'email' }, 'a/b': { type: 'integer' } },
      required: ['emailAddress'],
      additionalProperties: false,
    },
  },
};

describe.each(ALL)('draft %s', (draft) => {
  test.each<[JsonObject, string[]]>([
    [{ credentialSubject: { emailAddress: 'a@example.org' } }, []],
    [{}, []],
    [{ credentialSubject: {} }, ['/credentialSubject schema.mismatch']],
    [{ credentialSubject: 'x' }, ['/credentialSubject schema.mismatch']],
    [{ credentialSubject: { emailAddress: 7 } }, ['/credentialSubject/emailAddress schema.mismatch']],
    [{ credentialSubject: { emailAddress: 'x' } }, ['/credentialSubject/emailAddress schema.mismatch']],
    [
      { credentialSubject: { emailAddress: 'a@example.org', 'a/b': 1.5 } },
      ['/credentialSubject/a~1b schema.mismatch'],
    ],
    [
      { credentialSubject: { emailAddress: 'a@example.org', more: 1 } },
      ['/credentialSubject schema.mismatch'],
    ],
  ])('%j', async (document, faults) => {
    expect(await judge(draft, EMAIL, document)).toEqual(faults);
  });

  test.each<[string, JsonObject, JsonObject, boolean]>([
    [
      'a reference',
      { properties: { x: { $ref: '#/definitions/y' } }, definitions: { y: { type: 'string' } } },
      { x: 1 },
      false,
    ],
    [
      'a reference to itself',
      { type: 'object', additionalProperties: { $ref: '#' } },
      { a: { b: { c: 1 } } },
      false,
    ],
    [
      'likewise, satisfied',
      { type: 'object', additionalProperties: { $ref: '#' } },
      { a: { b: { c: {} } } },
      true,
    ],
    ['allOf', { allOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1 }, false],
    ['oneOf', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1, b: 1 }, false],
    ['not', { not: { required: ['a'] } }, { a: 1 }, false],
    ['a pattern', { properties: { a: { pattern: '^[a-z]+$' } } }, { a: 'A' }, false],
    ['a pattern of names', { patternProperties: { '^x-': { type: 'number' } } }, { 'x-1': 'a' }, false],
    [
      'uniqueItems',
      { properties: { a: { uniqueItems: true } } },
      {
        a: [
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ],
      },
      false,
    ],
    ['uniqueItems: false', { properties: { a: { uniqueItems: false } } }, { a: [1, 1] }, true],
    ['an unknown keyword', { properties: { a: { isbn: true } } }, { a: 7 }, true],
    ['an unknown format', { properties: { a: { format: 'isbn' } } }, { a: 'x' }, true],
    ['enum', { properties: { a: { enum: [1, { b: [2] }] } } }, { a: { b: [3] } }, false],
  ])('%s', async (_what, schema, document, valid) => {
    expect((await judge(draft, schema, document)).length === 0).toBe(valid);
  });
});

describe('a dialect has its own keywords and no others', () => {
  const IF: JsonObject = {
    if: { required: ['a'] },
    else: {},
    ...Object.fromEntries([['then', { required: ['b'] }]]),
  };
  test.each<[string, JsonObject, JsonObject, readonly Draft[]]>([
    ['const', { properties: { a: { const: 1 } } }, { a: 2 }, ['06', '07', '2019-09', '2020-12']],
    ['if and then', IF, { a: 1 }, ['07', '2019-09', '2020-12']],
    [
      'exclusiveMinimum as a flag',
      { properties: { a: { minimum: 1, exclusiveMinimum: true } } },
      { a: 1 },
      ['04'],
    ],
    ['dependentRequired', { dependentRequired: { a: ['b'] } }, { a: 1 }, ['2019-09', '2020-12']],
    [
      'unevaluatedProperties',
      { properties: { a: {} }, unevaluatedProperties: false },
      { b: 1 },
      ['2019-09', '2020-12'],
    ],
    ['prefixItems', { properties: { a: { prefixItems: [{ type: 'string' }] } } }, { a: [1] }, ['2020-12']],
    [
      'additionalItems',
      { properties: { a: { items: [{}], additionalItems: false } } },
      { a: [1, 2] },
      ['04', '06', '07', '2019-09'],
    ],
    ['$defs', { $ref: '#/$defs/a', $defs: { a: { required: ['a'] } } }, {}, ALL],
    [
      'what stands beside a reference',
      { $ref: '#/definitions/a', required: ['b'], definitions: { a: {} } },
      {},
      ['2019-09', '2020-12'],
    ],
    [
      'definitions beside a reference',
      { $ref: '#/definitions/a', definitions: { a: { required: ['a'] } } },
      {},
      ALL,
    ],
    [
      '$recursiveRef',
      { $recursiveAnchor: true, additionalProperties: { $recursiveRef: '#' }, type: 'object' },
      { a: 1 },
      ['2019-09'],
    ],
    [
      '$dynamicRef',
      { $dynamicAnchor: 'x', additionalProperties: { $dynamicRef: '#x' }, type: 'object' },
      { a: 1 },
      ['2020-12'],
    ],
    [
      '$anchor',
      { $ref: '#x', definitions: { a: { $anchor: 'x', required: ['a'] } } },
      {},
      ['2019-09', '2020-12'],
    ],
  ])('%s', async (_what, schema, document, drafts) => {
    for (const draft of ALL) {
      const found = await judge(draft, schema, document);
      const mismatched = found.some((fault) => fault.endsWith('schema.mismatch'));
      expect([draft, mismatched]).toEqual([draft, drafts.includes(draft)]);
    }
  });

  test.each([
    'http://json-schema.org/draft-07/schema',
    'https://json-schema.org/draft-07/schema#',
    'http://json-schema.org/draft/2020-12/schema',
  ])('%s will do as well', async ($schema) => {
    expect(await validateAgainstSchema({ $schema, required: ['a'] }, {})).toHaveLength(1);
  });
});

describe('a schema that cannot be applied', () => {
  const draft = DRAFTS['2020-12'];
  test.each<[string, JsonObject, string, string]>([
    ['no dialect', {}, 'schema.dialect-missing', '/$schema'],
    [
      'a dialect of one’s own',
      { $schema: 'https://example.org/schema' },
      'schema.dialect-unsupported',
      '/$schema',
    ],
    [
      'draft 3',
      { $schema: 'http://json-schema.org/draft-03/schema#' },
      'schema.dialect-unsupported',
      '/$schema',
    ],
    ['no text as dialect', { $schema: 7 }, 'schema.dialect-unsupported', '/$schema'],
    [
      'another dialect within',
      { $schema: draft, $defs: { a: { $schema: DRAFTS['07'] } } },
      'schema.dialect-unsupported',
      '/$defs/a/$schema',
    ],
    [
      'a reference elsewhere',
      { $schema: draft, $ref: 'https://example.org/other.json' },
      'schema.remote-reference',
      '',
    ],
    [
      'one to a file',
      { $schema: draft, properties: { a: { $ref: 'file:///etc/passwd' } } },
      'schema.remote-reference',
      '',
    ],
    [
      'one beside its id',
      { $schema: draft, $id: 'https://example.org/a.json', $ref: 'b.json' },
      'schema.remote-reference',
      '',
    ],
    [
      'a dynamic one',
      { $schema: draft, properties: { a: { $ref: 'https://example.org/other.json#x' } } },
      'schema.remote-reference',
      '',
    ],
    ['a reference to nothing', { $schema: draft, $ref: '#/$defs/a' }, 'schema.reference-unresolved', ''],
    [
      'likewise with an id',
      { $schema: draft, $id: 'https://example.org/a.json', $ref: '#/$defs/a' },
      'schema.reference-unresolved',
      '',
    ],
    [
      'a reference under an unknown keyword',
      { $schema: draft, $ref: '#/mine/a', mine: { a: {} } },
      'schema.reference-unresolved',
      '',
    ],
    ['a type that is none', { $schema: draft, type: 'objekt' }, 'schema.invalid', ''],
    ['a schema that is none', { $schema: draft, properties: { a: 7 } }, 'schema.invalid', '/properties/a'],
    ['a map that is none', { $schema: draft, properties: [] }, 'schema.invalid', '/properties'],
    ['a list that is none', { $schema: draft, allOf: {} }, 'schema.invalid', '/allOf'],
    ['a minimum that is text', { $schema: draft, minimum: '1' }, 'schema.invalid', ''],
    [
      'a pattern that is none',
      { $schema: draft, properties: { a: { pattern: '(' } } },
      'schema.pattern-invalid',
      '',
    ],
    [
      'a pattern that looks back',
      { $schema: draft, properties: { a: { pattern: '(a)\\1' } } },
      'schema.pattern-unsupported',
      '',
    ],
    ['a reference that goes round', { $schema: draft, $ref: '#' }, 'schema.too-complex', ''],
    [
      'two that do',
      { $schema: draft, $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
      'schema.too-complex',
      '',
    ],
  ])('%s', async (_what, schema, code, at) => {
    expect(await validateAgainstSchema(schema, { a: 'x' })).toEqual([
      expect.objectContaining({ code, pointer: at, message: expect.stringMatching(/\.$/) }),
    ]);
  });
});

describe('a schema that is a bomb', () => {
  const within = async (schema: JsonObject, document: JsonObject) => {
    const from = process.hrtime.bigint();
    const found = await judge('2020-12', schema, document);
    const seconds = Number(process.hrtime.bigint() - from) / 1e9;
    expect(seconds).toBeLessThan(15);
    return found;
  };
  const nested = (depth: number): JsonValue => (depth === 0 ? 1 : { child: nested(depth - 1) });

  test('each part applies the next twice', async () => {
    const names = Array.from({ length: 40 }, (_, index) => index);
    const $defs = Object.fromEntries(
      names.map((n) => [
        `d${n}`,
        n === 39
          ? { minProperties: 0 }
          : { allOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] },
      ]),
    );
    expect(await within({ $ref: '#/$defs/d0', $defs }, {})).toEqual([' schema.too-complex']);
  });

  test('each level of the document is looked at twice as often as the one above', async () => {
    const twice: JsonObject = {
      properties: { child: { anyOf: [{ $ref: '#' }, { $ref: '#' }], not: { $ref: '#' } } },
    };
    expect(await within(twice, nested(60) as JsonObject)).toEqual([' schema.too-complex']);
  });

  test('a pattern with many ways to fail, on a long text', async () => {
    const schema: JsonObject = { properties: { a: { pattern: '^(a+)+$' } } };
    expect(await within(schema, { a: `${'a'.repeat(20_000)}!` })).toEqual(['/a schema.mismatch']);
  });

  test('many states on a very long text', async () => {
    const schema: JsonObject = { properties: { a: { pattern: '^(.*a){100}b$' } } };
    expect(await within(schema, { a: 'a'.repeat(1_000_000) })).toEqual([' schema.too-complex']);
  });

  test('a format with many ways to fail, on a long text', async () => {
    const schema: JsonObject = { properties: { a: { format: 'url' } } };
    expect(await within(schema, { a: `http://${'::'.repeat(200_000)}!` })).toEqual(['/a schema.mismatch']);
  });

  test('every item compared with every other', async () => {
    const items = Array.from({ length: 30_000 }, (_, index) => ({ index }));
    expect(await within({ properties: { a: { uniqueItems: true } } }, { a: items })).toEqual([]);
    expect(
      await within({ properties: { a: { uniqueItems: true } } }, { a: [...items, { index: 7 }] }),
    ).toEqual(['/a schema.mismatch']);
  });

  test('a long list of values for each of many', async () => {
    const schema: JsonObject = {
      properties: { a: { items: { enum: Array.from({ length: 40_000 }, (_, index) => ({ index })) } } },
    };
    expect(await within(schema, { a: Array.from({ length: 40_000 }, () => ({ index: -1 })) })).toEqual([
      ' schema.too-complex',
    ]);
  });

  test('many parts, or deep ones', async () => {
    const wide = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`p${index}`, {}]));
    expect(await within({ properties: wide }, {})).toEqual([expect.stringContaining('schema.too-large')]);
    let deep: JsonObject = {};
    for (let depth = 0; depth < 70; depth++) deep = { not: deep };
    expect(await within(deep, {})).toEqual([' schema.too-large']);
    expect(await within({}, nested(70) as JsonObject)).toEqual([' schema.too-large']);
    expect(await within({}, { a: Array.from({ length: 100_001 }, () => 1) })).toEqual([' schema.too-large']);
  });

  test('a part that is referred to by many', async () => {
    const big = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`p${index}`, { type: 'string' }]),
    );
    const properties = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`q${index}`, { $ref: '#/$defs/big' }]),
    );
    expect(await within({ properties, $defs: { big: { properties: big } } }, { q1: { p1: 1 } })).toEqual([
      '/q1/p1 schema.mismatch',
    ]);
  });

  test('names that mean something to the engine', async () => {
    const schema: JsonObject = {
      properties: { constructor: { type: 'string' }, toString: { pattern: '`$[{]1[}]' } },
      required: ['hasOwnProperty'],
    };
    expect(await within(schema, { constructor: 7 } as JsonObject)).toEqual([
      ' schema.mismatch',
      '/constructor schema.mismatch',
    ]);
    const quoting: JsonObject = {
      properties: { '"]+globalThis.broken(1)+["': { const: '"+globalThis.broken(2)+"' } },
    };
    expect(await within(quoting, { '"]+globalThis.broken(1)+["': 1 })).toHaveLength(1);
  });
});

test('no more than twenty faults are told, and none repeats what the document says', async () => {
  const document: JsonObject = { a: Array.from({ length: 100 }, (_, index) => `secret ${index}`) };
  const faults = await validateAgainstSchema(
    { $schema: DRAFTS['07'], properties: { a: { items: { enum: ['x'], maxLength: 1, pattern: '^x$' } } } },
    document,
  );
  expect(faults).toHaveLength(20);
  expect(JSON.stringify(faults)).not.toContain('secret');
});

test('whatever a schema holds, the answer is a list of faults', async () => {
  const names = [
    'type',
    'properties',
    'items',
    '$ref',
    'allOf',
    'not',
    'enum',
    'pattern',
    'required',
    '$id',
    '$defs',
    'dependencies',
    'const',
    'format',
    'unevaluatedItems',
    'uniqueItems',
  ];
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('#', '#/$defs/a', 'https://example.org/x', 'object', '^a', 'date', true, false),
  );
  const { schema } = fc.letrec<{ schema: Record<string, unknown> }>((tie) => ({
    schema: fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(
        { depthSize: 'small' },
        value,
        tie('schema'),
        fc.array(tie('schema'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('a', 'b'), tie('schema'), { maxKeys: 2 }),
      ),
      { maxKeys: 4 },
    ),
  }));
  await fc.assert(
    fc.asyncProperty(
      schema,
      fc.constantFrom(...ALL),
      fc.jsonValue({ maxDepth: 2 }),
      async (made, draft, a) => {
        for (const fault of await judge(draft, made as JsonObject, { a: a as JsonValue, b: [1, 'a'] })) {
          expect(fault).toMatch(/^(\/\S*)? ?schema\.[a-z-]+$|^\/.* schema\.[a-z-]+$/);
        }
      },
    ),
    { numRuns: 150 },
  );
});
