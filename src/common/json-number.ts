const POINT = 0x2e;
const ZERO = 0x30;

const MOST_DIGITS = 15;
/** Below this, doubles hold fewer digits, so 15 of them no longer survive. */
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** What keeps a number from being read and written again unchanged, and what would be right. */
export interface NumberFault {
  readonly message: string;
  readonly expected: string;
}

/**
 * Why a JSON number doesn't survive a double, if it doesn't: more than 15 significant digits, too large, too small, or
 * minus zero (which RFC 8785 writes as zero).
 *
 * `value` is what it reads as; its digits and point, without sign and exponent, stand in `text` between `from` and `to`.
 */
export function numberFault(
  value: number,
  negative: boolean,
  text: string,
  from: number,
  to: number,
): NumberFault | undefined {
  if (to - from > MOST_DIGITS && significantDigits(text, from, to) > MOST_DIGITS) {
    return { message: 'A number has too many digits', expected: `at most ${MOST_DIGITS} significant digits` };
  }
  const lost = value === 0 ? negative || significantDigits(text, from, to) > 0 : !isNormal(value);
  if (!lost) return undefined;
  return {
    message: 'A number is too large, too small, or minus zero',
    expected: 'zero without a sign, or a size between 2.3e-308 and 1.7e308',
  };
}

function isNormal(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) >= SMALLEST_NORMAL;
}

/** Counts from the first digit that isn't zero to the last, since zeros around them change no digit of the value. */
function significantDigits(text: string, from: number, to: number): number {
  let seen = 0;
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT || (seen === 0 && code === ZERO)) continue;
    seen += 1;
    if (code !== ZERO) count = seen;
  }
  return count;
}
