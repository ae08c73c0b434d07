/** One line of an institution's results, as text. */
export interface ResultRow {
  /** Line of the file on which it begins, from 2: the header is line 1. */
  readonly line: number;
  /** Network learner id (`urn:uuid:…`), European Student Identifier, or the institution's own number. */
  readonly learner: string;
  readonly name: string;
  readonly module: string;
  readonly date: string;
  readonly grade: string;
  /** `criterion=level;…`, or empty. */
  readonly criteria: string;
  /** Where mails to the learner go. */
  readonly email?: string | undefined;
  /** In which language: BCP 47. */
  readonly language?: string | undefined;
}

/** A result that somebody sends by itself. */
export interface SingleResult extends ResultRow {
  /** The same result was revoked by mistake, and is awarded anew. */
  readonly again?: boolean | undefined;
}
