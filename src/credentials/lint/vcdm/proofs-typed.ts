import { type DataModelRule, FIRST_ISSUE, vcdm1 } from '../data-model-rule.js';
import { untyped } from '../form/members.js';

/** Whether there has to be a proof depends on how a document is secured, and on whether it is yet. */
export const proofsTyped: DataModelRule = {
  name: 'proofs-typed',
  citations: { '2.0': 'Verifiable Credential Data Integrity 1.0, section 2.1', '1.1': vcdm1('4.7') },
  effective: FIRST_ISSUE,
  message: 'A proof does not say of what type it is.',
  expected: 'an object with a type, or a list of at least one',
  find: (document) => untyped(document, 'proof'),
};
