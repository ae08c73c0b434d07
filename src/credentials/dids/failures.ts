import { CairnError } from '../../common/errors.js';

/**
 * Why a DID or a DID URL isn't resolved: names of DID Resolution 1.0 (section 11), and two that it takes from Controlled
 * Identifiers 1.0 (section 3.5).
 */
export type FailureType =
  | 'INVALID_DID'
  | 'INVALID_DID_URL'
  | 'INVALID_OPTIONS'
  | 'NOT_FOUND'
  | 'REPRESENTATION_NOT_SUPPORTED'
  | 'METHOD_NOT_SUPPORTED'
  | 'FEATURE_NOT_SUPPORTED'
  | 'INVALID_DID_DOCUMENT'
  | 'INTERNAL_ERROR'
  | 'INVALID_VERIFICATION_METHOD'
  | 'INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD';

/** All there is to say of a failure, in both dialects. */
export interface Failure {
  readonly type: FailureType;
  /** Its name before DID Resolution 1.0, by DID Core 1.0 and The did:key Method 0.9. */
  readonly legacy: string;
  /** A plain sentence; says nothing of what was asked of other hosts. */
  readonly title: string;
  /** Under which the operator finds what nobody foresaw. */
  readonly instance?: string;
}

const row = (type: FailureType, legacy: string, title: string): Failure => ({ type, legacy, title });

/** By the code of the CairnError. */
const FAILURES = {
  'did.invalid': row('INVALID_DID', 'invalidDid', 'This is not a DID of its method.'),
  'did.url-invalid': row(
    'INVALID_DID_URL',
    'invalidDidUrl',
    'What follows the DID is not that of a DID URL.',
  ),
  'did.options-invalid': row(
    'INVALID_OPTIONS',
    'invalidOptions',
    'A parameter has a value that it cannot have.',
  ),
  'did.not-found': row('NOT_FOUND', 'notFound', 'There is nothing of this name.'),
  'did.representation': row(
    'REPRESENTATION_NOT_SUPPORTED',
    'representationNotSupported',
    'The answer has no form of the type that Accept asks for.',
  ),
  // The did:key Method, which knows no method but itself, calls every other one an invalid DID.
  'did.method-unsupported': row(
    'METHOD_NOT_SUPPORTED',
    'invalidDid',
    'DIDs of this method are not resolved here.',
  ),
  'did.feature-unsupported': row(
    'FEATURE_NOT_SUPPORTED',
    'featureNotSupported',
    'A parameter asks for what is not done here.',
  ),
  'did.document-invalid': row(
    'INVALID_DID_DOCUMENT',
    'invalidDidDocument',
    'What was found is not the document of this DID.',
  ),
  'did.verification-method': row(
    'INVALID_VERIFICATION_METHOD',
    'invalidVerificationMethod',
    'The DID URL does not stand for a verification method.',
  ),
  'did.relationship': row(
    'INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD',
    'invalidRelationshipForVerificationMethod',
    'The document does not allow the verification method for this.',
  ),
  'did.key-invalid': row('INVALID_DID', 'invalidPublicKey', 'The DID holds no usable public key.'),
  'did.key-length': row('INVALID_DID', 'invalidPublicKeyLength', 'The public key has the wrong length.'),
  'did.key-unsupported': row(
    'FEATURE_NOT_SUPPORTED',
    'unsupportedPublicKeyType',
    'Public keys of this type are not supported here.',
  ),
  'did.key-format-unknown': row(
    'INVALID_OPTIONS',
    'unsupportedPublicKeyType',
    'Public keys are not written in this format here.',
  ),
  'did.key-format-unfit': row(
    'INVALID_OPTIONS',
    'invalidPublicKeyType',
    'The public key cannot be written in this format.',
  ),
} as const satisfies Readonly<Record<string, Failure>>;

export type FailureCode = keyof typeof FAILURES;

/** The CairnError of a failure, of kind `invalid`. */
export function refusal(code: FailureCode): CairnError {
  return new CairnError('invalid', code, FAILURES[code].title);
}

/** Whatever it is that keeps us from a document. */
export const NOT_NOW = row('INTERNAL_ERROR', 'internalError', 'The document could not be looked up now.');

/**
 * What to say of an error. Whatever the guarded fetcher refuses or doesn't get is one and the same failure, so that nobody
 * learns from here what is to be reached where.
 *
 * @throws what it is given, unless that is a CairnError that the asker or another host is the cause of.
 */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof CairnError) || error.kind === 'incoherent') throw error;
  return isFailureCode(error.code) ? FAILURES[error.code] : NOT_NOW;
}

function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(FAILURES, code);
}
