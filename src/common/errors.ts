/** What kind of trouble an error is; the HTTP edge maps each kind to a status, the CLI to an exit code. */
export type ErrorKind =
  | 'invalid' // the input is wrong; the caller can mend it
  | 'not-found'
  | 'conflict' // the input is fine but contradicts what is recorded
  | 'refused' // the caller may not, or the state forbids it
  | 'unauthenticated' // nobody knows who the caller is
  | 'outdated' // the caller edits something that changed since it was read
  | 'unconditional' // an edit that doesn't say which state it is an edit of
  | 'wrong-method'
  | 'not-acceptable' // there is no form of the answer that the caller takes
  | 'too-many' // the caller asks too often
  | 'too-large'
  | 'unsupported-type'
  | 'unavailable' // something outside didn't answer; try again
  | 'incoherent'; // our own records or settings contradict each other

/** One thing that is wrong with an input: where, what, and what would be right. */
export interface Fault {
  /** Stable, dotted, lower-case: `rule.leaf-name-twice`. Clients key on it. */
  readonly code: string;
  /** RFC 6901 JSON pointer into the input; `""` is the whole. */
  readonly pointer: string;
  /** A plain sentence; never holds personal data or keys. */
  readonly message: string;
  /** What would be right, if that can be said. */
  readonly expected?: string;
}

/** The one error class of this project: a kind, a stable code, and the faults behind it. */
export class CairnError extends Error {
  override readonly name = 'CairnError';
  readonly kind: ErrorKind;
  readonly code: string;
  readonly faults: readonly Fault[];
  /** Seconds after which it makes sense to try again, if that can be said. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    faults: readonly Fault[] = [],
    options: ErrorOptions & { readonly retryAfter?: number } = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.code = code;
    this.faults = faults;
    this.retryAfter = options.retryAfter;
  }
}

/** Makes an `invalid` error out of one or more faults; its code and message are the first fault's. */
export function invalid(...faults: [Fault, ...Fault[]]): CairnError {
  const [first] = faults;
  return new CairnError('invalid', first.code, first.message, faults);
}

/** A code that says what happened and nothing about whom: all that may be logged of an error. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

/** Faults of a part, told of the whole: `place` is the pointer of the part. */
export function faultsUnder(place: string, faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => ({ ...fault, pointer: `${place}${fault.pointer}` }));
}

/** A promise to the compiler that a `switch` covers everything; reaching it is a defect. */
export function unreachable(value: never): never {
  throw new CairnError('incoherent', 'internal.unreachable', `Unhandled case of type ${typeof value}`);
}
