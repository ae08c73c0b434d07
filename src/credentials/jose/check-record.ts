import { typeOfCompact } from './compact.js';

/** `typ` of signed records of checks, without `application/`. */
export const CHECK_RECORD = 'check-record+jwt';

/** Whether a text says that it is a record of a check. */
export function isCheckRecord(input: unknown): input is string {
  return typeof input === 'string' && typeOfCompact(input) === CHECK_RECORD;
}
