import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { KeptTexts } from '../../../../src/common/kept-texts.js';
import { KnownShapes } from '../../../../src/credentials/canonical/known-shapes.js';
import { ShapeTrust } from '../../../../src/credentials/canonical/shape-trust.js';
import { compileTemplate } from '../../../../src/credentials/canonical/template.js';
import { byLibrary } from '../../../support/shape-comparison.js';

const document = (text: string, further: JsonObject = {}): JsonObject => ({
  '@context': {
    a: 'https://v.example/a',
    b: { '@id': 'https://v.example/b', '@type': '@id' },
    n: 'https://v.example/n',
  },
  a: text,
  n: 1234,
  ...further,
});

/** Canonicalises as cryptosuites do; counts what was compiled and what the library was asked. */
function canonicalising(change: (text: string) => string = (text) => text) {
  const trust = new ShapeTrust();
  const told: string[] = [];
  trust.watch((shape) => told.push(shape));
  const counts = { compiled: 0, byLibrary: 0 };
  const shapes = new KnownShapes<string>(async (one, shape) => {
    counts.compiled++;
    const template = await compileTemplate(one, shape, 'SHA-256');
    return template && (async (values) => template(values).then((text) => text && change(text)));
  }, trust);
  const canonize = (one: JsonObject) =>
    shapes.answer(one, async () => {
      counts.byLibrary++;
      const text = await byLibrary(one);
      if (text === undefined) throw new Error('refused');
      return text;
    });
  return { canonize, counts, told, trust };
}

test('a shape is compiled when it is met again, and from then on the library is asked for a sample alone', async () => {
  const { canonize, counts } = canonicalising();
  const asked: number[] = [];
  for (let turn = 0; turn < 1026; turn++) {
    const one = document(`text ${turn}`);
    const before = counts.byLibrary;
    expect(await canonize(one)).toBe(await byLibrary(one));
    if (counts.byLibrary > before) asked.push(turn);
  }
  expect(counts.compiled).toBe(1);
  // two to meet it; then by powers of two, and every 256th
  expect(asked).toEqual([0, 1, 2, 3, 5, 9, 17, 33, 65, 129, 257, 513, 769, 1025]);
});

test('many at once compile a shape once', async () => {
  const { canonize, counts } = canonicalising();
  await Promise.all(Array.from({ length: 20 }, (_, turn) => canonize(document(`text ${turn}`))));
  await Promise.all(Array.from({ length: 20 }, (_, turn) => canonize(document(`text ${turn}`))));
  expect(counts.compiled).toBe(1);
});

test('shapes that are met once are not compiled, however many', async () => {
  const { canonize, counts } = canonicalising();
  for (let turn = 0; turn < 300; turn++) await canonize(document('text', { n: turn }));
  expect(counts).toEqual({ compiled: 0, byLibrary: 300 });
});

test('a text that does not fit is left to the library, which refuses it as before', async () => {
  const { canonize, counts } = canonicalising();
  for (let turn = 0; turn < 3; turn++) await canonize(document('text', { b: `urn:x:${turn}` }));
  const before = counts.byLibrary;
  for (const b of ['relative', '@foo', 'urn:a b'])
    await expect(canonize(document('text', { b }))).rejects.toThrow('refused');
  expect(counts.byLibrary).toBe(before + 3);
  expect(await canonize(document('text', { b: 'urn:x:4' }))).toContain('<urn:x:4>');
});

test('what the library refuses is not remembered', async () => {
  const { canonize, counts } = canonicalising();
  for (let turn = 0; turn < 4; turn++)
    await expect(canonize(document('text', { undefinedTerm: 'x' }))).rejects.toThrow('refused');
  expect(counts).toEqual({ compiled: 0, byLibrary: 4 });
});

test('one answer that is not the library’s ends it: the library is right, all is asked of it, and an alarm is given once', async () => {
  let isWrong = false;
  const { canonize, counts, told, trust } = canonicalising((text) => (isWrong ? `${text}#` : text));
  for (let turn = 0; turn < 5; turn++) await canonize(document(`text ${turn}`));
  isWrong = true;
  const answers: string[] = [];
  while (!trust.isLost) answers.push(await canonize(document('Beatriz')));
  expect(answers.at(-1)).toBe(await byLibrary(document('Beatriz')));
  const before = counts.byLibrary;
  for (let turn = 0; turn < 3; turn++)
    expect(await canonize(document('Beatriz'))).toBe(await byLibrary(document('Beatriz')));
  expect(counts.byLibrary).toBe(before + 3);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('https://v.example/a');
  expect(told[0]).not.toMatch(/Beatriz|1234/);
});

test('a shape that comes out wrong when it is compiled is never used', async () => {
  const { canonize, told } = canonicalising((text) => `${text}#`);
  for (let turn = 0; turn < 5; turn++)
    expect(await canonize(document('x'))).toBe(await byLibrary(document('x')));
  expect(told).toHaveLength(1);
});

test('what is kept has a limit, and what is used stays while others come and go', () => {
  const kept = new KeptTexts<number>(1000);
  kept.keep('x'.repeat(100), 1);
  for (let turn = 0; turn < 200; turn++) {
    expect(kept.get('x'.repeat(100))).toBe(1);
    kept.keep(`${'y'.repeat(90)}${String(turn).padStart(10, '0')}`, turn);
  }
  const left = Array.from({ length: 200 }, (_, turn) => `${'y'.repeat(90)}${String(turn).padStart(10, '0')}`);
  expect(left.filter((text) => kept.get(text) !== undefined)).toEqual(left.slice(-9));
  kept.keep('z'.repeat(2000), 0);
  expect(kept.get('z'.repeat(2000))).toBeUndefined();
});

test('what is kept is as long as it says', () => {
  const kept = new KeptTexts<Uint8Array>(1000, ({ byteLength }) => byteLength);
  for (const text of ['a', 'b', 'c']) kept.keep(text, new Uint8Array(400));
  expect(['a', 'b', 'c'].filter((text) => kept.get(text))).toEqual(['b', 'c']);
  // the same text in place of itself
  for (let turn = 0; turn < 5; turn++) kept.keep('c', new Uint8Array(500 - turn));
  expect(['b', 'c'].map((text) => kept.get(text)?.byteLength)).toEqual([400, 496]);
  kept.keep('d', new Uint8Array(1001));
  expect(kept.get('d')).toBeUndefined();
});
