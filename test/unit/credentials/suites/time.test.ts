import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, isDateTimeStamp, wholeSeconds } from '../../../../src/credentials/suites/time.js';

test.each([
  '2023-02-24T23:36:38Z',
  '2023-02-24T23:36:38.123456789Z',
  '2023-02-24T23:36:38+14:00',
  '2023-02-24T23:36:38-13:59',
  '2023-02-24T00:00:00-00:00',
  '2023-02-24T24:00:00Z',
  '2023-02-24T24:00:00.000Z',
  '2024-02-29T00:00:00Z',
  '2000-02-29T00:00:00Z',
  '0000-02-29T00:00:00Z',
  '-0004-02-29T00:00:00Z',
  '12023-02-24T23:36:38Z',
])('%s is a stamp', (text) => {
  expect(isDateTimeStamp(text)).toBe(true);
});

describe('none', () => {
  test.each<[string, unknown]>([
    ['an hour that there is not', '2023-02-24T25:00:00Z'],
    ['midnight and a second', '2023-02-24T24:00:01Z'],
    ['midnight and a bit', '2023-02-24T24:00:00.1Z'],
    ['a minute that there is not', '2023-02-24T23:60:00Z'],
    ['a leap second', '2023-02-24T23:59:60Z'],
    ['30 February', '2024-02-30T00:00:00Z'],
    ['29 February of another year', '2023-02-29T00:00:00Z'],
    ['29 February of a century', '1900-02-29T00:00:00Z'],
    ['31 April', '2023-04-31T00:00:00Z'],
    ['32 January', '2023-01-32T00:00:00Z'],
    ['day nought', '2023-01-00T00:00:00Z'],
    ['month nought', '2023-00-01T00:00:00Z'],
    ['month thirteen', '2023-13-01T00:00:00Z'],
    ['no zone', '2023-02-24T23:36:38'],
    ['a zone too far', '2023-02-24T23:36:38+14:01'],
    ['a zone too far west', '2023-02-24T23:36:38-15:00'],
    ['a zone without colon', '2023-02-24T23:36:38+0100'],
    ['a zone of hours', '2023-02-24T23:36:38+01'],
    ['a small z', '2023-02-24T23:36:38z'],
    ['a small t', '2023-02-24t23:36:38Z'],
    ['a space for T', '2023-02-24 23:36:38Z'],
    ['no seconds', '2023-02-24T23:36Z'],
    ['a point and nothing', '2023-02-24T23:36:38.Z'],
    ['a comma', '2023-02-24T23:36:38,5Z'],
    ['a day alone', '2023-02-24'],
    ['a year of two digits', '23-02-24T23:36:38Z'],
    ['a long year with a zero before', '02023-02-24T23:36:38Z'],
    ['a year with plus', '+12023-02-24T23:36:38Z'],
    ['a space before', ' 2023-02-24T23:36:38Z'],
    ['a line break behind', '2023-02-24T23:36:38Z\n'],
    ['digits of another script', '２023-02-24T23:36:38Z'],
    ['nothing', ''],
    ['a number', 1677281798],
    ['a Date', new Date('2023-02-24T23:36:38Z')],
    ['a list', ['2023-02-24T23:36:38Z']],
    ['null', null],
    ['undefined', undefined],
  ])('%s', (_what, value) => {
    expect(isDateTimeStamp(value)).toBe(false);
  });
});

const two = (number: number) => String(number).padStart(2, '0');
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The parts of what looks like a stamp, some of them a little out of their bounds. */
const parts = fc.record({
  year: fc.integer({ min: -12_000, max: 12_000 }),
  month: fc.nat(14),
  day: fc.nat(33),
  hour: fc.nat(26),
  minute: fc.nat(61),
  second: fc.nat(61),
  fraction: fc.option(fc.stringMatching(/^\d{0,4}$/), { nil: undefined }),
  zone: fc.oneof(
    fc.constant('Z'),
    fc.constant(''),
    fc.record({ sign: fc.constantFrom('+', '-'), hours: fc.nat(16), minutes: fc.nat(61) }),
  ),
});

test('a stamp is what the grammar and the calendar say, and nothing else', () => {
  let stamps = 0;
  fc.assert(
    fc.property(parts, ({ year, month, day, hour, minute, second, fraction, zone }) => {
      const offset = typeof zone === 'string' ? zone : `${zone.sign}${two(zone.hours)}:${two(zone.minutes)}`;
      const written = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
      const time = `${two(hour)}:${two(minute)}:${two(second)}${fraction === undefined ? '' : `.${fraction}`}`;
      const days = month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);
      const isDay = day >= 1 && day <= days;
      const isTime =
        (hour < 24 && minute < 60 && second < 60) ||
        (hour === 24 && minute === 0 && second === 0 && /^0*$/.test(fraction ?? ''));
      const isZone =
        zone === 'Z' ||
        (typeof zone !== 'string' &&
          zone.minutes < 60 &&
          (zone.hours < 14 || (zone.hours === 14 && zone.minutes === 0)));
      const expected = isDay && isTime && isZone && fraction !== '';
      if (expected) stamps++;
      expect(isDateTimeStamp(`${written}-${two(month)}-${two(day)}T${time}${offset}`)).toBe(expected);
    }),
    { numRuns: 3000 },
  );
  expect(stamps).toBeGreaterThan(300);
});

test('what is written of any instant is a stamp of the same second', () => {
  const instants = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, (instant) => {
      const written = wholeSeconds(instant);
      expect(isDateTimeStamp(written)).toBe(true);
      expect(Date.parse(written)).toBe(Math.floor(instant.getTime() / 1000) * 1000);
    }),
  );
});

test.each<[string, number]>([
  ['1970-01-01T00:00:00Z', 0],
  ['1970-01-01T00:00:00.5-01:00', 3_600_500],
  ['2024-02-29T24:00:00Z', Date.UTC(2024, 2, 1)],
  ['12024-02-29T00:00:00Z', Date.UTC(12_024, 1, 29)],
  ['0000-02-29T00:00:00Z', -62_162_121_600_000],
  ['-0004-02-29T00:00:00Z', -62_288_352_000_000],
  ['yesterday', Number.NaN],
])('the instant of %s is %d', (stamp, instant) => {
  expect(instantOf(stamp)).toBe(instant);
});

test('an instant of our time is what the language says', () => {
  const instants = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, (instant) => expect(instantOf(instant.toISOString())).toBe(instant.getTime())),
  );
});
