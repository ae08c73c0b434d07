/**
 * The port to whatever holds an issuer's private key: a sealed keystore, a PKCS#11 token. The key itself never passes
 * through it.
 */
export interface Signer {
  /** The verification method, a DID URL. */
  readonly id: string;
  /** `Ed25519`. */
  readonly algorithm: string;
  sign(options: { data: Uint8Array }): Promise<Uint8Array>;
}
