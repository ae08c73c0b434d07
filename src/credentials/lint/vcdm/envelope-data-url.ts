import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';

/** RFC 2397, section 3. What is in it is read by whoever opens it. */
const DATA_URL = /^data:[^,\s]+,\S+$/i;

export const envelopeDataUrl: DataModelRule = {
  name: 'envelope-data-url',
  citations: { '2.0': vcdm2('4.13.1 and 4.13.2') },
  effective: FIRST_ISSUE,
  message: 'An envelope holds nothing.',
  expected: 'an id that is a data: URL with a media type, such as data:application/vc+jwt,eyJ…',
  find: ({ id }) => (typeof id === 'string' && DATA_URL.test(id) ? undefined : '/id'),
};
