import { type DataModelRule, FIRST_ISSUE, vcdm2 } from '../data-model-rule.js';
import { notObjects } from '../form/members.js';

/** Of what form they are is another matter: each is held against the rules of credentials or of envelopes. */
export const presentedCredentials: DataModelRule = {
  name: 'presented-credentials',
  citations: { '2.0': vcdm2('4.13') },
  effective: FIRST_ISSUE,
  message: 'What is presented is not a credential.',
  expected: 'one object or a list of at least one: credentials, or credentials in an envelope',
  find: (document) => notObjects(document, 'verifiableCredential'),
};
