import type { SigningKeyType } from '../../credentials/keys/signing.js';
import type { StatusPurpose, StatusSlot } from '../../credentials/status/entries.js';
import type { Act, NewKey } from '../ports.js';

/** A place in a list that is read in pages, newest first; `id` is a DID. */
export interface IssuerPage {
  readonly limit: number;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
}

/** A DID under which credentials are signed that a caller supplies. It is no issuer of the network. */
export interface SuppliedIssuer {
  readonly did: string;
  /** Code of the institution; `undefined`: the network. */
  readonly institution: string | undefined;
  readonly keyType: SigningKeyType;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly retiredAt: Date | undefined;
}

/** What keeps supplied issuers, and the status of what they signed; never the credentials themselves. */
export interface SuppliedStore {
  /** False if there are `most` in use for the same institution. */
  insertSuppliedIssuer(issuer: SuppliedIssuer, key: NewKey, most: number, act: Act): Promise<boolean>;
  selectOptionalSuppliedIssuer(did: string): Promise<SuppliedIssuer | undefined>;
  /** Of an institution (`null`: of the network), or of all (`undefined`); newest first. */
  selectSuppliedIssuers(institution: string | null | undefined, page: IssuerPage): Promise<SuppliedIssuer[]>;
  /** False if it was retired before. */
  retireSuppliedIssuer(did: string, act: Act): Promise<boolean>;
  /**
   * Takes a place in the issuer's status lists for a credential; `undefined` if a credential of this id has one already, so
   * that one status never stands for two documents.
   */
  takeSuppliedSlot(issuerDid: string, credentialId: string, act: Act): Promise<StatusSlot | undefined>;
  /** False if there is no credential of this id with a status. */
  setSuppliedStatus(
    issuerDid: string,
    credentialId: string,
    purpose: StatusPurpose,
    value: boolean,
    act: Act,
  ): Promise<boolean>;
}
