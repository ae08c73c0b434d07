import { VCDM2_CONTEXT } from '../../contexts/known.js';
import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { valuesOf } from '../form/members.js';

/** A lone text will do here: the specification's own examples have one. */
export const envelopeContext: DataModelRule = {
  name: 'envelope-context',
  citations: { '2.0': vcdm2('4.13.1 and 4.13.2') },
  effective: FIRST_ISSUE,
  message: 'An envelope has no context that says what it is.',
  expected: `${VCDM2_CONTEXT} as its context, or among them`,
  find: (envelope) =>
    valuesOf(envelope, '@context').some(({ value }) => value === VCDM2_CONTEXT) ? undefined : '/@context',
};
