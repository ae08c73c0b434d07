import { expect, test } from '@jest/globals';
import type { JsonValue } from '../../../../src/common/json.js';
import { findAmbiguities } from '../../../../src/credentials/canonical/ambiguity.js';
import { BASE_CONTEXTS, VCDM2_CONTEXT } from '../../../../src/credentials/contexts/known.js';

const ambiguitiesOf = (items: JsonValue[]) =>
  findAmbiguities({ '@context': [VCDM2_CONTEXT], 'a/b': { items } }, BASE_CONTEXTS);
const at = (pointer: string, reason: string) => ({ pointer, reason });

test.each<[string, JsonValue[]]>([
  ['texts', ['x', 'y', 'x']],
  ['numbers', [1, 2, 1]],
  ['nodes without an id', [{ a: 'x', b: 'y' }, { c: 'z' }, { b: 'y', a: 'x' }]],
  ['a node without an id among others', [{ a: 'x' }, { id: 'urn:1' }, { a: 'x' }]],
  ['nodes of one id alone', [{ id: 'urn:1' }, { id: 'urn:2' }, { id: 'urn:1' }]],
  ['nodes whose ids are no texts', [{ id: ['urn:1'] }, { id: ['urn:2'] }, { id: ['urn:1'] }]],
])('a repeated item is told among %s', (_what, items) => {
  expect(ambiguitiesOf(items)).toEqual([at('/a~1b/items/2', 'repeated-item')]);
});

test.each<[string, JsonValue[]]>([
  ['a text and a node of that id', ['urn:1', { id: 'urn:1' }]],
  ['a number and its text', [1, '1']],
  ['nodes that differ deep inside', [{ a: { b: ['x'] } }, { a: { b: ['y'] } }]],
  [
    'nodes of different ids',
    [
      { id: 'urn:1', a: 'x' },
      { id: 'urn:2', a: 'x' },
    ],
  ],
])('nothing is repeated in %s', (_what, items) => {
  expect(ambiguitiesOf(items)).toEqual([]);
});

test('a node that stands twice is split, whatever else it is', () => {
  const twice = [
    { id: 'urn:1', a: 'x' },
    { id: 'urn:1', a: 'y' },
  ];
  expect(ambiguitiesOf(twice)).toEqual([at('/a~1b/items/1', 'split-node')]);
  expect(ambiguitiesOf([twice[0] ?? '', { id: 'urn:1' }])).toEqual([at('/a~1b/items/1', 'split-node')]);
});
