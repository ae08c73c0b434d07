import type { Reading } from '../../credentials/documents/reading.js';
import { instantOfDateTime } from '../../credentials/suites/time.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail } = resultsOf('period', 'Verifiable Credentials Data Model 2.0, section 4.9');

/** How far two clocks may differ, in milliseconds. */
export const CLOCK_SKEW = 300_000;

/** A calendar day somewhere on Earth may end up to 12 hours after it ended in UTC, and begin 14 hours before. */
const ZONE_SPREAD = 14 * 3_600_000;

type Dated = Pick<Reading, 'validFrom' | 'validUntil' | 'awardedDate'> & {
  readonly created: readonly unknown[];
};

/** Whether it is valid now, and whether its dates can be true together. */
export function checkPeriod(dated: Dated, now: Date): CheckResult[] {
  const instant = now.getTime();
  const evidence = {
    validFrom: dated.validFrom,
    validUntil: dated.validUntil,
    awardedDate: dated.awardedDate,
    clockSkewSeconds: CLOCK_SKEW / 1000,
  };
  const failures: CheckResult[] = [];
  const from = parse(dated.validFrom);
  const until = parse(dated.validUntil);
  const awarded = parse(dated.awardedDate);
  if (dated.validFrom !== undefined && Number.isNaN(from)) {
    failures.push(fail('malformed', 'A date in it is not a date.', { evidence, pointer: '/validFrom' }));
  }
  if (dated.validUntil !== undefined && Number.isNaN(until)) {
    failures.push(fail('malformed', 'A date in it is not a date.', { evidence, pointer: '/validUntil' }));
  }
  if (until + CLOCK_SKEW < instant)
    failures.push(fail('expired', 'It has expired.', { evidence, pointer: '/validUntil' }));
  if (from - CLOCK_SKEW > instant)
    failures.push(fail('not-yet-valid', 'It is not valid yet.', { evidence, pointer: '/validFrom' }));
  if (awarded - ZONE_SPREAD - CLOCK_SKEW > instant) {
    failures.push(
      fail('award-in-future', 'Its award date lies in the future.', { evidence, pointer: '/awardedDate' }),
    );
  }
  for (const created of dated.created) {
    const signed = parse(typeof created === 'string' ? created : undefined);
    if (signed - CLOCK_SKEW > instant)
      failures.push(
        fail('signed-in-future', 'It was signed in the future.', { evidence, pointer: '/proof/created' }),
      );
    if (awarded - CLOCK_SKEW > signed) {
      failures.push(
        fail('award-after-signing', 'It was signed before its award date.', {
          evidence,
          pointer: '/awardedDate',
        }),
      );
    }
  }
  return failures.length > 0
    ? failures
    : [pass('valid', 'It is valid today, and its dates agree with each other.', { evidence })];
}

/** NaN where there is none, which compares false with everything. */
function parse(date: string | undefined): number {
  return date === undefined ? Number.NaN : instantOfDateTime(date);
}
