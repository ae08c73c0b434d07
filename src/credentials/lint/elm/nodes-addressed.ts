import { type ElmRule, FIRST_ISSUE, PROFILE } from './elm-rule.js';
import { firstShaped } from './shaped.js';

export const nodesAddressed: ElmRule = {
  name: 'nodes-addressed',
  citation: `${PROFILE}, sh:nodeKind`,
  effective: FIRST_ISSUE,
  message: 'A concept, schema or status has no id.',
  expected: 'the address of it as id',
  find: (graph) =>
    firstShaped(graph, ({ range }, values) =>
      range.kind === 'node' && range.addressed
        ? values.find((value) => value.kind === 'node' && value.node.id === undefined)?.at
        : undefined,
    ),
};
