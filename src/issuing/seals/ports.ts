import type { Act } from '../ports.js';

/** `pkcs12`: the key of a file. `pkcs11`: a key that stays on its token. `demo`: a key that was made here and is worth nothing. */
export type SealKind = 'pkcs12' | 'pkcs11' | 'demo';

/** An institution's seal as it is kept: what opens its key only under the master secret. */
export interface SealRecord {
  /** UUID. */
  readonly id: string;
  readonly issuerDid: string;
  readonly kind: SealKind;
  /** Certificates in DER: its own first, then those of authorities. */
  readonly chain: readonly Uint8Array[];
  /** SHA-256 of its certificate in base64url, as `x5t#S256` has it. */
  readonly fingerprint: string;
  readonly sealedSecret: Uint8Array;
  readonly createdAt: Date;
  readonly retiredAt: Date | undefined;
}

/** Seals: added, retired, never deleted, since what they sealed is verified long after. */
export interface SealStore {
  /** All, retired ones too, in the order in which they were added. */
  selectSeals(): Promise<SealRecord[]>;
  /** The seal that an issuer seals with now: the last one that was added and not retired. */
  selectOptionalSeal(issuerDid: string): Promise<SealRecord | undefined>;
  /** Throws `seal.exists` (`conflict`) where the issuer has a seal with this certificate that isn't retired. */
  insertSeal(seal: SealRecord, act: Act): Promise<void>;
  /** Whether there was one to retire. */
  retireSeal(id: string, act: Act): Promise<boolean>;
}

/** The key of a seal as somebody hands it in. Where a token's library lies is for operators alone to say: it is loaded and run. */
export type GivenSeal =
  | { readonly kind: 'pkcs12'; readonly file: Uint8Array; readonly password: string }
  | {
      readonly kind: 'pkcs11';
      readonly where: { readonly module: string; readonly token: string; readonly id: string };
      readonly pin: string;
      readonly certificate?: Uint8Array | undefined;
    }
  | { readonly kind: 'demo'; readonly privateKey: Uint8Array; readonly certificate: Uint8Array };

/** Takes keys in and signs with them; holds what is secret. */
export interface SealVault {
  take(
    id: string,
    given: GivenSeal,
    more: readonly Uint8Array[],
  ): Promise<Pick<SealRecord, 'id' | 'kind' | 'chain' | 'sealedSecret'>>;
  sign(
    seal: Pick<SealRecord, 'id' | 'kind' | 'chain' | 'sealedSecret'>,
    bytes: Uint8Array,
  ): Promise<Uint8Array>;
}

/** An authority for a demonstration, and seals under it. */
export type MakeDemoAuthority = (at: Date) => Promise<{
  readonly certificate: Uint8Array;
  seal(subject: {
    readonly name: string;
    readonly eidasIdentifier: string;
    readonly country: string;
  }): Promise<{ readonly privateKey: Uint8Array; readonly certificate: Uint8Array }>;
}>;
