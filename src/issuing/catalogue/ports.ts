import type { JsonObject } from '../../common/json.js';
import type { PublishedBytes } from '../../credentials/documents/published.js';
import type { InstitutionContent } from '../../domain/catalogue.js';
import type { CalendarDate } from '../../domain/dates.js';
import type { GradingScheme } from '../../domain/grades.js';
import type { Act, CatalogueStore, InstitutionRecord, NewKey } from '../ports.js';

/** For whom somebody acts. */
export interface By {
  /** Code of the institution; `undefined`: the network. */
  readonly institution: string | undefined;
  /** How audit entries name who acts. */
  readonly actor: string;
}

/** A member as it stands: the record, and how often it was edited. */
export interface MemberRecord extends InstitutionRecord {
  readonly revision: number;
}

export type RecognitionPeriod = InstitutionContent['recognisedFor'][number];

/** What a member awarded, seen from a period in which it might: asked while nothing new can be recorded under it. */
export interface AwardsUnder {
  /**
   * Live awards dated within a period that would no longer be recognised if it ended on `until`: dated later, or signed too
   * long after. `keptUntil`: the first end that none of them would mind.
   */
  losing(
    period: AwardPeriod,
    until: CalendarDate,
  ): Promise<{ readonly count: number; readonly keptUntil: CalendarDate }>;
  /** Whether anything was ever awarded in a period, whatever became of it. */
  any(period: AwardPeriod): Promise<boolean>;
}

export interface AwardPeriod {
  /** Only awards of this module; without it, of modules and programmes. */
  readonly module?: string;
  readonly from: CalendarDate;
  readonly until?: CalendarDate | undefined;
}

/** What is to become of a member, and what the audit says of it. */
export interface MemberDecision {
  readonly member: InstitutionRecord;
  readonly notes: readonly {
    readonly act: string;
    readonly details?: Readonly<Record<string, unknown>>;
  }[];
}

export interface MemberStore {
  selectOptionalMember(code: string): Promise<MemberRecord | undefined>;
  /** All members, in the order of their codes. */
  selectMembers(): Promise<MemberRecord[]>;
  /** A new member with its key. Fails with `institution.code-taken` (kind `conflict`) if the code was taken meanwhile. */
  insertMember(member: InstitutionRecord, key: NewKey, act: Act): Promise<void>;
  /**
   * Locks a member with its recognitions, so that nothing is recorded under them meanwhile, asks what is to become of it,
   * and does that. An edit of what it says of itself raises its revision. Fails with `institution.unknown` (kind
   * `not-found`), and with `edit.outdated` if it has another revision than the one given.
   */
  changeMember(
    code: string,
    revision: number | undefined,
    decide: (member: MemberRecord, awards: AwardsUnder) => Promise<MemberDecision>,
    act: Act,
  ): Promise<MemberRecord>;
}

export type VersionKind = 'module' | 'programme';

/** A module or programme version that is being written. */
export interface DraftRecord {
  readonly id: string;
  readonly kind: VersionKind;
  readonly code: string;
  /** Code of the institution that owns it, or `network`. */
  readonly owner: string;
  /** May be incomplete and wrong: that is told when it is checked. */
  readonly content: JsonObject;
  readonly revision: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly updatedAt: Date;
}

export interface DraftFilter {
  /** Code of an institution, or `network`; without it, of all owners. */
  readonly owner?: string | undefined;
  readonly kind?: VersionKind | undefined;
  readonly code?: string | undefined;
}

/** Where a page of a list begins, newest first. */
export interface DraftPage {
  readonly limit: number;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
}

/** A draft in the form in which it is published. */
export interface Publication {
  readonly draft: Pick<DraftRecord, 'id' | 'revision'>;
  readonly kind: VersionKind;
  readonly code: string;
  readonly version: number;
  readonly published: PublishedBytes;
  /** For whom certificates are looked for: those who hold one of these. */
  readonly concerned: Concerned;
}

/** Codes: learners who hold a live award of one of these. */
export interface Concerned {
  readonly modules: readonly string[];
  readonly programmes: readonly string[];
}

export interface DraftStore {
  selectOptionalDraft(id: string): Promise<DraftRecord | undefined>;
  /** Newest first. */
  selectDrafts(filter: DraftFilter, page: DraftPage): Promise<DraftRecord[]>;
  /** False if there is one of this id. */
  insertDraft(draft: DraftRecord, act: Act): Promise<boolean>;
  /** Fails with `draft.unknown` (kind `not-found`), and with `edit.outdated` if it has another revision. */
  replaceDraft(id: string, revision: number | undefined, content: JsonObject, act: Act): Promise<DraftRecord>;
  /** Fails as `replaceDraft` does. */
  deleteDraft(id: string, revision: number | undefined, act: Act): Promise<void>;
  /**
   * Publishes a draft, which is then gone, and asks that certificates be looked for. Fails with `publish.raced` (kind
   * `conflict`) if the draft changed, or somebody else published a version of its code, in the meantime.
   */
  publishDraft(publication: Publication, act: Act): Promise<void>;
  /** Address of the version that a draft was published as. */
  selectOptionalPublished(draftId: string): Promise<string | undefined>;
  /** Retires or reinstates a version, and asks that certificates be looked for. False if it was so before. */
  setRetired(
    version: { readonly kind: VersionKind; readonly code: string; readonly version: number },
    retired: boolean,
    concerned: Concerned,
    act: Act,
  ): Promise<boolean>;
  /** Fails with `grading-scheme.code-taken` (kind `conflict`) if the code was taken meanwhile. */
  insertScheme(scheme: GradingScheme, act: Act): Promise<void>;
}

export type CurationStore = CatalogueStore & MemberStore & DraftStore;
