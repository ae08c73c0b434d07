import type { PriorLearning } from '../../credentials/documents/build.js';
import type { AssessmentResult } from '../../domain/result.js';
import type { TrustMaterial } from '../../verification/material.js';
import type { Act, AwardPlan, AwardRecord, IssuingStore, LearnerRecord, RevokeStore } from '../ports.js';

export type { Act };

/** A live award with all that its credential says, and the credential that says it now. */
export interface RenderableAward {
  readonly award: Omit<AwardPlan['award'], 'learner'>;
  readonly learner: LearnerRecord;
  /** Nothing says any more who the learner was: see `requireNotErased`. */
  readonly erased: boolean;
  /** The credential that is signed and not revoked; `undefined` as long as there is none. */
  readonly credential: { readonly id: string; readonly document: string } | undefined;
  /** Another credential of it is recorded and not signed yet. */
  readonly unfinished: boolean;
  readonly priorLearning: PriorLearning | undefined;
}

/** How a certificate stands. */
export interface CertificateState {
  readonly awardId: string;
  readonly programme: string;
  readonly issuerDid: string;
  readonly revoked: boolean;
  readonly suspended: boolean;
  /** The credential that is signed and not revoked. */
  readonly credentialId: string | undefined;
  /** The awards of its present stack. */
  readonly uses: readonly string[];
}

export interface Renaming {
  readonly learnerId: string;
  readonly name: string;
  /** Fails as `edit.outdated` unless the record has this revision. */
  readonly revision: number | undefined;
  /** DID of the institution that asks; it is refused (`learner.shared`) what others have a share in. */
  readonly by: string | undefined;
  readonly reason: string;
  /** A new credential in the new name for each live award; `left`: those whose issuer may not sign any more. */
  readonly plans: readonly AwardPlan[];
  readonly left: readonly string[];
}

export interface Correction {
  readonly awardId: string;
  /** What the award says until now, as the correction was planned. */
  readonly was: AssessmentResult;
  /** What it says from now on, as `plan` does. */
  readonly result: AssessmentResult;
  readonly reason: string;
  readonly plan: AwardPlan;
  /** All certificates whose present stack uses the award, and those of them that may depend on its grade. */
  readonly users: readonly string[];
  readonly dependents: readonly string[];
}

/** What the acts on awards that exist do to the store. Each method is one transaction with its audit entry. */
export interface LifecycleStore {
  /** Awards by their own id or that of one of their credentials, under the id that was asked for. */
  selectAwardsById(ids: readonly string[]): Promise<ReadonlyMap<string, AwardRecord>>;
  /**
   * Suspends an award until a person reinstates it, and with it the certificates whose stack uses it; false if a person
   * had suspended it before. Fails with a CairnError of kind `conflict`: `award.revoked`, `award.unfinished`.
   */
  suspendAward(awardId: string, reason: string, act: Act): Promise<boolean>;
  /**
   * Ends a person's suspension of an award, and with it that of the certificates which nothing else holds. False if no
   * person had suspended it. Fails with `award.revoked` (kind `conflict`).
   */
  reinstateAward(awardId: string, reason: string, act: Act): Promise<boolean>;
  /** The certificates of a learner, ended ones included. */
  selectCertificates(learnerId: string): Promise<CertificateState[]>;
  selectRenderableAwards(learnerId: string): Promise<RenderableAward[]>;
  /**
   * Renames a learner and records the intents of the credentials that say so. False if that is the name already. Fails with
   * `learner.merged` and `learner.shared` (kind `refused`), `edit.outdated`, and with a `conflict` if the plans are not
   * of the awards that are live now: then it is to be planned anew.
   */
  recordRenaming(renaming: Renaming, act: Act): Promise<boolean>;
  /** Corrects grade and levels of an award; holds the certificates that may depend on it. A `conflict` as above. */
  recordCorrection(correction: Correction, act: Act): Promise<void>;
  selectOptionalReason(subject: string): Promise<string | undefined>;
  /**
   * Of how many of these awards the audit tells such an act (`award.revoked`), with the reason that is kept for a job's
   * subject, by who started the job, since then.
   */
  countActed(act: string, awardIds: readonly string[], subject: string): Promise<number>;
}

export type AwardState = 'valid' | 'suspended' | 'revoked';

/** An award as who awarded it sees it. */
export interface AwardView {
  readonly id: string;
  readonly learnerId: string;
  readonly kind: 'module' | 'programme';
  readonly code: string;
  /** Address of the module or programme version. */
  readonly achievement: string;
  /** Hundredths. */
  readonly ects: number;
  readonly awardedOn: string;
  readonly grade: string | undefined;
  readonly criteria: Readonly<Record<string, string>>;
  readonly recordedAt: Date;
  readonly state: AwardState;
  /** Who suspended or revoked it. */
  readonly by: 'person' | 'service' | undefined;
  /** Why a person did, in their words. */
  readonly reason: string | undefined;
  /** The newest one that is signed. */
  readonly credentialId: string | undefined;
  readonly evidence: readonly (PriorLearning & { readonly verifiedAt: Date })[];
}

export interface AwardFilter {
  readonly learner?: string | undefined;
  /** Code of the module or programme. */
  readonly code?: string | undefined;
  readonly kind?: 'module' | 'programme' | undefined;
  readonly state?: AwardState | undefined;
}

/** Reading awards: each issuer those that it awarded, and no other. */
export interface AwardViewStore {
  selectAwardViews(
    issuerDid: string,
    filter: AwardFilter,
    page: { readonly limit: number; readonly after: { readonly at: Date; readonly id: string } | undefined },
  ): Promise<AwardView[]>;
  selectOptionalAwardView(issuerDid: string, id: string): Promise<AwardView | undefined>;
}

/** What an act on awards reads and writes: in a dry run nothing of it asks for a connection of its own. */
export interface ActStores {
  readonly store: IssuingStore;
  readonly revoking: RevokeStore;
  readonly lifecycle: LifecycleStore;
  readonly trust: () => Promise<TrustMaterial>;
}

/** Does work against stores of which nothing stays. */
export type DryRun<Stores> = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;
