/** An instant as documents carry it: UTC, whole seconds, `Z`. */
export function wholeSeconds(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

const STAMP =
  /^(-?(?:[1-9]\d{3,}|0\d{3}))(-(\d\d)-(\d\d)T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)))$/;

/** The calendar repeats itself after so many years, which have so many milliseconds. */
const CYCLE = { years: 400, milliseconds: 146_097 * 86_400_000 } as const;

/** Whether a value is an `xsd:dateTimeStamp` (XML Schema 1.1 Datatypes, section 3.4.28): a real day, a time and a zone. */
export function isDateTimeStamp(value: unknown): value is string {
  const parts = typeof value === 'string' ? STAMP.exec(value) : null;
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  const last = new Date(Date.UTC(sameCalendar(year), month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

/** Milliseconds since 1970 of an `xsd:dateTimeStamp`, of any year; `Date.parse` knows those of four digits alone. */
export function instantOf(stamp: string): number {
  const [, written, rest] = STAMP.exec(stamp) ?? [];
  const year = Number(written);
  const near = sameCalendar(year);
  return Date.parse(`${near}${rest}`) + ((year - near) / CYCLE.years) * CYCLE.milliseconds;
}

/**
 * Milliseconds since 1970 of an `xsd:dateTime`, or NaN for what is none. One without a zone, which version 1.1 of the data
 * model allows, is one of UTC (Verifiable Credentials Data Model 2.0, section 5.8).
 */
export function instantOfDateTime(text: string): number {
  if (isDateTimeStamp(text)) return instantOf(text);
  return isDateTimeStamp(`${text}Z`) ? instantOf(`${text}Z`) : Number.NaN;
}

/** The year of our time whose days are those of the given one. */
function sameCalendar(year: number): number {
  return 2000 + (year % CYCLE.years);
}
