import type { JsonObject } from '../../common/json.js';
import type { ElmGraph } from '../lint/elm/graph.js';
import type { LintRule } from '../lint/rule.js';

/** What we ask of our own documents beyond what the model asks. */
export interface EdcHouseRule extends Omit<LintRule, 'find'> {
  /** Stable, and after the group the name of the file that it stands in: `edc-house.no-status`. */
  readonly name: `edc-house.${string}`;
  /** A JSON pointer to what is wrong, or `undefined`. `graph`: the document as `readGraph` reads it. */
  readonly find: (document: JsonObject, graph: ElmGraph) => string | undefined;
}
