import type { ErrorKind, Fault } from '../../../common/errors.js';
import type { TableFormat, TableRow } from './table.js';

/** What the worker is told. It answers each message with exactly one `Answer`. */
export type Message =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** There are no more bytes. */
  | { readonly kind: 'end' }
  /** The rows of the last answer are dealt with. */
  | { readonly kind: 'more' };

/**
 * `rows`: some rows; there may be more, so ask. `next`: all that was given is dealt with. `done`: that was the table.
 * `fault`: the file can't be read, and the worker has ended.
 */
export type Answer =
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[]; readonly format: TableFormat }
  | { readonly kind: 'next' }
  | { readonly kind: 'done'; readonly format: TableFormat }
  | {
      readonly kind: 'fault';
      readonly error: { kind: ErrorKind; code: string; message: string; faults: readonly Fault[] };
    };
