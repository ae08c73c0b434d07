import { invalid } from '../../common/errors.js';

/** Longest reason that is kept, in characters. */
export const LONGEST_REASON = 500;

/** Returns why somebody acts, without blanks around it; throws `code` (kind `invalid`) unless it says something. */
export function checkReason(reason: string, code = 'act.reason'): string {
  const said = reason.trim();
  if (said !== '' && reason.length <= LONGEST_REASON && !reason.includes('\0')) return said;
  throw invalid({
    code,
    pointer: '/reason',
    message: 'This needs a reason.',
    expected: `1 to ${LONGEST_REASON} characters, without NUL`,
  });
}
