import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';

/** Ids hold for the whole document: two places with one id are one thing. The shapes see only what both say together. */
export const idsUnambiguous: ElmRule = {
  name: 'ids-unambiguous',
  citation: elm('identification of nodes; JSON-LD 1.1, section 3.3'),
  effective: FIRST_ISSUE,
  message: 'Two nodes that say different things have the same id.',
  expected: 'the same members wherever an id stands with members, or another id',
  find: ({ contradictions }) => contradictions[0],
};
