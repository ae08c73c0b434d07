import { FIRST_ISSUE } from '../../lint/elm/elm-rule.js';
import type { EdcHouseRule } from '../house-rule.js';

export const noStatus: EdcHouseRule = {
  name: 'edc-house.no-status',
  citation: 'src/credentials/edc/README.md, the status is that of the award',
  effective: FIRST_ISSUE,
  find: (document) => (Object.hasOwn(document, 'credentialStatus') ? '/credentialStatus' : undefined),
};
