import type { Fault } from '../common/errors.js';
import type { ResultRow } from './result-row.js';

/** What is wrong with a column of a row. */
export function rowFault(
  row: Pick<ResultRow, 'line'>,
  column: string,
  code: string,
  message: string,
  expected: string,
): Fault {
  return { code: `results.${code}`, pointer: `/${row.line}/${column}`, message, expected };
}
