import { expect, test } from '@jest/globals';
import type { JsonValue } from '../../../../src/common/json.js';
import { findAmbiguities } from '../../../../src/credentials/canonical/ambiguity.js';
import { KNOWN_CONTEXTS } from '../../../../src/credentials/contexts/bundled.js';
import { CAIRN_V1, CAIRN_V2 } from '../../../../src/generated/contexts.js';

const NUMERIC =
  /^(integer|decimal|double|float|long|int|short|byte|unsigned\w+|(non)?(positive|negative)Integer)$/i;

/** Every definition of a term, in every context that is bundled and every context inside one, with its type. */
function* definitions(context: unknown): Generator<{ term: string; type: unknown; container: unknown }> {
  if (Array.isArray(context)) for (const item of context) yield* definitions(item);
  else if (typeof context === 'object' && context !== null) {
    for (const [term, definition] of Object.entries(context)) {
      if (typeof definition !== 'object' || definition === null) continue;
      if (!term.startsWith('@'))
        yield { term, type: definition['@type'], container: definition['@container'] };
      yield* definitions(term.startsWith('@') ? definition : definition['@context']);
    }
  }
}

/** `xsd:float` and `http(s)://www.w3.org/2001/XMLSchema#float` are `float`; what is not of XML Schema is nothing. */
function schemaType(type: unknown): string {
  return /^(?:xsd:|https?:\/\/www\.w3\.org\/2001\/XMLSchema#)(\w+)$/.exec(String(type))?.[1] ?? '';
}

const contexts: [JsonValue, object][] = [
  ...KNOWN_CONTEXTS,
  ...[CAIRN_V1, CAIRN_V2].map((own): [JsonValue, object] => [own, own]),
];
const all = contexts.flatMap(([, context]) => [...definitions(context)]);
const whole = contexts.map(([name]) => name);
const termsOf = (test: (type: string) => boolean) => [
  ...new Set(all.filter(({ type }) => test(schemaType(type))).map(({ term }) => term)),
];
const reasons = (term: string, value: JsonValue) =>
  findAmbiguities({ '@context': whole, [term]: value }, KNOWN_CONTEXTS).map(({ reason }) => reason);

const numbers = termsOf((type) => NUMERIC.test(type));
const booleans = termsOf((type) => type === 'boolean');
const lists = [
  ...new Set(all.filter(({ container }) => [container].flat().includes('@list')).map(({ term }) => term)),
];

test('the bundled contexts were walked', () => {
  expect(all.length).toBeGreaterThan(500);
  expect(numbers).toEqual(expect.arrayContaining(['creditsEarned', 'creditsAvailable', 'statusSize']));
  expect(booleans).toContain('hashed');
  expect(lists).toContain('allowedValue');
});

test.each(numbers)('%s is a number in some context, so text would be signed alike', (term) => {
  expect(reasons(term, '2')).toEqual(['number-type']);
  expect(reasons(term, 2)).toEqual([]);
});

test.each(booleans)('%s is a boolean in some context, so text would be signed alike', (term) => {
  expect(reasons(term, 'true')).toEqual(['boolean-type']);
  expect(reasons(term, true)).toEqual([]);
});

test.each(lists)('%s is an ordered list in some context, so a repeated item says something', (term) => {
  expect(reasons(term, ['a', 'a'])).toEqual([]);
  expect(reasons(`${term}s`, ['a', 'a'])).toEqual(['repeated-item']);
});
