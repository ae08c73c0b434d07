import type { Reached } from '../../common/reach.js';
import type { TextMap } from '../../domain/text.js';
import type { Act } from '../../issuing/ports.js';

/** An entry as everybody may find it. */
export interface RegisterLine {
  readonly id: string;
  /** As it stands on the certificate. */
  readonly name: string;
  /** Code of the programme. */
  readonly code: string;
  readonly title: TextMap;
  readonly issuer: TextMap;
  /** Calendar date. */
  readonly awardedOn: string;
}

export interface RegisterQuery {
  /** Each has to be in the name, in lower case and without marks (`foldName`). */
  readonly words: readonly string[];
  /** Code of a programme. */
  readonly certificate: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Which text somebody read and agreed to. */
export interface RegisterText {
  readonly textVersion: string;
  /** BCP 47 tag. */
  readonly textLanguage: string;
}

export interface NewEntry extends RegisterText {
  readonly id: string;
  /** Of which the certificate has to be. */
  readonly learners: readonly Reached[];
  readonly awardId: string;
  readonly shareId: string;
  readonly tokenHash: string;
}

export interface RegisterStore {
  /** Lists a certificate, with a link to it; false if it is listed already, or is none of theirs that is in force. */
  insertEntry(entry: NewEntry, act: Act): Promise<boolean>;
  /** Ends an entry and its link; false if there was none. */
  withdrawEntry(learners: readonly Reached[], awardId: string, act: Act): Promise<boolean>;
  /** The awards that are listed, of those that are reached. */
  selectListed(learners: readonly Reached[]): Promise<string[]>;
  /** Entries that stand at this moment, by name: of certificates in force, whose link and consent nobody ended. */
  selectEntries(query: RegisterQuery): Promise<RegisterLine[]>;
}
