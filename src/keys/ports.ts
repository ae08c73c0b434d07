/** An issuer's key as it is kept: the secret only under seal. */
export interface SealedKey {
  /** Verification method, a DID URL. */
  readonly id: string;
  readonly did: string;
  readonly publicKeyMultibase: string;
  readonly sealedSecret: Uint8Array;
  readonly createdAt: Date;
  readonly retiredAt: Date | undefined;
}

/** Where sealed keys are kept. */
export interface KeyStore {
  selectKeys(): Promise<SealedKey[]>;
  /** The key that signs for a DID now, if there is one. */
  selectOptionalKey(did: string): Promise<SealedKey | undefined>;
}
