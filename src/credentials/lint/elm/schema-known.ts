import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';
import { nodesIn } from './graph.js';

const AP = 'http://data.europa.eu/snb/model/ap';
/** The profile for any achievement, and the one for what stands on an accreditation. */
export const GENERIC_SCHEMA = `${AP}/edc-generic-full`;
export const ACCREDITED_SCHEMA = `${AP}/edc-accredited`;

/** Further profiles of the model, whose own shapes are not known here. */
const OTHERS = [
  `${AP}/edc-generic-no-cv`,
  `${AP}/edc-converted`,
  `${AP}/edc-diploma-supplement`,
  `${AP}/edc-issued-by-mandate`,
];

export const schemaKnown: ElmRule = {
  name: 'schema-known',
  citation: elm('application profiles; Verifiable Credentials Data Model 1.1, section 5.4'),
  effective: FIRST_ISSUE,
  message: 'The credential does not name a profile of European digital credentials as its schema.',
  expected: `credentialSchema with ${GENERIC_SCHEMA} or another profile of the model`,
  find: ({ root }) => {
    const known = [GENERIC_SCHEMA, ACCREDITED_SCHEMA, ...OTHERS];
    const named = nodesIn(root, 'credentialSchema').some(({ id }) => id !== undefined && known.includes(id));
    return named ? undefined : '/credentialSchema';
  },
};
