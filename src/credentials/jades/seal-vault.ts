/** `pkcs12`: the key of a file. `pkcs11`: a key that stays on its token. `demo`: a key that was made here and is worth nothing. */
export type SealKind = 'pkcs12' | 'pkcs11' | 'demo';

/** A seal as it is kept: what opens its key only under the master secret. */
export interface KeptSeal {
  /** UUID. */
  readonly id: string;
  readonly kind: SealKind;
  /** Certificates in DER: its own first, then those of authorities. */
  readonly chain: readonly Uint8Array[];
  readonly sealedSecret: Uint8Array;
}

/** Where a key is kept that never leaves its token. */
export interface Pkcs11Token {
  /** Path of the token maker's library. It is loaded and run: only an operator may name it. */
  readonly module: string;
  /** Label of the token. */
  readonly token: string;
  /** `CKA_ID` of the key and its certificate, in hexadecimal. */
  readonly id: string;
}

/** The key of a seal as somebody hands it in. */
export type GivenSeal =
  | { readonly kind: 'pkcs12'; readonly file: Uint8Array; readonly password: string }
  | {
      readonly kind: 'pkcs11';
      readonly where: Pkcs11Token;
      readonly pin: string;
      /** In DER; of the token if left out. */
      readonly certificate?: Uint8Array | undefined;
    }
  /** PKCS#8, overwritten once it is sealed. */
  | { readonly kind: 'demo'; readonly privateKey: Uint8Array; readonly certificate: Uint8Array };

/** Keeps the keys of seals under the master secret, and hands out signatures. */
export interface SealVault {
  /**
   * Takes a key in: reads it, orders its certificates, seals it. Nothing is stored, and whether key and certificate belong
   * together shows when it signs. `more`: certificates of authorities, in DER. Throws a CairnError (`seal.…`) of kind `invalid`
   * for what can't be read, and what a token throws.
   */
  take(id: string, given: GivenSeal, more: readonly Uint8Array[]): Promise<KeptSeal>;
  /** Signs with a seal that is kept; the key is opened once. Throws `keys.wrong-master-secret`, and what a token throws. */
  sign(seal: KeptSeal, bytes: Uint8Array): Promise<Uint8Array>;
  /** Opens what is kept of these seals, and asks no token; throws `keys.wrong-master-secret`. */
  openAll(seals: readonly Pick<KeptSeal, 'id' | 'sealedSecret'>[]): void;
}
