import { type ElmRule, FIRST_ISSUE, PROFILE } from './elm-rule.js';
import { firstShaped, placeOf } from './shaped.js';

export const mandatoryMembers: ElmRule = {
  name: 'mandatory-members',
  citation: `${PROFILE}, sh:minCount`,
  effective: FIRST_ISSUE,
  message: 'A member that its class needs is missing.',
  expected: 'at least one value',
  find: (graph) =>
    firstShaped(graph, ({ member, least }, values, node) =>
      values.length < least ? placeOf(node, member) : undefined,
    ),
};
