import { type ElmRule, FIRST_ISSUE, PROFILE } from './elm-rule.js';
import { nodesIn, nodesOf, valuesIn } from './graph.js';
import { placeOf } from './shaped.js';

/** A bare Claim, which is of no kind that the model knows better, must say what it is. */
export const claimsTyped: ElmRule = {
  name: 'claims-typed',
  citation: `${PROFILE}, ClaimTypeNodeShape`,
  effective: FIRST_ISSUE,
  message: 'A claim that is no achievement, activity, assessment or entitlement does not say what it is.',
  expected: 'dcType with a concept',
  find: (graph) => {
    const held = new Set([
      ...nodesOf(graph, 'Person').flatMap((person) => nodesIn(person, 'hasClaim')),
      ...nodesOf(graph, 'AwardingProcess').flatMap((awarding) => nodesIn(awarding, 'awards')),
    ]);
    const bare = [...held].find(
      (node) => node.types.size === 1 && node.types.has('Claim') && valuesIn(node, 'dcType').length === 0,
    );
    return bare && placeOf(bare, 'dcType');
  },
};
