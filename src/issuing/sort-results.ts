import { CairnError, type Fault } from '../common/errors.js';
import { moduleLiveKey } from '../domain/live-key.js';
import { type CheckContext, type CheckedResult, checkResults, learnersNamed } from './check-results.js';
import type {
  AwardRecord,
  InstitutionRecord,
  IssuingStore,
  LearnerContact,
  LearnerLookup,
  PublishedCatalogue,
} from './ports.js';
import type { SingleResult } from './result-row.js';

/** Code of the fault of a row that says the same as an award that was revoked. */
export const AWARD_REVOKED = 'results.award-revoked';

/** A result that was recorded before, to the letter. */
export interface Existing {
  readonly line: number;
  readonly awardId: string;
  readonly learnerId: string;
  /** Where mails to the learner go, if the institution gave no address before. */
  readonly contact: LearnerContact | undefined;
}

export interface Sorted {
  readonly fresh: readonly CheckedResult[];
  readonly existing: readonly Existing[];
  /** By line, the award of the same learner, module and day that was recorded before, live or revoked, if there is one. */
  readonly met: ReadonlyMap<number, string>;
  /** By line. */
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

export type SortStore = Pick<IssuingStore, 'selectLearners' | 'selectLiveAwards' | 'selectEndedAwards'>;

/** The member with this code; throws `institution.unknown` of kind `not-found`. */
export function memberOf(catalogue: PublishedCatalogue, code: string): InstitutionRecord {
  const institution = catalogue.institutions.find((candidate) => candidate.code === code);
  if (institution) return institution;
  throw new CairnError('not-found', 'institution.unknown', 'The network has no institution of this code');
}

/**
 * Checks rows of a file against the catalogue and against what is recorded: which are new, which were recorded before,
 * and all that is wrong or odd. Writes nothing.
 */
export async function sortResults(
  store: SortStore,
  rows: readonly SingleResult[],
  context: CheckContext,
): Promise<Sorted> {
  const { institution } = context;
  const learners = await store.selectLearners(institution.code, learnersNamed(rows));
  const { results, faults, warnings } = checkResults(rows, context, learners);
  const again = new Set(rows.filter((row) => row.again === true).map(({ line }) => line));
  const { fresh, existing, met, conflicts } = await splitExisting(
    store,
    results.map((result) => withoutKnown(result, learners)),
    institution,
    again,
  );
  const byLine = [...faults, ...conflicts].sort((a, b) => lineOf(a) - lineOf(b));
  return { fresh, existing, met, faults: byLine, warnings };
}

/** A result without the contact where the institution gave one before. */
function withoutKnown(result: CheckedResult, { emails }: LearnerLookup): CheckedResult {
  return result.learner && emails.has(result.learner.id) ? { ...result, contact: undefined } : result;
}

/** The addresses that came with results that were recorded before, of each learner the first. */
export function contactsOf(
  existing: readonly Existing[],
): (LearnerContact & { readonly learnerId: string })[] {
  const first = new Map<string, LearnerContact & { readonly learnerId: string }>();
  for (const { learnerId, contact } of existing)
    if (contact && !first.has(learnerId)) first.set(learnerId, { ...contact, learnerId });
  return [...first.values()];
}

/** The line of a file that a fault is about. */
export function lineOf(fault: Fault): number {
  return Number(fault.pointer.split('/')[1] ?? 0);
}

async function splitExisting(
  store: SortStore,
  results: readonly CheckedResult[],
  institution: InstitutionRecord,
  again: ReadonlySet<number>,
) {
  const keyOf = ({ learner, module, awardedOn }: CheckedResult) =>
    learner && moduleLiveKey(learner.id, institution.did, module.code, awardedOn);
  const live = await store.selectLiveAwards(results.map(keyOf).filter((key) => key !== undefined));
  // read after the live ones: what is revoked in between was found there
  const known = results.flatMap(({ learner }) => (learner ? [learner.id] : []));
  const ended = await store.selectEndedAwards(institution.did, [...new Set(known)]);
  const fresh: CheckedResult[] = [];
  const existing: Existing[] = [];
  const met = new Map<number, string>();
  const conflicts: Fault[] = [];
  for (const result of results) {
    const { line } = result;
    const award = live.get(keyOf(result) ?? '');
    const before = ended.get(keyOf(result) ?? '');
    const one = award ?? before;
    if (one) met.set(line, one.id);
    if (award && sameResult(award, result))
      existing.push({ line, awardId: award.id, learnerId: award.learnerId, contact: result.contact });
    else if (award) conflicts.push(differs(line));
    else if (before && sameResult(before, result) && !again.has(line)) conflicts.push(revokedBefore(line));
    else fresh.push(result);
  }
  return { fresh, existing, met, conflicts };
}

function differs(line: number): Fault {
  return {
    code: 'results.award-differs',
    pointer: `/${line}`,
    message: 'This award was recorded before with another grade or other levels.',
    expected: 'the same values; a wrong grade or level is put right by a correction of the award',
  };
}

/** A file that is given again must not bring back what a person took away; a correction says something else. */
function revokedBefore(line: number): Fault {
  return {
    code: AWARD_REVOKED,
    pointer: `/${line}`,
    message: 'This award was revoked; the same result does not bring it back.',
    expected: 'nothing; a result with another date, grade or level; or, over the API, one that says `again`',
  };
}

function sameResult(award: AwardRecord, result: CheckedResult): boolean {
  const levels = (criteria: Readonly<Record<string, string>>) =>
    JSON.stringify(Object.entries(criteria).sort());
  return award.grade?.value === result.grade.value && levels(award.criteria) === levels(result.criteria);
}
