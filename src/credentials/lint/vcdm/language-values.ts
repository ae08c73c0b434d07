import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { languageValueFault } from '../form/language.js';
import { firstOf } from '../form/walk.js';

/** Where names-are-text looks already. */
const NAMED = /^(?:\/issuer)?\/(?:name|description)(?:\/\d+)?$/;

/** Of every object in the document that speaks of a language or direction. */
export const languageValues: DataModelRule = {
  name: 'language-values',
  citations: { '2.0': vcdm2('11.1') },
  effective: FIRST_ISSUE,
  message: 'A text with a language is malformed.',
  expected: 'an object of @value, a well-formed @language and a @direction of ltr or rtl, and nothing else',
  find: (document) =>
    firstOf(document, ({ node, at }) => {
      const speaks = Object.hasOwn(node, '@language') || Object.hasOwn(node, '@direction');
      return speaks && !NAMED.test(at) ? languageValueFault(node, at) : undefined;
    }),
};
