import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';

/** A processor drops what isn't a term, so the shapes never see it. */
export const termsDefined: ElmRule = {
  name: 'terms-defined',
  citation: elm('JSON-LD context of the application profile edc-ap'),
  effective: FIRST_ISSUE,
  message: 'A member is not a term of the European Learning Model, so it would be dropped.',
  expected: 'terms of the contexts edc-ap and credentials/v1, neither addresses nor keywords',
  find: ({ undefinedTerms }) => undefinedTerms[0],
};
