import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';

/** The two contexts of a European digital credential, in this order. */
export const EDC_CONTEXTS = [
  'https://www.w3.org/2018/credentials/v1',
  'http://data.europa.eu/snb/model/context/edc-ap',
] as const;

/** Without them a document says nothing at all, and conforms to every shape. */
export const contexts: ElmRule = {
  name: 'contexts',
  citation: elm('JSON-LD context of the application profile edc-ap'),
  effective: FIRST_ISSUE,
  message: 'The contexts are not those of a European digital credential.',
  expected: EDC_CONTEXTS.join(', then '),
  find: ({ document }) => {
    const written = document['@context'];
    const same =
      Array.isArray(written) &&
      written.length === EDC_CONTEXTS.length &&
      EDC_CONTEXTS.every((context, index) => written[index] === context);
    return same ? undefined : '/@context';
  },
};
