import type { JsonValue } from '../../../common/json.js';
import { isDateTimeStamp } from '../../suites/time.js';

/** Whether a value is an `xsd:dateTime` (XML Schema 1.1 Datatypes, section 3.3.7): a real day and time, with or without a zone. */
export function isDateTime(value: JsonValue | undefined): value is string {
  return isDateTimeStamp(value) || (typeof value === 'string' && isDateTimeStamp(`${value}Z`));
}

const PARTS = /^(-?\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Days from the year 0 to the start of a 400-year cycle, of which `Date` counts the rest. */
const DAYS_OF_CYCLE = 146_097n;
const DAY = 86_400_000;

/**
 * Whether one `xsd:dateTimeStamp` is later than another on the time line, whatever their zones, years and fractions of a
 * second: `Date` cuts the last to milliseconds and knows no year beyond 275760.
 */
export function isLater(one: string, other: string): boolean {
  const [seconds, fraction] = onTimeline(one);
  const [otherSeconds, otherFraction] = onTimeline(other);
  if (seconds !== otherSeconds) return seconds > otherSeconds;
  const length = Math.max(fraction.length, otherFraction.length);
  return fraction.padEnd(length, '0') > otherFraction.padEnd(length, '0');
}

function onTimeline(stamp: string): [seconds: bigint, fraction: string] {
  const [, year = '0', month, day, hour, minute, second, fraction = '', sign, ...zone] =
    PARTS.exec(stamp) ?? [];
  const cycle = floorDivide(BigInt(year), 400n);
  const yearOfCycle = Number(BigInt(year) - cycle * 400n);
  const days = Date.UTC(2000 + yearOfCycle, Number(month) - 1, Number(day)) / DAY;
  const [zoneHours, zoneMinutes] = zone.map((part) => Number(part ?? 0));
  const offset = (sign === '-' ? -1 : 1) * ((zoneHours ?? 0) * 3600 + (zoneMinutes ?? 0) * 60);
  const time = Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offset;
  return [(cycle * DAYS_OF_CYCLE + BigInt(days)) * 86_400n + BigInt(time), fraction];
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}
