import { type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { placesOf } from '../form/walk.js';

const CITATION = 'I-JSON (RFC 7493), section 2.2';

/** Another reader would take such a number for another one; JCS (RFC 8785, section 3.1) asks for I-JSON. */
export const numbersExact: DataModelRule = {
  name: 'numbers-exact',
  citations: { '2.0': CITATION, '1.1': CITATION },
  effective: FIRST_ISSUE,
  message: 'A number is larger than every reader can tell exactly.',
  expected: 'whole numbers between -9007199254740991 and 9007199254740991; text for larger ones',
  find: (document) => {
    for (const { value, at } of placesOf(document)) {
      // not `>`, which is false of what is no number at all
      if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) return at;
    }
    return undefined;
  },
};
