/** A Multikey verification method (Controlled Identifiers 1.0, section 2.2.2). */
export interface VerificationMethod {
  readonly id: string;
  readonly type: 'Multikey';
  readonly controller: string;
  readonly publicKeyMultibase: string;
}

/** As much of a DID document as issuing and verifying need. */
export interface DidDocument {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly verificationMethod: readonly VerificationMethod[];
  readonly assertionMethod: readonly string[];
  readonly authentication?: readonly string[];
  readonly capabilityInvocation?: readonly string[];
  readonly capabilityDelegation?: readonly string[];
  readonly keyAgreement?: readonly string[];
}

/** The DID of a DID URL: what stands before `#`, `?` or `/`. */
export function didOf(didUrl: string): string {
  return didUrl.split(/[#?/]/, 1)[0] ?? didUrl;
}
