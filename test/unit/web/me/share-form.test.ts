import { expect, test } from '@jest/globals';
import { choiceOf, readTyped } from '../../../../src/web/me/share/form.js';

const AWARD = '0198c0de-0000-7000-8000-000000000001';
const untilOf = (fields: Readonly<Record<string, string>>) =>
  choiceOf(readTyped({ award: AWARD, ...fields }), [AWARD], '2026-01-31').expiresAt?.toISOString();

test.each([
  ['1', '2026-02-28T23:59:59.000Z'],
  ['6', '2026-07-31T23:59:59.000Z'],
  ['12', '2027-01-31T23:59:59.000Z'],
  ['never', undefined],
  ['', undefined],
  ['-12', undefined],
])('a link that lasts %j months works until the end of %j', (lasts, until) => {
  expect(untilOf({ lasts })).toBe(until);
});

test('a day that is given counts, whatever else is chosen', () => {
  for (const lasts of ['1', 'never'])
    expect(untilOf({ lasts, expires: '2026-03-01' })).toContain('2026-03-01');
});
