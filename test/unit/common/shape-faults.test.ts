import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { shapeFaults } from '../../../src/common/shape-faults.js';

const schema = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(['a', 'b']),
  rows: z.array(z.strictObject({ date: z.string() })).max(2),
});

function told(input: unknown): string[] {
  const { error } = schema.safeParse(input);
  return error
    ? shapeFaults('area', input, error, ['body']).map(({ code, pointer }) => `${code} ${pointer}`)
    : [];
}

test('what is missing is told from what is wrong, and from what nobody asked for', () => {
  expect(told({ name: 'x', kind: 'a', rows: [] })).toEqual([]);
  expect(told({ name: '', rows: [{}, { date: 1, 'a/b': 2 }] }).sort()).toEqual([
    'area.missing /body/kind',
    'area.missing /body/rows/0/date',
    'area.unknown-member /body/rows/1/a~1b',
    'area.value /body/name',
    'area.value /body/rows/1/date',
  ]);
  expect(told({ name: 'x', kind: 'c', rows: [{}, {}, {}] })).toEqual([
    'area.value /body/kind',
    'area.value /body/rows',
  ]);
  expect(told(null)).toEqual(['area.value /body']);
  expect(told(undefined)).toEqual(['area.missing /body']);
});

test('what would be right is said in words, in those of the schema where it has some', () => {
  const right = (one: z.ZodType, input: unknown) => {
    const { error } = one.safeParse(input);
    return error ? shapeFaults('area', input, error).map(({ expected }) => expected) : [];
  };
  const code = z.string().regex(/^[a-z]{2}$/, 'two letters');
  const cases: [z.ZodType, unknown, string][] = [
    [z.string(), 1, 'text'],
    [z.number(), 'x', 'a number'],
    [z.int(), 1.5, 'a whole number'],
    [z.array(z.string()), {}, 'a list'],
    [z.record(z.string(), z.string()), 'x', 'an object'],
    [z.record(z.string(), z.string(), 'texts by language'), 'x', 'texts by language'],
    [code, 'abc', 'two letters'],
    [z.string().regex(/^[a-z]{2}$/), 'abc', 'text that matches /^[a-z]{2}$/'],
    [z.record(code, z.string()), { abc: 'x' }, 'as the member’s name two letters'],
    [z.uuid(), 'x', 'a UUID'],
    [z.iso.date(), 'x', 'a calendar date YYYY-MM-DD'],
    [z.number().positive(), 0, 'more than 0'],
    [z.string().min(1), '', 'at least 1 character'],
    [z.array(z.string()).max(2), ['', '', ''], 'at most 2 items'],
    [z.literal('a'), 'b', 'a'],
    [z.enum(['a', 'b']), 'c', 'one of a, b'],
    [z.union([z.string(), z.boolean()]), 1, 'text, or true or false'],
    [z.string().refine(() => false, 'something else'), 'x', 'something else'],
  ];
  for (const [one, input, words] of cases) expect(right(one, input)).toEqual([words]);
  const kinds = z.discriminatedUnion('type', [z.object({ type: z.literal('a') })], 'one of a');
  expect(right(kinds, { type: 'b' })).toEqual(['one of a']);
});
