import { expect, test } from '@jest/globals';
import { numericDate, readTimes, timeFinding } from '../../../../src/credentials/jose/times.js';

const at = (second: number) => new Date(second * 1000);
const times = readTimes({ iat: 100, nbf: 110, exp: 200 });

test.each([
  [99, 'not-yet'],
  [109.999, 'not-yet'],
  [110, 'current'],
  [199.999, 'current'],
  [200, 'expired'],
])('at second %d a signature from 110 to 200 is %s', (second, finding) => {
  expect(timeFinding(times, at(second))).toBe(finding);
});

test.each([
  [104.999, 'not-yet'],
  [105, 'current'],
  [204.999, 'current'],
  [205, 'expired'],
])('where clocks differ by 5 seconds, at second %d it is %s', (second, finding) => {
  expect(timeFinding(times, at(second), 5000)).toBe(finding);
});

test('one that says nothing of time is always current, one made in the future is not', () => {
  expect(timeFinding(readTimes({}), at(0))).toBe('current');
  expect(timeFinding(readTimes({ iat: 100 }), at(99))).toBe('not-yet');
  expect(timeFinding(readTimes({ exp: 0 }), at(0))).toBe('expired');
});

test('times are written in whole seconds, cut', () => {
  expect(numericDate(new Date('2026-06-15T10:00:00.999Z'))).toBe(1_781_517_600);
});
