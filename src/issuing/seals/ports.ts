import type { KeptSeal } from '../../credentials/jades/seal-vault.js';
import type { Act } from '../ports.js';

/** An institution's seal. */
export interface SealRecord extends KeptSeal {
  readonly issuerDid: string;
  /** SHA-256 of its certificate in base64url, as `x5t#S256` has it. */
  readonly fingerprint: string;
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

/** An authority for a demonstration, and seals under it. */
export type MakeDemoAuthority = (at: Date) => Promise<{
  readonly certificate: Uint8Array;
  seal(subject: {
    readonly name: string;
    readonly eidasIdentifier: string;
    readonly country: string;
  }): Promise<{ readonly privateKey: Uint8Array; readonly certificate: Uint8Array }>;
}>;
