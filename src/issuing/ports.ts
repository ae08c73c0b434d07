import type { JsonObject } from '../common/json.js';
import type { Reach } from '../common/reach.js';
import type { StackLine } from '../credentials/documents/build.js';
import type {
  PublishedBytes,
  PublishedModule,
  PublishedProgramme,
} from '../credentials/documents/published.js';
import type { StatusPurpose, StatusSlot } from '../credentials/status/entries.js';
import type { StackableAward } from '../domain/award.js';
import type { InstitutionContent, NetworkContent } from '../domain/catalogue.js';
import type { CalendarDate } from '../domain/dates.js';
import type { EctsHundredths } from '../domain/ects.js';
import type { Grade, GradingScheme } from '../domain/grades.js';
import type { LegalIdentity } from '../domain/legal.js';
import type { StackLine as AssignedPart } from '../domain/rules/evaluate.js';
import type { Registry } from '../registry/registry.js';
import type { EvidenceRecord } from './recognising/ports.js';

/** The network as it was set up, with its DID. */
export interface NetworkRecord extends NetworkContent {
  readonly did: string;
  readonly demo: boolean;
}

export interface InstitutionRecord extends InstitutionContent {
  readonly did: string;
}

export interface LearnerRecord {
  /** UUID; `urn:uuid:` and this is the network learner id. */
  readonly id: string;
  readonly name: string;
  /** Salt of the identity hash that all the learner's credentials share. */
  readonly salt: string;
}

/** Where mails to a learner go. */
export interface LearnerContact {
  /** As `readEmail` reads it. */
  readonly email: string;
  /** BCP 47 tag. */
  readonly language: string;
}

/** An award to be recorded, and what is needed to build its credential once its status index is known. */
export interface AwardPlan {
  readonly award: {
    readonly id: string;
    readonly kind: 'module' | 'programme';
    readonly learner: LearnerRecord;
    readonly issuerDid: string;
    readonly code: string;
    /** Address of the version. */
    readonly achievement: string;
    readonly ects: EctsHundredths;
    readonly awardedOn: CalendarDate;
    readonly awardedDate: string;
    readonly grade?: Grade | undefined;
    readonly criteria: Readonly<Record<string, string>>;
  };
  readonly credentialId: string;
  /** Came with the result: kept for the learner where the institution has given none. */
  readonly contact?: LearnerContact | undefined;
  /** UUID of the credential whose place the new one takes. */
  readonly supersedes?: string | undefined;
  /** Of a programme award: which awards serve which part of the rule. */
  readonly stack: readonly StackLine[];
  /** The grades, by award, that the rule was evaluated with: one may be corrected before the stack is recorded. */
  readonly grades?: ReadonlyMap<string, string | undefined> | undefined;
  /** What a programme award was decided on besides its parts, to be looked at once more when it is recorded. */
  readonly basis?: {
    /** Whose awards were looked at together, since the learner agreed to it. */
    readonly consent: Together;
    /** A person asked for it. */
    readonly confirmed: boolean;
  };
  /** A credential of somebody else that the award rests on, to be kept with it. */
  readonly evidence?: EvidenceRecord | undefined;
  /** Makes the unsigned document for a status slot. */
  readonly document: (slot: StatusSlot) => JsonObject;
}

export interface Act {
  /** Who acts: `cli`, `service`, later a key or a person's id. Never a name. */
  readonly actor: string;
  readonly at: Date;
}

/** A place in the status lists of an issuer. */
export interface StatusPlace {
  readonly listId: string;
  readonly index: number;
  readonly slot: StatusSlot;
}

/** An award whose credential is signed, to be recorded with it. */
export interface SignedAward extends Omit<SignedCredential, 'credentialId'> {
  readonly plan: AwardPlan;
  readonly place: Pick<StatusPlace, 'listId' | 'index'>;
}

/** A credential that is reserved and recorded, and not signed yet. */
export interface Intent {
  readonly credentialId: string;
  readonly awardId: string;
  readonly issuerDid: string;
  readonly unsigned: JsonObject;
}

/** An intent that was signed and is to be stored. */
export interface SignedCredential {
  readonly credentialId: string;
  /** The signed document as text. */
  readonly document: string;
  readonly signedAt: Date;
}

export interface LiveAward extends StackableAward {
  readonly achievement: string;
  readonly awardedDate: string;
  readonly suspended: boolean;
  /** Its credential is signed; before that nothing may rest on it. */
  readonly issued: boolean;
  /** Its credential that is signed and not revoked. */
  readonly credentialId: string | undefined;
  /** Of a programme award: its present stack. */
  readonly stack?: readonly AssignedPart[] | undefined;
}

/**
 * Whose awards a learner agreed to have looked at together: of all institutions (`true`), of none with another's (`false`), or of
 * those with these DIDs, in order. Agreed to in an account, it is about what the account reaches.
 */
export type Together = boolean | readonly string[];

/** What composing needs to know of one learner. */
export interface LearnerState {
  readonly learner: LearnerRecord;
  readonly consent: Together;
  /** Awards that are not revoked. */
  readonly awards: readonly LiveAward[];
  /** Codes of programmes whose last certificate a person revoked: another one needs a person's word. */
  readonly withheld: readonly string[];
  /** Code of each programme whose last certificate the service ended, and that certificate's last credential. */
  readonly replaced: ReadonlyMap<string, string>;
  /** A credential of these awards is recorded and not signed: what will be due once it is can't be known yet. */
  readonly unfinished: boolean;
  /** Mark up to which composing is done when this state has been dealt with. */
  readonly composeWanted: number;
}

export interface AwardRecord {
  readonly id: string;
  readonly kind: 'module' | 'programme';
  readonly learnerId: string;
  readonly issuerDid: string;
  readonly code: string;
  readonly awardedOn: CalendarDate;
  readonly grade?: Grade | undefined;
  readonly criteria: Readonly<Record<string, string>>;
  readonly revoked: boolean;
  readonly suspended: boolean;
}

/** The catalogue as published: every version that there is. */
export interface PublishedCatalogue {
  readonly network: NetworkRecord;
  readonly institutions: readonly InstitutionRecord[];
  readonly gradingSchemes: readonly GradingScheme[];
  readonly modules: readonly CatalogueVersion<PublishedModule>[];
  readonly programmes: readonly CatalogueVersion<PublishedProgramme>[];
}

export interface CatalogueVersion<T> {
  readonly version: T;
  readonly digest: string;
  readonly publishedAt: Date;
  /** From then on nothing new is awarded on it. */
  readonly retiredAt: Date | undefined;
}

/** Reading what everybody may know: enough to verify. */
export interface TrustStore {
  loadRegistry(): Promise<Registry>;
  /** Every version's text, by its address, as that serves it. */
  loadPublishedTexts(): Promise<ReadonlyMap<string, string>>;
  /** The text that a version's address serves. */
  selectOptionalVersion(address: string): Promise<PublishedRecord | undefined>;
  selectOptionalVersionByCode(
    kind: 'module' | 'programme',
    code: string,
    version: number,
  ): Promise<PublishedRecord | undefined>;
}

/** What took the place of a credential that is revoked, or of one that a rendition was made of; nothing for one that was just taken away. */
export interface SuccessorStore {
  selectOptionalSuccessor(
    credentialOrRenditionId: string,
  ): Promise<{ readonly id: string; readonly at: Date } | undefined>;
}

export interface PublishedRecord extends PublishedBytes {
  readonly kind: 'module' | 'programme';
  readonly publishedAt: Date;
  /** From then on nothing new is awarded on it. */
  readonly retiredAt: Date | undefined;
}

/** An issuer's new key: the secret only under seal. */
export interface NewKey {
  readonly id: string;
  readonly did: string;
  readonly publicKeyMultibase: string;
  readonly sealedSecret: Uint8Array;
  readonly createdAt: Date;
}

export interface CatalogueStore {
  selectOptionalNetwork(): Promise<NetworkRecord | undefined>;
  selectCatalogue(): Promise<PublishedCatalogue>;
  /** DID of an institution, by its code, or with `undefined` of the network. Throws `institution.unknown`. */
  selectIssuerDid(institution: string | undefined): Promise<string>;
}

/** What `issue` and `compose` do to the store. Each method is one transaction. It can't delete. */
export interface IssuingStore extends CatalogueStore {
  /** A learner by id; for a record that was merged into another one, that one. */
  selectOptionalLearner(id: string): Promise<LearnerRecord | undefined>;
  selectOptionalLearnerByNumber(institution: string, number: string): Promise<LearnerRecord | undefined>;
  /**
   * The learners with these ids, with these European Student Identifiers, and those whom an institution knows by these
   * numbers, each by what was asked for.
   */
  selectLearners(
    institution: string,
    named: Readonly<Record<'ids' | 'esis' | 'numbers', readonly string[]>>,
  ): Promise<LearnerLookup>;
  /** Keeps addresses that an institution gives for learners who hold awards already; a link to these is sent there. */
  recordContacts(
    institution: string,
    contacts: readonly (LearnerContact & { readonly learnerId: string })[],
    act: Act,
  ): Promise<void>;
  /** Live awards with one of these keys, by key. */
  selectLiveAwards(keys: readonly string[]): Promise<ReadonlyMap<string, AwardRecord>>;
  /** Revoked module awards of an issuer to these learners, the newest of each by the live key that it had. */
  selectEndedAwards(
    issuerDid: string,
    learnerIds: readonly string[],
  ): Promise<ReadonlyMap<string, AwardRecord>>;
  /** Reserves places in the status lists of an issuer. They are handed out once; one that isn't used stays empty. */
  takePlaces(issuerDid: string, count: number): Promise<StatusPlace[]>;
  /**
   * Records awards with their signed credentials, and learners that are new, all or nothing. Fails with a CairnError of kind `conflict` if
   * what it builds on changed in the meantime: `award.exists`, `award.part-gone` if a part of a stack was revoked or suspended,
   * `award.not-recognised` and `award.version-retired` if the issuer may not award it any more, `award.consent-withdrawn`, `award.withheld`
   * if a person revoked such a certificate, `learner.merged`. `patience`: the longest wait for a lock, in milliseconds.
   */
  recordAwards(
    awards: readonly SignedAward[],
    newLearners: readonly NewLearner[],
    act: Act,
    patience?: number,
  ): Promise<void>;
  /** Credentials that are recorded and not signed, oldest first; of all awards, or of these. */
  selectIntentIds(awardIds?: readonly string[]): Promise<string[]>;
  /** Those of these credentials that are still to be signed, oldest first. */
  selectIntents(credentialIds: readonly string[]): Promise<Intent[]>;
  /**
   * Stores what was signed with its audit entries, and with it revokes the credentials that it supersedes; returns the
   * ids of what it stored. Passes over what is no intent any more: another process finished it, or it was made void.
   */
  storeSigned(signed: readonly SignedCredential[], act: Act): Promise<string[]>;
  selectLearnersToCompose(): Promise<string[]>;
  selectLearnerState(learnerId: string): Promise<LearnerState>;
  /** The same of many, in the order of their ids. */
  selectLearnerStates(learnerIds: readonly string[]): Promise<LearnerState[]>;
  /** Of each learner what is reached. */
  selectReachedStates(reach: Reach): Promise<LearnerState[]>;
  /** Notes for each learner up to which mark there is nothing left to compose. */
  markComposed(looks: readonly { learnerId: string; composeWanted: number }[]): Promise<void>;
}

/** How learners are found; names, e-mail or birth dates never match anybody. */
export interface LearnerLookup {
  readonly byId: ReadonlyMap<string, LearnerRecord>;
  /** By European Student Identifier, in the form of `readEsi`. */
  readonly byEsi: ReadonlyMap<string, LearnerRecord>;
  readonly byNumber: ReadonlyMap<string, LearnerRecord>;
  /** The addresses that the institution gave for them, by id. */
  readonly emails: ReadonlyMap<string, string>;
}

export interface NewLearner extends LearnerRecord {
  /** European Student Identifier, in the form of `readEsi`. */
  readonly esi?: string | undefined;
  readonly number?: { readonly institution: string; readonly number: string } | undefined;
}

/** Who ended an award: a person by revoking it, or the service in keeping certificates up to date. */
export type Ender = 'person' | 'service';

/** A programme award that is to be evaluated again. */
export interface WaitingAward extends AwardRecord {
  /** Only a grade in its stack changed: if that still satisfies the rule, the credential that it has may stay. */
  readonly keepable: boolean;
}

export interface RevokeStore {
  selectOptionalAward(id: string): Promise<AwardRecord | undefined>;
  /**
   * Revokes awards, some hundred at most, with their credentials and, in the same transaction, suspends the certificates whose stack
   * uses one, so that none is valid while they are evaluated again. `by`: whether a person wants them gone, or others take their place.
   * Answers with the ids of those that weren't revoked before.
   */
  revokeAwards(awardIds: readonly string[], reason: string, by: Ender, act: Act): Promise<string[]>;
  /** Programme awards of learners that the service holds until a new look at their rule, and nobody looks at yet. */
  selectSuspended(learnerIds: readonly string[]): Promise<WaitingAward[]>;
  /**
   * Records a new revision of a programme award: its stack, and the intent of the credential that replaces the old.
   * Fails with a CairnError of kind `conflict`: `award.part-gone` and `award.consent-withdrawn` as `recordAwards` does,
   * `award.not-reissuable` if the award was revoked, is held no longer, or is being reissued by somebody else.
   */
  recordRevision(plan: AwardPlan, act: Act): Promise<void>;
  /** Ends the suspension of a programme award whose stack (that of the plan) satisfies the rule as it is; fails alike. */
  keepRevision(plan: AwardPlan, act: Act): Promise<void>;
}

export interface ConsentStore {
  /** Records consent to composition across institutions; false if it was given before and stands. */
  recordConsent(
    consent: Pick<ConsentRecord, 'learnerId' | 'textVersion' | 'textLanguage' | 'givenBy'> & {
      readonly id: string;
      readonly accountId: string | undefined;
    },
    act: Act,
  ): Promise<boolean>;
  /** Withdraws it; what was given in an account other than this one stays. False if none stands. */
  withdrawConsent(learnerId: string, accountId: string | undefined, act: Act): Promise<boolean>;
  /** All that was ever given, but for what was given in other accounts than this one; the last first. */
  selectConsents(learnerIds: readonly string[], accountId?: string): Promise<ConsentRecord[]>;
}

/** That a learner agreed to composition across institutions. */
export interface ConsentRecord {
  readonly learnerId: string;
  readonly textVersion: string;
  /** BCP 47 tag of the text that the learner read. */
  readonly textLanguage: string;
  readonly givenBy: string;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | undefined;
}

/** The truth about one status list, and its last signed form. */
export interface StatusListRecord {
  readonly address: string;
  readonly purpose: StatusPurpose;
  readonly issuerDid: string;
  readonly length: number;
  readonly version: number;
  readonly signedVersion: number;
  readonly document: string | undefined;
  readonly validUntil: Date | undefined;
}

/** What a list is of, without what was signed of it. */
export type StatusListVersion = Pick<
  StatusListRecord,
  'address' | 'purpose' | 'issuerDid' | 'length' | 'version'
>;

/** Where a signed list stands, and until when it may be relied on; `undefined` if nothing was signed yet. */
export type PublishedPlace = Pick<StatusListRecord, 'address' | 'validUntil'>;

export interface StatusListStore {
  selectOptionalStatusVersion(address: string): Promise<StatusListVersion | undefined>;
  selectOptionalStatusList(address: string): Promise<StatusListRecord | undefined>;
  /** Where a list is published, whatever the deployment's address is now. */
  selectOptionalStatusListPlace(id: string, purpose: StatusPurpose): Promise<PublishedPlace | undefined>;
  /** The addresses of all lists, and of the tokens that are the same lists in another form. */
  selectStatusAddresses(): Promise<{ lists: string[]; tokens: string[] }>;
  /** Indexes whose bit is set, and the version of the truth that they show. */
  selectStatusBits(address: string): Promise<{ version: number; indexes: number[] }>;
  /** Lists whose truth has changed since they were signed, that were never signed, or that run out before that. */
  selectStaleStatusLists(before: Date): Promise<StatusListRecord[]>;
  /** Keeps a signed list in place of the one that was there before; false if that is there no longer. */
  storeStatusList(
    before: Pick<StatusListRecord, 'address' | 'signedVersion' | 'validUntil'>,
    list: { version: number; document: string; validUntil: Date },
  ): Promise<boolean>;
}

/** A pair of lists as one Status List Token, and its last signed form. */
export interface StatusTokenRecord {
  readonly address: string;
  readonly issuerDid: string;
  readonly length: number;
  /** Grows with each change of either list. */
  readonly version: number;
  readonly signedVersion: number;
  readonly document: string | undefined;
  readonly validUntil: Date | undefined;
}

/** Indexes of what is revoked, and of what is only suspended, and the version of the truth that they show. */
export interface Statuses {
  readonly version: number;
  readonly revoked: readonly number[];
  readonly suspended: readonly number[];
}

export interface StatusTokenStore {
  selectOptionalStatusToken(address: string): Promise<StatusTokenRecord | undefined>;
  /** Where a token is published, by the id of the pair. */
  selectOptionalStatusTokenPlace(id: string): Promise<PublishedPlace | undefined>;
  selectStatuses(address: string): Promise<Statuses>;
  /** Tokens, without their text, whose truth has changed since they were signed or that run out before that. */
  selectStaleStatusTokens(before: Date): Promise<StatusTokenRecord[]>;
  /** Keeps a signed token in place of the one that was there before; false if that is there no longer. */
  storeStatusToken(
    before: Pick<StatusTokenRecord, 'address' | 'signedVersion' | 'validUntil'>,
    token: { version: number; document: string; validUntil: Date },
  ): Promise<boolean>;
}

/** Fails with a CairnError `seed.raced` of kind `conflict` if another process inserted the same in the meantime. */
export interface SeedStore extends CatalogueStore {
  /** The network or a member together with its key, so that none is ever without. */
  insertNetwork(network: NetworkRecord, key: NewKey, act: Act): Promise<void>;
  insertInstitution(institution: InstitutionRecord, key: NewKey, act: Act): Promise<void>;
  /** Adds what the network doesn't say of itself yet; what it says stays. How many were changed: one or none. */
  completeNetwork(facts: Pick<NetworkContent, 'city' | 'legal'>, act: Act): Promise<number>;
  /** Adds the legal identity of a member that has none. How many were changed: one or none. */
  completeInstitution(code: string, legal: LegalIdentity, act: Act): Promise<number>;
  insertGradingScheme(scheme: GradingScheme, act: Act): Promise<void>;
  insertVersion(
    kind: 'module' | 'programme',
    code: string,
    version: number,
    bytes: PublishedBytes,
    act: Act,
  ): Promise<void>;
  /** Which of these learners were erased: their ids stay taken. */
  selectErased(learnerIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** With the learner's numbers by institution code. */
  insertLearner(learner: LearnerRecord, numbers: Readonly<Record<string, string>>, act: Act): Promise<void>;
}
