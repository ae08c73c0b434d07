import type { JsonObject } from '../../common/json.js';

/** One thing that an unsigned credential must satisfy before it may be signed. */
export interface LintRule {
  /** Stable: `annex-i.level`. */
  readonly name: string;
  readonly citation: string;
  /** The calendar date from which it is applied. */
  readonly effective: string;
  /** It compares values that differ from award to award (`documents/known-forms.ts`), so it is applied to each document. */
  readonly comparesValues?: true;
  /** A JSON pointer to what is wrong, or `undefined`. */
  readonly find: (credential: JsonObject) => string | undefined;
}
