import { type Random, randomUuid } from '../common/effects.js';
import { CairnError, type Fault } from '../common/errors.js';
import { toHex } from '../common/multibase.js';
import { buildModuleCredential } from '../credentials/documents/build.js';
import { midnightInZone } from '../domain/dates.js';
import { ectsFromDecimal } from '../domain/ects.js';
import { moduleLiveKey } from '../domain/live-key.js';
import { type CheckedResult, checkResults, learnersNamed } from './check-results.js';
import type { Composed } from './compose.js';
import { finishIntents } from './issue.js';
import type { AwardPlan, AwardRecord, InstitutionRecord, LearnerRecord, NewLearner } from './ports.js';
import { prepare } from './prepare.js';
import { type ResultRow, readResultsFile } from './results-file.js';
import { type SettleDeps, settle } from './settle.js';

export interface IssuedResults {
  /** Awards that this call recorded, and their credentials. */
  readonly issued: readonly {
    line: number;
    awardId: string;
    credentialId: string;
    learnerId: string;
    module: string;
  }[];
  /** Results that were recorded before, to the letter: at most what a crash had left of them was finished. */
  readonly existing: readonly { line: number; awardId: string }[];
  readonly composed: readonly Composed[];
}

/** Code of the fault of a row that says the same as an award that was revoked. */
export const AWARD_REVOKED = 'results.award-revoked';

/** How often a file is looked at anew because another process records the same results at the same moment. */
const ATTEMPTS = 5;

/**
 * Issues a file of one institution's results, all or nothing: every fault of every row is reported and nothing is
 * recorded, or all awards are recorded with the intent to issue them, and issued. To give the same file again records
 * nothing more, and finishes what a crash in between left of it; so does the next start. A result whose award was revoked
 * is a fault (`results.award-revoked`) unless it says something else.
 */
export async function issueResults(
  deps: SettleDeps,
  file: Uint8Array,
  institutionCode: string,
  actor: string,
): Promise<IssuedResults> {
  const rows = readResultsFile(file);
  const { plans, existing } = await recordResults(deps, rows, institutionCode, actor);
  const left =
    existing.length > 0 ? await deps.store.selectIntentIds(existing.map(({ awardId }) => awardId)) : [];
  await finishIntents(deps, [...plans.map(({ plan }) => plan.credentialId), ...left], actor);
  const fresh = plans.map(({ plan }) => plan.award.learner.id);
  const { composed } = await settle(deps, {
    actor,
    learnerIds: [...new Set([...fresh, ...(await unsettled(deps, existing))])],
  });
  const issued = plans.map(({ line, plan }) => ({
    line,
    awardId: plan.award.id,
    credentialId: plan.credentialId,
    learnerId: plan.award.learner.id,
    module: plan.award.code,
  }));
  return { issued, existing: existing.map(({ line, awardId }) => ({ line, awardId })), composed };
}

interface Existing {
  readonly line: number;
  readonly awardId: string;
  readonly learnerId: string;
}

/** Learners whose certificates a crash may have kept from being composed. */
async function unsettled(deps: SettleDeps, existing: readonly Existing[]): Promise<string[]> {
  if (existing.length === 0) return [];
  const learnerIds = new Set(existing.map(({ learnerId }) => learnerId));
  return (await deps.store.selectLearnersToCompose()).filter((id) => learnerIds.has(id));
}

/** Records what is new of a file; what another process records in the meantime is found by the next attempt. */
async function recordResults(
  deps: SettleDeps,
  rows: readonly ResultRow[],
  institutionCode: string,
  actor: string,
) {
  for (let attempt = 1; ; attempt++) {
    const { institution, fresh, existing } = await checkFile(deps, rows, institutionCode);
    const { plans, newLearners } = planResults(deps.random, fresh, institution);
    if (plans.length === 0) return { plans, existing };
    const awards = plans.map(({ plan }) => plan);
    await prepare(awards);
    try {
      await deps.store.recordAwards(awards, newLearners, { actor, at: deps.clock() });
      return { plans, existing };
    } catch (error) {
      const raced = error instanceof CairnError && error.kind === 'conflict';
      if (!raced || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Checks a file against the present state; throws all its faults, or tells which results are new. */
async function checkFile(deps: SettleDeps, rows: readonly ResultRow[], institutionCode: string) {
  const { store, clock } = deps;
  const catalogue = await store.selectCatalogue();
  const institution = catalogue.institutions.find(({ code }) => code === institutionCode);
  if (!institution)
    throw new CairnError('not-found', 'institution.unknown', 'The network has no institution of this code');

  const { ids, numbers } = learnersNamed(rows);
  const learners = await store.selectLearners(ids, institution.code, numbers);
  const { results, faults } = checkResults(rows, institution, catalogue, learners, clock());
  const { fresh, existing, conflicts } = await splitExisting(deps, results, institution);
  const [first, ...others] = [...faults, ...conflicts].sort((a, b) => lineOf(a) - lineOf(b));
  if (first) {
    throw new CairnError('invalid', 'results.faulty', 'The file has faults; nothing was issued', [
      first,
      ...others,
    ]);
  }
  return { institution, fresh, existing };
}

function lineOf(fault: Fault): number {
  return Number(fault.pointer.split('/')[1] ?? 0);
}

async function splitExisting(
  deps: SettleDeps,
  results: readonly CheckedResult[],
  institution: InstitutionRecord,
) {
  const keyOf = ({ learner, module, awardedOn }: CheckedResult) =>
    learner && moduleLiveKey(learner.id, institution.did, module.code, awardedOn);
  const live = await deps.store.selectLiveAwards(results.map(keyOf).filter((key) => key !== undefined));
  // read after the live ones: what is revoked in between was found there
  const known = results.flatMap(({ learner }) => (learner ? [learner.id] : []));
  const ended = await deps.store.selectEndedAwards(institution.did, [...new Set(known)]);
  const fresh: CheckedResult[] = [];
  const existing: Existing[] = [];
  const conflicts: Fault[] = [];
  for (const result of results) {
    const { line } = result;
    const award = live.get(keyOf(result) ?? '');
    const before = ended.get(keyOf(result) ?? '');
    if (award && sameResult(award, result))
      existing.push({ line, awardId: award.id, learnerId: award.learnerId });
    else if (award) conflicts.push(differs(line));
    else if (before && sameResult(before, result)) conflicts.push(revokedBefore(line));
    else fresh.push(result);
  }
  return { fresh, existing, conflicts };
}

function differs(line: number): Fault {
  return {
    code: 'results.award-differs',
    pointer: `/${line}`,
    message: 'This award was recorded before with another grade or other levels.',
    expected: 'the same values, or the award revoked first',
  };
}

/** A file that is given again must not bring back what a person took away; a correction says something else. */
function revokedBefore(line: number): Fault {
  return {
    code: AWARD_REVOKED,
    pointer: `/${line}`,
    message: 'This award was revoked; the same result does not bring it back.',
    expected: 'another result, or nothing',
  };
}

function sameResult(award: AwardRecord, result: CheckedResult): boolean {
  const levels = (criteria: Readonly<Record<string, string>>) =>
    JSON.stringify(Object.entries(criteria).sort());
  return award.grade?.value === result.grade.value && levels(award.criteria) === levels(result.criteria);
}

/** The awards of checked results by line, and the learners among them whom nobody knows yet. */
export function planResults(
  random: Random,
  results: readonly CheckedResult[],
  institution: InstitutionRecord,
): {
  plans: { readonly line: number; readonly plan: AwardPlan }[];
  newLearners: NewLearner[];
} {
  const newLearners = new Map<string, NewLearner>();
  const plans = results.map((result) => {
    const learner = result.learner ?? newLearner(random, result, institution, newLearners);
    return { line: result.line, plan: planModuleAward(random, result, learner, institution) };
  });
  return { plans, newLearners: [...newLearners.values()] };
}

function newLearner(
  random: Random,
  result: CheckedResult,
  institution: InstitutionRecord,
  known: Map<string, NewLearner>,
): LearnerRecord {
  const number = result.number ?? '';
  const before = known.get(number);
  if (before) return before;
  const learner = {
    id: randomUuid(random),
    name: result.name,
    salt: toHex(random(16)),
    number: { institution: institution.code, number },
  };
  known.set(number, learner);
  return learner;
}

function planModuleAward(
  random: Random,
  result: CheckedResult,
  learner: LearnerRecord,
  institution: InstitutionRecord,
): AwardPlan {
  const { module, moduleDigest, awardedOn, grade, criteria } = result;
  const award = {
    id: randomUuid(random),
    kind: 'module' as const,
    learner,
    issuerDid: institution.did,
    code: module.code,
    achievement: module.id,
    ects: ectsFromDecimal(module.ects),
    awardedOn,
    awardedDate: midnightInZone(awardedOn, institution.timeZone),
    grade,
    criteria,
  };
  const credentialId = randomUuid(random);
  const { did, name, country } = institution;
  return {
    award,
    credentialId,
    stack: [],
    document: (status) =>
      buildModuleCredential(module, {
        credentialId,
        issuer: { did, name, country },
        learner,
        award,
        status,
        versionDigest: moduleDigest,
      }),
  };
}
