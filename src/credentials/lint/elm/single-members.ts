import { type ElmRule, FIRST_ISSUE, PROFILE } from './elm-rule.js';
import { firstShaped } from './shaped.js';

export const singleMembers: ElmRule = {
  name: 'single-members',
  citation: `${PROFILE}, sh:maxCount`,
  effective: FIRST_ISSUE,
  message: 'A member has more values than its class allows.',
  expected: 'one value; of texts by language, one language',
  find: (graph) =>
    firstShaped(graph, ({ most }, values) =>
      most !== undefined && values.length > most ? values[most]?.at : undefined,
    ),
};
