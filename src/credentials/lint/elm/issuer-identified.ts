import { type ElmRule, FIRST_ISSUE, PROFILE } from './elm-rule.js';
import { nodesIn, valuesIn } from './graph.js';
import { placeOf } from './shaped.js';

export const issuerIdentified: ElmRule = {
  name: 'issuer-identified',
  citation: `${PROFILE}, IssuerNodeShape`,
  effective: FIRST_ISSUE,
  message: 'The issuer does not have exactly one eIDAS identifier.',
  expected: 'eIDASIdentifier with one LegalIdentifier',
  find: ({ root }) => {
    const issuer = nodesIn(root, 'issuer').find(
      (node) =>
        valuesIn(node, 'eIDASIdentifier').length !== 1 ||
        !nodesIn(node, 'eIDASIdentifier')[0]?.types.has('LegalIdentifier'),
    );
    return issuer && placeOf(issuer, 'eIDASIdentifier');
  },
};
