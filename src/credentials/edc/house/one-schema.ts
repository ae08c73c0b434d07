import { FIRST_ISSUE } from '../../lint/elm/elm-rule.js';
import { valuesIn } from '../../lint/elm/graph.js';
import type { EdcHouseRule } from '../house-rule.js';

export const oneSchema: EdcHouseRule = {
  name: 'edc-house.one-schema',
  citation: 'src/credentials/edc/README.md, readers take one schema',
  effective: FIRST_ISSUE,
  find: (_document, { root }) =>
    valuesIn(root, 'credentialSchema').length === 1 ? undefined : '/credentialSchema',
};
