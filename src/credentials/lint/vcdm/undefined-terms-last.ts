import { UNDEFINED_TERMS_CONTEXT } from '../../contexts/known.js';
import { type DataModelRule, vcdm2 } from '../data-model-rule.js';
import { valuesOf } from '../form/members.js';

/** What gives a meaning to every word that no other context has: behind it, another one could still take words from it. */
export const undefinedTermsLast: DataModelRule = {
  name: 'undefined-terms-last',
  citations: { '2.0': vcdm2('5.2.1') },
  effective: '2026-11-28',
  message: 'The context for undefined terms is not the last one.',
  expected: `${UNDEFINED_TERMS_CONTEXT} behind all other contexts, if at all`,
  find: (document) =>
    valuesOf(document, '@context')
      .slice(0, -1)
      .find(({ value }) => value === UNDEFINED_TERMS_CONTEXT)?.at,
};
