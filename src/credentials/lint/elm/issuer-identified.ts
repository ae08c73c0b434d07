import { pointer } from '../../../common/json.js';
import { type ElmRule, FIRST_ISSUE, PROFILE } from './elm-rule.js';
import { nodesIn, valuesIn } from './graph.js';

export const issuerIdentified: ElmRule = {
  name: 'issuer-identified',
  citation: `${PROFILE}, IssuerNodeShape`,
  effective: FIRST_ISSUE,
  message: 'The issuer does not have exactly one eIDAS identifier.',
  expected: 'eIDASIdentifier with one LegalIdentifier',
  find: ({ root }) => {
    const issuer = valuesIn(root, 'issuer').find(
      (value) =>
        value.kind === 'node' &&
        (valuesIn(value.node, 'eIDASIdentifier').length !== 1 ||
          !nodesIn(value.node, 'eIDASIdentifier')[0]?.types.has('LegalIdentifier')),
    );
    return issuer && issuer.at + pointer('eIDASIdentifier');
  },
};
