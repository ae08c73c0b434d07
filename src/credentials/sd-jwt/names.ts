/** The type of learning credentials of the European Digital Identity Wallet. The name isn't this project's. */
export const LEARNING_VCT = 'urn:eu.europa.ec.eudi:learning:credential:1';

/** `typ` of an SD-JWT VC, the one that is written and the one before it (SD-JWT VC, section 3.2.1). */
export const SD_JWT_TYPES = ['dc+sd-jwt', 'vc+sd-jwt'] as const;

/** `typ` of a key binding JWT (RFC 9901, section 4.3). */
export const KEY_BINDING_TYP = 'kb+jwt';

/** The one digest that disclosures have here; it is also the default (RFC 9901, section 4.1.1). */
export const SD_ALG = 'sha-256';

/** Claims that nobody may withhold (SD-JWT VC, section 3.2.2.2). */
export const NEVER_DISCLOSABLE: ReadonlySet<string> = new Set([
  'iss',
  'nbf',
  'exp',
  'cnf',
  'vct',
  'vct#integrity',
  'status',
]);
