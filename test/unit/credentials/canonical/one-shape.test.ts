import { expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/common/json.js';
import { expandMarked } from '../../../../src/credentials/canonical/expansion.js';
import { readShape } from '../../../../src/credentials/canonical/shape.js';
import { compileTemplate } from '../../../../src/credentials/canonical/template.js';
import { NATIVE_CONTEXT, TRANSCRIPT_CONTEXT } from '../../../../src/credentials/contexts/known.js';
import { byLibrary, compareShapes } from '../../../support/shape-comparison.js';

const A = 'https://v.example/a';
const terms = {
  id: '@id',
  type: '@type',
  a: A,
  b: { '@id': 'https://v.example/b', '@type': '@id' },
  c: { '@id': 'https://v.example/b', '@type': '@vocab' },
  T: 'https://v.example/T',
};
const withTerms = (further: JsonObject, members: JsonObject): JsonObject => ({
  '@context': { ...terms, ...further },
  ...members,
});
const ID = 'https://v.example/1';
const parsed = (text: string) => JSON.parse(text) as JsonObject;

/** Two documents that look like one shape, of which the library makes two that differ in more than their texts. */
const PAIRS: Readonly<Record<string, readonly [JsonObject, JsonObject]>> = {
  'a literal, and the same one twice': [withTerms({}, { a: ['x', 'y'] }), withTerms({}, { a: ['x', 'x'] })],
  'two nodes, and one in two places': [
    withTerms(
      {},
      {
        b: [
          { id: 'https://v.example/1', a: 'x' },
          { id: 'https://v.example/2', a: 'x' },
        ],
      },
    ),
    withTerms(
      {},
      {
        b: [
          { id: 'https://v.example/1', a: 'x' },
          { id: 'https://v.example/1', a: 'x' },
        ],
      },
    ),
  ],
  'an id, and the one that a word stands for': [
    withTerms({ proofPurpose: terms.c }, { proofPurpose: 'T', b: ID }),
    withTerms({ proofPurpose: terms.c }, { proofPurpose: 'T', b: 'https://v.example/T' }),
  ],
  'an id, and the one that a name in a map is': [
    withTerms(
      { m: { '@id': A, '@container': '@id' } },
      { m: { [ID]: { a: 'x' } }, b: { id: 'urn:x', a: 'y' } },
    ),
    withTerms({ m: { '@id': A, '@container': '@id' } }, { m: { [ID]: { a: 'x' } }, b: { id: ID, a: 'y' } }),
  ],
  'an id, and one that a context makes nothing of': [
    withTerms({ 'https://v.example/0': null }, { c: [ID, ID], a: 'x' }),
    withTerms({ 'https://v.example/0': null }, { c: ['https://v.example/0', 'https://v.example/0'], a: 'x' }),
  ],
  'an id, and one with a prefix': [
    withTerms({ did: { '@id': 'https://p.example/', '@prefix': true } }, { b: 'x:1' }),
    withTerms({ did: { '@id': 'https://p.example/', '@prefix': true } }, { b: 'did:1' }),
  ],
  'an id, and a label of a blank node': [withTerms({}, { b: 'x:1' }), withTerms({}, { b: '_:b0' })],
  'an id, and a relative one': [withTerms({}, { b: 'x:1', a: '' }), withTerms({}, { b: '1', a: '' })],
  'an id, and a keyword': [withTerms({}, { b: 'x:1', a: 'y' }), withTerms({}, { b: '@foo', a: 'y' })],
  'a type by another name': [
    withTerms({ kind: '@type' }, { kind: A, a: 'x' }),
    withTerms({ kind: '@type' }, { kind: 'T', a: 'x' }),
  ],
  'a type with a context of its own': [
    withTerms({ kind: '@type', T: { '@id': A, '@context': { a: '@id' } } }, { kind: A, a: 'x:1', b: ID }),
    withTerms({ kind: '@type', T: { '@id': A, '@context': { a: '@id' } } }, { kind: 'T', a: 'x:1', b: ID }),
  ],
  'a word and another': [
    withTerms({ U: 'https://v.example/U' }, { c: 'T', a: 'x' }),
    withTerms({ U: 'https://v.example/U' }, { c: 'U', a: 'x' }),
  ],
  'a language in another member': [
    withTerms({ lang: '@language' }, { a: { '@value': 'x', lang: 'en' } }),
    withTerms({ lang: '@language' }, { a: { '@value': 'x', lang: 'de' } }),
  ],
  'an index': [
    withTerms(
      { index: '@index' },
      {
        a: [
          { '@value': 'x', index: 'y' },
          { '@value': 'x', index: 'z' },
        ],
      },
    ),
    withTerms(
      { index: '@index' },
      {
        a: [
          { '@value': 'x', index: 'y' },
          { '@value': 'x', index: 'y' },
        ],
      },
    ),
  ],
  'texts that are numbers': [
    withTerms({ n: { '@id': A, '@type': 'http://www.w3.org/2001/XMLSchema#double' } }, { n: '1' }),
    withTerms({ n: { '@id': A, '@type': 'http://www.w3.org/2001/XMLSchema#double' } }, { n: '2' }),
  ],
  'texts that are numbers in one place': [
    withTerms({ n: { '@id': A, '@type': 'http://www.w3.org/2001/XMLSchema#double' } }, { n: '1', a: '1' }),
    withTerms({ n: { '@id': A, '@type': 'http://www.w3.org/2001/XMLSchema#double' } }, { n: '2', a: '2' }),
  ],
  'texts that are JSON in one place': [
    withTerms({ j: { '@id': A, '@type': '@json' } }, { j: 'x', a: 'x' }),
    withTerms({ j: { '@id': A, '@type': '@json' } }, { j: 'y"', a: 'y"' }),
  ],
  numbers: [withTerms({}, { a: 1 }), withTerms({}, { a: 2 })],
  'a number and its text': [withTerms({}, { a: 1 }), withTerms({}, { a: '1' })],
  'a truth and its text': [withTerms({}, { a: true }), withTerms({}, { a: 'true' })],
  'what JSON has no number for, and nothing': [
    parsed(`{"@context":{"a":"${A}"},"a":["x",1e400]}`),
    parsed(`{"@context":{"a":"${A}"},"a":["x",null]}`),
  ],
  'a text, and one where a word looks like a mark': [
    withTerms({ proofPurpose: terms.b }, { proofPurpose: 'open0:0.', a: 'urn:x' }),
    withTerms({ proofPurpose: terms.b }, { proofPurpose: 'open0:0.', a: 'urn:y' }),
  ],
  JSON: [
    withTerms({ j: { '@id': A, '@type': '@json' } }, { j: { x: 'y', z: 1 } }),
    withTerms({ j: { '@id': A, '@type': '@json' } }, { j: { x: '"', z: 1 } }),
  ],
  'a text and a list of it': [
    withTerms({ l: { '@id': A, '@container': '@list' } }, { l: ['x', ['y']] }),
    withTerms({ l: { '@id': A, '@container': '@list' } }, { l: ['x', 'y'] }),
  ],
  'our own context, and one that has another meaning in one place': [
    { '@context': NATIVE_CONTEXT, type: 'VerifiableCredential', supersedes: 'urn:x' },
    {
      '@context': JSON.parse(JSON.stringify(NATIVE_CONTEXT).replaceAll('b25bb3b6', 'b25bb3b7')),
      type: 'VerifiableCredential',
      supersedes: 'urn:x',
    },
  ],
  'our own context, and its beginning': [
    { '@context': NATIVE_CONTEXT, type: 'VerifiableCredential', supersedes: 'urn:x' },
    { '@context': NATIVE_CONTEXT.slice(0, 2), type: 'VerifiableCredential', supersedes: 'urn:x' },
  ],
  'our own context, and another of ours': [
    { '@context': NATIVE_CONTEXT, type: 'VerifiableCredential', supersedes: 'urn:x' },
    { '@context': TRANSCRIPT_CONTEXT, type: 'VerifiableCredential', supersedes: 'urn:x' },
  ],
  contexts: [
    withTerms({}, { b: { '@context': { a: 'https://v.example/x' }, a: 'y' } }),
    withTerms({}, { b: { '@context': { a: 'https://v.example/z' }, a: 'y' } }),
  ],
  'members that run into each other': [
    withTerms({ '@vocab': A }, { a: 'x', 'x:1': 'y' }),
    withTerms({ '@vocab': A }, { 'a$0;3:x:1': 'x' }),
  ],
  'a member that the library confounds': [
    parsed(`{"@context":{"a":"${A}"},"a":{"a":"x","__proto__":{"@context":{"a":"urn:x"}}}}`),
    parsed(`{"@context":{"a":"${A}"},"a":{"a":"x","__proto__":{"@context":{"a":"urn:y"}}}}`),
  ],
};

test.each(Object.entries(PAIRS))('two documents are not taken for one another: %s', async (_what, pair) => {
  const forth = { equal: 0, left: 0, different: [] };
  await compareShapes(pair, forth);
  await compareShapes([...pair].reverse(), forth);
  expect(forth.different).toEqual([]);
  const [one, other] = await Promise.all(pair.map(byLibrary));
  expect(one).not.toBe(other);
});

const texts: [string, JsonValue][] = [
  ['line ends of Unicode', 'a\u2028b\u2029c\x85d\re\nf'],
  ['quotation marks and control characters', '"\\"\0\x7f\x1f'],
  ['an unpaired surrogate', '\ud800'],
  ['marks', 'open0:0.'],
  ['nothing', ''],
  ['what a line of RDF ends with', '" .\n'],
];

test.each(texts)('a literal may say anything: %s', async (_what, text) => {
  // of a node with an id, of one without, and in a language; compacted, the id could be a word
  const document = (a: JsonValue) =>
    withTerms({}, { a, b: [{ id: ID, a }, { a: { '@value': a, '@language': 'en' } }] });
  const found = { equal: 0, left: 0, different: [] };
  await compareShapes([document('x'), document(text)], found);
  expect(found).toEqual({ equal: 4, left: 2, different: [] });
});

test('our own context is one, written by whomever and in whatever order', () => {
  const document = (context: JsonValue): JsonObject => ({ '@context': context, supersedes: 'urn:x' });
  const backwards = JSON.parse(JSON.stringify(NATIVE_CONTEXT), (_key, value) =>
    isJsonObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  );
  for (const context of [structuredClone(NATIVE_CONTEXT), backwards])
    expect(readShape(document(context))).toEqual(readShape(document(NATIVE_CONTEXT)));
});

test('an id that is a word of a context is left to the library, also of contexts that no shape has', async () => {
  const word = 'https://v.example/0';
  const document = withTerms({ [word]: null }, { c: ID, a: 'x' });
  const expansion = await expandMarked(document, { key: 'such a shape', values: [ID, 'x'] });
  expect([ID, 'urn:other', word, 'id:1'].filter((id) => expansion?.expands([id, 'x']))).toEqual([
    ID,
    'urn:other',
  ]);
});

test('blank nodes that look alike are left to the library', async () => {
  const document = withTerms({}, { b: [{ b: { a: 'x' } }, { b: { a: 'x' } }, { a: 'y' }] });
  const shape = readShape(document);
  const template = shape && (await compileTemplate(document, shape, 'SHA-256'));
  expect(await template?.(shape?.values ?? [])).toBeUndefined();
  expect(await byLibrary(document)).toContain('_:c14n4');
});

test('nothing is compiled of what is not JSON, has a member or context that is confounded, is very deep or very large', async () => {
  const deep = (depth: number): JsonValue => (depth === 0 ? 'x' : { a: deep(depth - 1) });
  const unfit: unknown[] = [
    { a: undefined },
    { a: 1n },
    { a: () => 1 },
    { a: Symbol('x') },
    parsed('{"a":{"__proto__":{}}}'),
    // written out, these two contexts would be one
    parsed('{"@context":{"@language":null},"a":"x"}'),
    parsed('{"@context":{"@language":1e400},"a":"x"}'),
  ];
  for (const document of [...unfit, { a: deep(60) }, { a: Array.from({ length: 90_000 }, () => 'x') }])
    expect(readShape(document as JsonObject)).toBeUndefined();
  expect(readShape({ a: deep(20) } as JsonObject)).toBeDefined();
});
