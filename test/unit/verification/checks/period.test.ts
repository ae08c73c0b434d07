import { describe, expect, test } from '@jest/globals';
import { checkPeriod } from '../../../../src/verification/checks/period.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const codes = (dates: { validFrom?: string; validUntil?: string }) =>
  checkPeriod(
    { validFrom: undefined, validUntil: undefined, awardedDate: undefined, created: [], ...dates },
    NOW,
  ).map(({ code }) => code.replace('period.', ''));

describe('dates as XML Schema has them', () => {
  test.each<[string, { validFrom?: string; validUntil?: string }, string]>([
    ['a year of five digits is far ahead', { validUntil: '12026-01-01T00:00:00Z' }, 'valid'],
    ['and not reached yet', { validFrom: '12026-01-01T00:00:00Z' }, 'not-yet-valid'],
    ['a year before our era is long past', { validUntil: '-0044-03-15T12:00:00Z' }, 'expired'],
    ['midnight may be the end of a day', { validUntil: '2026-06-15T24:00:00Z' }, 'valid'],
    ['a zone counts', { validUntil: '2026-06-15T05:00:00-05:30' }, 'valid'],
    ['a day that there is not is no date', { validUntil: '2027-02-30T00:00:00Z' }, 'malformed'],
    ['a text is no date', { validFrom: 'soon' }, 'malformed'],
  ])('%s', (_what, dates, code) => {
    expect(codes(dates)).toEqual([code]);
  });

  test('a time without a zone is one of UTC, wherever the verifier is', () => {
    const zone = process.env.TZ;
    try {
      for (const there of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC']) {
        process.env.TZ = there;
        expect(codes({ validUntil: '2026-06-15T08:00:00' })).toEqual(['expired']);
        expect(codes({ validFrom: '2026-06-15T09:30:00', validUntil: '2026-06-15T12:00:00' })).toEqual([
          'valid',
        ]);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
