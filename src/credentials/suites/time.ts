/** An instant as documents carry it: UTC, whole seconds, `Z`. */
export function wholeSeconds(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

const STAMP =
  /^(-?\d{4,})-(\d\d)-(\d\d)T(?:([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/;

/** Whether a value is an `xsd:dateTimeStamp` (XML Schema 1.1 Datatypes, section 3.4.28): a real day, a time and a zone. */
export function isDateTimeStamp(value: unknown): value is string {
  const parts = typeof value === 'string' ? STAMP.exec(value) : null;
  if (!parts) return false;
  const [, year, month, day] = parts.map(Number);
  const last = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last;
}
