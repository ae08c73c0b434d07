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

/** What a key of an issuer signs: everything, or nothing but what selections are disclosed from. */
export type KeyUse = 'all' | 'selective';

/** Where sealed keys are kept. */
export interface KeyStore {
  selectKeys(): Promise<SealedKey[]>;
  /** The key that signs for a DID now, if there is one. */
  selectOptionalKey(did: string, use: KeyUse): Promise<SealedKey | undefined>;
  /** Stores a DID's key for selections, and answers with the one that it has: another process may have been first. */
  insertSelectiveKey(key: SealedKey): Promise<SealedKey>;
}
