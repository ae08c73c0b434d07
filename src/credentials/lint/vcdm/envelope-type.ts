import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { hasType, valuesOf } from '../form/members.js';

const ENVELOPES = ['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation'] as const;

/** The types of which an envelope has one, and no other. */
export const envelopeType: DataModelRule = {
  name: 'envelope-type',
  citations: { '2.0': vcdm2('4.13.1 and 4.13.2') },
  effective: FIRST_ISSUE,
  message: 'An envelope says that it is something else as well.',
  expected: `one type: ${ENVELOPES.join(' or ')}`,
  find: (envelope) =>
    valuesOf(envelope, 'type').length === 1 && ENVELOPES.some((type) => hasType(envelope, type))
      ? undefined
      : '/type',
};
