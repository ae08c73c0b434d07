/** What a number format makes of a number. */
export type NumberShape = 'plain' | 'date' | { readonly digits: number };

/** Formats that every spreadsheet knows by number, and that show a day. */
const BUILT_IN_DATES = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

const LONGEST_FORMAT = 255;

/** Whether a cell of this format shows a day, or a number with leading zeros. `code`: of a format of one's own. */
export function numberShape(id: number, code: string | undefined): NumberShape {
  if (code === undefined) return BUILT_IN_DATES.includes(id) ? 'date' : 'plain';
  // longer than any program lets a person write
  if (code.length > LONGEST_FORMAT) return 'plain';
  const [positive = ''] = code.split(';');
  if (/^0{2,20}$/.test(positive)) return { digits: positive.length };
  // texts, escaped characters, paddings, and colours, conditions and languages in brackets show no day
  const letters = positive.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '').toLowerCase();
  if (/general/.test(letters)) return 'plain';
  return /[yd]/.test(letters) || (/m/.test(letters) && !/[hs]/.test(letters)) ? 'date' : 'plain';
}

const DAY = 86_400_000;

/**
 * The day that a serial number stands for, `YYYY-MM-DD`, whatever the time of day; `undefined` where there is none: the
 * 1900 system counts a 29 February 1900 that never was.
 */
export function dayOfSerial(serial: number, since1904: boolean): string | undefined {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < (since1904 ? 0 : 1) || whole > 2_958_465) return undefined;
  if (!since1904 && whole === 60) return undefined;
  const start = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  return new Date(start + whole * DAY).toISOString().slice(0, 10);
}
