import { expect, test } from '@jest/globals';
import { z } from 'zod';
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
