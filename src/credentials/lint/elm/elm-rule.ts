import type { ElmGraph } from './graph.js';

/** One thing that a European digital credential must satisfy. */
export interface ElmRule {
  /** Stable, and the name of the file that it stands in: `mandatory-members`. */
  readonly name: string;
  readonly citation: string;
  /** The calendar date from which it is applied. */
  readonly effective: string;
  /** A plain sentence that says what is wrong. */
  readonly message: string;
  /** The right form. */
  readonly expected: string;
  /** A JSON pointer to the first place that is wrong, or `undefined`. It takes whatever JSON can say and never throws. */
  readonly find: (graph: ElmGraph) => string | undefined;
}

/** The day from which the rules of the first issue are applied. */
export const FIRST_ISSUE = '2026-01-01';

/** What the shapes ask. */
export const PROFILE = 'European digital credentials application profile edc-generic-full 1.2.0';

/** A class or member of the model. */
export function elm(what: string): string {
  return `European Learning Model 3.2, ${what}`;
}
