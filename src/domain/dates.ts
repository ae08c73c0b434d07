/** A calendar date `YYYY-MM-DD`. It has no zone and never moves. */
export type CalendarDate = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether `text` is a real day of the proleptic Gregorian calendar in the form `YYYY-MM-DD`, years 1900 to 9999. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The last second of a day in UTC. */
export function endOfDay(date: CalendarDate): Date {
  return new Date(`${date}T23:59:59Z`);
}

/** The day `months` whole months before `date`; a day that doesn't exist there becomes that month's last. */
export function monthsBefore(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) - months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const toDay = Math.min(day, daysInMonth(toYear, toMonth));
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The calendar date that an IANA zone shows at an instant. */
export function dateInZone(instant: Date, zone: string): CalendarDate {
  return dateFormat(zone).format(instant);
}

// to make a formatter takes a hundred times as long as to use it, and there are few zones

const dateFormat = once(
  (timeZone) =>
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
);

const instantFormat = once(
  (timeZone) =>
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }),
);

function once<T>(make: (zone: string) => T): (zone: string) => T {
  const made = new Map<string, T>();
  return (zone) => {
    const found = made.get(zone) ?? make(zone);
    made.set(zone, found);
    return found;
  };
}

/**
 * A calendar date as the first instant of that day in a zone, with that zone's offset: `2026-03-01T00:00:00+02:00`.
 * Where a clock change skips midnight the offset is the one that holds just after it.
 */
export function midnightInZone(date: CalendarDate, zone: string): string {
  const utcMidnight = Date.parse(`${date}T00:00:00Z`);
  let offset = offsetMinutes(new Date(utcMidnight), zone);
  offset = offsetMinutes(new Date(utcMidnight - offset * 60_000), zone);
  const sign = offset < 0 ? '-' : '+';
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${date}T00:00:00${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function offsetMinutes(instant: Date, zone: string): number {
  const parts = instantFormat(zone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((local - Math.floor(instant.getTime() / 1000) * 1000) / 60_000);
}
