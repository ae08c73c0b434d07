import type { Wall } from '../../common/wall.js';
import type { Withholdable } from '../../credentials/documents/selective.js';
import type { CalendarDate } from '../../domain/dates.js';
import type { Act } from '../ports.js';

/** A place in a list that is read in pages, newest first. */
export interface Page {
  readonly limit: number;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
}

/** A learner as a reader may see them: an institution sees its own number alone. */
export interface LearnerView {
  readonly id: string;
  readonly name: string;
  readonly esi: string | undefined;
  readonly numbers: readonly { readonly institution: string; readonly number: string }[];
  readonly consent:
    | { readonly textVersion: string; readonly textLanguage: string; readonly givenAt: Date }
    | undefined;
  readonly mergedInto: string | undefined;
  readonly createdAt: Date;
  readonly revision: number;
}

export interface LearnerFilter {
  /** The reader's own number. */
  readonly number?: string | undefined;
  readonly esi?: string | undefined;
}

export type CredentialState = 'valid' | 'suspended' | 'revoked' | 'pending';

export interface CredentialView {
  readonly id: string;
  readonly awardId: string;
  readonly learnerId: string;
  readonly kind: 'module' | 'programme';
  readonly code: string;
  readonly rendition: string;
  readonly revision: number;
  readonly state: CredentialState;
  readonly recordedAt: Date;
  readonly signedAt: Date | undefined;
  readonly revokedAt: Date | undefined;
  readonly revokeReason: string | undefined;
  readonly supersedes: string | undefined;
  readonly supersededBy: string | undefined;
}

export interface CredentialFilter {
  readonly learner?: string | undefined;
  readonly award?: string | undefined;
  readonly state?: CredentialState | undefined;
}

export interface CertificateView {
  readonly id: string;
  readonly learnerId: string;
  readonly programme: string;
  /** Address of the programme version. */
  readonly achievement: string;
  /** Hundredths. */
  readonly ects: number;
  readonly awardedOn: string;
  readonly state: 'valid' | 'suspended' | 'revoked';
  readonly recordedAt: Date;
  readonly stackRevision: number;
  readonly credentialId: string | undefined;
  readonly stack: readonly StackLineView[];
}

/** What an awarding body sees of a part: its stack entry, never the award's record. */
export interface StackLineView {
  readonly rulePart: string;
  readonly award: string;
  readonly code: string;
  /** Address of the module or programme version. */
  readonly achievement: string;
  /** Hundredths. */
  readonly ects: number;
  readonly awardedOn: string;
  readonly issuer: string;
  readonly through: string | undefined;
}

export interface CertificateFilter {
  readonly learner?: string | undefined;
  readonly programme?: string | undefined;
  readonly state?: CertificateView['state'] | undefined;
}

export interface ShareView {
  readonly id: string;
  readonly learnerId: string;
  readonly awards: readonly string[];
  readonly withParts: boolean;
  /** Whom it shows made it. */
  readonly ofHolder: boolean;
  /** What whoever made it calls it. */
  readonly label: string | undefined;
  /** Awards of which this isn't shown; of a certificate, of its parts neither. */
  readonly withheld: Readonly<Record<Withholdable, readonly string[]>>;
  /** How often what it shows was looked at. Who did, and from where, is kept nowhere. */
  readonly openings: number;
  /** When that was for the last time, in UTC. */
  readonly openedOn: CalendarDate | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
  readonly revokedAt: Date | undefined;
}

export interface AuditView {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly details: unknown;
}

export interface AuditFilter {
  readonly subject?: string | undefined;
  readonly act?: string | undefined;
  readonly since?: Date | undefined;
}

/**
 * Reading what an institution or the network has recorded. What is behind the wall is as if it weren't there: each sees
 * what it issued itself, so that the network sees the stacks of its certificates and never an institution's own records.
 * Learners are the network's, and so is the audit: it names nobody.
 */
export interface RecordsStore {
  selectLearnerViews(wall: Wall, filter: LearnerFilter, page: Page): Promise<LearnerView[]>;
  selectOptionalLearnerView(wall: Wall, id: string): Promise<LearnerView | undefined>;
  selectCredentialViews(wall: Wall, filter: CredentialFilter, page: Page): Promise<CredentialView[]>;
  selectOptionalCredentialView(wall: Wall, id: string): Promise<CredentialView | undefined>;
  /** The signed document as text; `undefined` also while it isn't signed. */
  selectOptionalDocument(wall: Wall, credentialId: string): Promise<string | undefined>;
  selectCertificateViews(wall: Wall, filter: CertificateFilter, page: Page): Promise<CertificateView[]>;
  selectOptionalCertificateView(wall: Wall, awardId: string): Promise<CertificateView | undefined>;
  /** Whether all these awards, and the parts of their stacks if asked for, were issued within the wall. */
  ownsAwards(wall: Wall, awardIds: readonly string[], withParts: boolean): Promise<boolean>;
  selectShareViews(wall: Wall, learner: string | undefined, page: Page): Promise<ShareView[]>;
  selectOptionalShareView(wall: Wall, id: string): Promise<ShareView | undefined>;
  selectAuditViews(wall: Wall, filter: AuditFilter, page: Page): Promise<AuditView[]>;
}

export interface NewLearnerRecord {
  readonly id: string;
  readonly name: string;
  readonly salt: string;
  readonly esi: string | undefined;
}

export interface LearnersStore {
  /** Fails with `learner.exists` (kind `conflict`) if the number or ESI was given to somebody in the meantime. */
  insertLearnerRecord(
    learner: NewLearnerRecord,
    number: { readonly institution: string; readonly number: string } | undefined,
    act: Act,
  ): Promise<void>;
  /**
   * Gives a learner an institution's number, or an ESI (`null`: takes it away), or both. Fails with `learner.esi-differs`
   * (kind `conflict`) if the record has another ESI, unless it is to be replaced. Fails with `edit.outdated` if the record isn't at the
   * revision, with `learner.number-taken` or `learner.esi-taken` (kind `conflict`) if somebody else has it, with
   * `learner.merged` (kind `refused`) if the record is a part of another one now.
   */
  identifyLearner(
    id: string,
    change: {
      readonly revision: number | undefined;
      readonly number?: { readonly institution: string; readonly number: string } | undefined;
      readonly esi?: string | null | undefined;
      readonly replace: boolean;
    },
    act: Act,
  ): Promise<void>;
}

/** Where mails to a learner go on the word of one who gave it, and whether somebody claimed what is had on that word. */
export interface ContactView {
  readonly email: string;
  readonly language: string;
  /** The institution that gave it; `undefined`: the network. */
  readonly givenOf: string | undefined;
  readonly givenAt: Date;
  readonly claimedAt: Date | undefined;
}

export interface ContactStore {
  /** The one that an institution gave, or the network. */
  selectOptionalContact(learnerId: string, wall: Wall): Promise<ContactView | undefined>;
  /**
   * Gives a learner a contact. If the address is new, a mail is wanted there; where it is that of an account that keeps
   * credentials of the learner, the account keeps those of the giver, too.
   */
  giveContact(
    contact: {
      readonly learnerId: string;
      readonly email: string;
      readonly language: string;
      readonly givenOf: string | undefined;
    },
    act: Act,
  ): Promise<void>;
}
