/** A problem document, with the codes that an operation lists at a status. */
export interface Problem<C extends string = string> {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: C;
  readonly errors: readonly {
    readonly code: string;
    readonly pointer: string;
    readonly detail: string;
    readonly expected?: string;
  }[];
  readonly instance?: string;
}

/** The body of an upload. */
export type Bytes = string | Uint8Array;

/** An answer that isn't JSON: text, bytes or events, to be read or cancelled by the test. */
export type Streamed = Response;

/** An answer without a body. */
export type NotAnswered = undefined;
