import { type Random, randomUuid } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { toHex } from '../common/multibase.js';
import { buildModuleCredential, type PriorLearning } from '../credentials/documents/build.js';
import { midnightInZone } from '../domain/dates.js';
import { ectsFromDecimal } from '../domain/ects.js';
import { type CheckedResult, emptyMemory } from './check-results.js';
import type { Composed } from './compose.js';
import { finishIntents, issueAwards } from './issue.js';
import { replanned } from './lifecycle/retry.js';
import type { AwardPlan, InstitutionRecord, LearnerRecord, NewLearner } from './ports.js';
import type { SingleResult } from './result-row.js';
import { readResultsFile } from './results-file.js';
import { type SettleDeps, settle } from './settle.js';
import { contactsOf, type Existing, memberOf, sortResults } from './sort-results.js';

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

/**
 * Issues a file of one institution's results, all or nothing: every fault of every row is reported and nothing is
 * recorded, or all awards are recorded with their credentials. To give the same file again records nothing more, and
 * composes what a crash in between left to be composed; so does the next start. A result whose award was revoked
 * is a fault (`results.award-revoked`) unless it says something else.
 */
export async function issueResults(
  deps: SettleDeps,
  file: Uint8Array,
  institutionCode: string,
  actor: string,
): Promise<IssuedResults> {
  return issueRows(deps, readResultsFile(file), institutionCode, actor);
}

/** The same of results that were read already. */
export async function issueRows(
  deps: SettleDeps,
  rows: readonly SingleResult[],
  institutionCode: string,
  actor: string,
): Promise<IssuedResults> {
  const { plans, existing } = await issueNew(deps, rows, institutionCode, actor);
  if (existing.length > 0) {
    const left = await deps.store.selectIntentIds(existing.map(({ awardId }) => awardId));
    await finishIntents(deps, left, actor);
  }
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

/** Learners whose certificates a crash may have kept from being composed. */
async function unsettled(deps: SettleDeps, existing: readonly Existing[]): Promise<string[]> {
  if (existing.length === 0) return [];
  const learnerIds = new Set(existing.map(({ learnerId }) => learnerId));
  return (await deps.store.selectLearnersToCompose()).filter((id) => learnerIds.has(id));
}

/** Issues what is new of a file; what another process records in the meantime is found by the next attempt. */
async function issueNew(
  deps: SettleDeps,
  rows: readonly SingleResult[],
  institutionCode: string,
  actor: string,
) {
  const work = async () => {
    const { institution, fresh, existing } = await checkFile(deps, rows, institutionCode);
    const { plans, newLearners } = planResults(deps.random, fresh, institution);
    await deps.store.recordContacts(institutionCode, contactsOf(existing), { actor, at: deps.clock() });
    if (plans.length === 0) return { plans, existing };
    await issueAwards(
      deps,
      plans.map(({ plan }) => plan),
      newLearners,
      actor,
    );
    return { plans, existing };
  };
  // whatever it is that came in between, the next look at the file tells
  return replanned(work, () => true);
}

/** Checks a file against the present state; throws all its faults, or tells which results are new. */
async function checkFile(
  { store, clock }: SettleDeps,
  rows: readonly SingleResult[],
  institutionCode: string,
) {
  const catalogue = await store.selectCatalogue();
  const institution = memberOf(catalogue, institutionCode);
  const context = { institution, catalogue, now: clock(), memory: emptyMemory() };
  const { fresh, existing, faults } = await sortResults(store, rows, context);
  const [first, ...others] = faults;
  if (first) {
    throw new CairnError('invalid', 'results.faulty', 'The results have faults; nothing was issued', [
      first,
      ...others,
    ]);
  }
  return { institution, fresh, existing };
}

/**
 * The awards of checked results by line, and the learners among them whom nobody knows yet. `awardIdOf` names the award
 * of a line; without it, ids are random. `resting`: what a single award rests on that recognises prior learning, and the
 * id of its credential.
 */
export function planResults(
  random: Random,
  results: readonly CheckedResult[],
  institution: InstitutionRecord,
  awardIdOf: (line: number) => string = () => randomUuid(random),
  resting?: { readonly priorLearning: PriorLearning; readonly credentialId: string },
): {
  plans: { readonly line: number; readonly plan: AwardPlan }[];
  newLearners: NewLearner[];
} {
  const newLearners = new Map<string, NewLearner>();
  const plans = results.map((result) => {
    const learner = result.learner ?? newLearner(random, result, institution, newLearners);
    const id = awardIdOf(result.line);
    const plan = planModuleAward(id, random, result, learner, institution, resting);
    return { line: result.line, plan };
  });
  return { plans, newLearners: [...newLearners.values()] };
}

function newLearner(
  random: Random,
  result: CheckedResult,
  institution: InstitutionRecord,
  known: Map<string, NewLearner>,
): LearnerRecord {
  const { esi, number } = result;
  const person = esi ?? number ?? '';
  const before = known.get(person);
  if (before) return before;
  const learner: NewLearner = {
    id: randomUuid(random),
    name: result.name,
    salt: toHex(random(16)),
    ...(esi === undefined ? {} : { esi }),
    ...(number === undefined ? {} : { number: { institution: institution.code, number } }),
  };
  known.set(person, learner);
  return learner;
}

function planModuleAward(
  id: string,
  random: Random,
  result: CheckedResult,
  learner: LearnerRecord,
  institution: InstitutionRecord,
  resting: { readonly priorLearning: PriorLearning; readonly credentialId: string } | undefined,
): AwardPlan {
  const { module, moduleDigest, awardedOn, grade, criteria } = result;
  const award = {
    id,
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
  const credentialId = resting?.credentialId ?? randomUuid(random);
  const { did, name, country } = institution;
  return {
    award,
    credentialId,
    contact: result.contact,
    stack: [],
    document: (status) =>
      buildModuleCredential(module, {
        credentialId,
        issuer: { did, name, country },
        learner,
        award,
        status,
        versionDigest: moduleDigest,
        priorLearning: resting?.priorLearning,
      }),
  };
}
