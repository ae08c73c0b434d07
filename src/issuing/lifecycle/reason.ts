import { invalid } from '../../common/errors.js';

/** Longest reason that is kept, in characters. */
const LONGEST_REASON = 500;

/** Somebody's own words, without blanks around them; `undefined` unless they say something that can be kept. */
export function tidyWords(words: string): string | undefined {
  const said = words.trim();
  return said !== '' && words.length <= LONGEST_REASON && !words.includes('\0') ? said : undefined;
}

/** Returns why somebody acts, without blanks around it; throws `act.reason` (kind `invalid`) unless it says something. */
export function checkReason(reason: string): string {
  const said = tidyWords(reason);
  if (said !== undefined) return said;
  throw invalid({
    code: 'act.reason',
    pointer: '/reason',
    message: 'This needs a reason.',
    expected: `1 to ${LONGEST_REASON} characters, without NUL`,
  });
}
