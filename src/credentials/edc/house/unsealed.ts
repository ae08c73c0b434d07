import { FIRST_ISSUE } from '../../lint/elm/elm-rule.js';
import type { EdcHouseRule } from '../house-rule.js';

export const unsealed: EdcHouseRule = {
  name: 'edc-house.unsealed',
  citation: 'ETSI TS 119 182-1: the seal is around the document; a proof within it would not verify',
  effective: FIRST_ISSUE,
  find: (document) => (Object.hasOwn(document, 'proof') ? '/proof' : undefined),
};
