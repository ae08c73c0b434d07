import { CairnError, type Fault } from '../../common/errors.js';
import { uuidOf } from '../../common/uuid.js';
import type { PublishedModule } from '../../credentials/documents/published.js';
import type { Grade } from '../../domain/grades.js';
import { type AssessmentResult, isSameResult } from '../../domain/result.js';
import { asksForGrade } from '../../domain/rules/asks-for-grade.js';
import { finishIntents } from '../issue.js';
import type { AwardRecord, LearnerState, PublishedCatalogue } from '../ports.js';
import { prepare } from '../prepare.js';
import { type LifecycleDeps, withEffect } from './acts.js';
import { type Effect, seenBy } from './effect.js';
import { isOwn, type Party } from './party.js';
import type { ActStores } from './ports.js';
import { checkReason } from './reason.js';
import { planRendering } from './rendering.js';
import { isRenewable, requireNotErased } from './renewable.js';
import { replanned } from './retry.js';

/** What is to be right from now on; what isn't named stays. */
export interface CorrectionWish {
  /** A value of the module's grading scheme. */
  readonly grade?: string | undefined;
  /** Criterion id to level id, all of them. */
  readonly criteria?: Readonly<Record<string, string>> | undefined;
  /** No correction can change these: to name them is refused with the way to do it. */
  readonly date?: string | undefined;
  readonly module?: string | undefined;
}

/**
 * Corrects the grade or the levels of a module award: a new credential takes the place of the old one, and certificates
 * whose rule may depend on the grade are evaluated again, inner ones first. Repeating it changes nothing, and finishes
 * what a crash left.
 *
 * @throws CairnError `act.reason`, `correction.scope` (another date or module), `correction.grade-off-scale`,
 *   `correction.grade-not-passing`, `correction.criterion-unknown`, `correction.level-unknown` (kind `invalid`),
 *   `award.unknown`, `correction.not-a-module`, `award.not-renewable`, `learner.erased` (kind `refused`),
 *   `award.revoked`.
 */
export async function correctAward(
  deps: LifecycleDeps,
  id: string,
  wish: CorrectionWish,
  reason: string,
  party: Party,
): Promise<Effect> {
  const said = checkReason(reason);
  return seenBy(party, await replanned(() => correctOnce(deps, id, wish, said, party)));
}

/** What `correctAward` would do at this moment. Throws as that does. */
export async function previewCorrection(
  deps: LifecycleDeps,
  id: string,
  wish: CorrectionWish,
  party: Party,
): Promise<Effect> {
  const work = (stores: ActStores) =>
    correctOnce({ ...deps, ...stores, pretend: true }, id, wish, 'Preview.', party);
  return seenBy(party, await replanned(() => deps.dryRun(work)));
}

async function correctOnce(
  deps: LifecycleDeps,
  id: string,
  wish: CorrectionWish,
  reason: string,
  party: Party,
): Promise<Effect> {
  const award = await selectOwnModuleAward(deps, id, party);
  const catalogue = await deps.store.selectCatalogue();
  await finishIntents(deps, await deps.store.selectIntentIds([award.id]), party.actor);
  const awards = await deps.lifecycle.selectRenderableAwards(award.learnerId);
  const present = awards.find((one) => one.award.id === award.id);
  const version = catalogue.modules.find((one) => one.version.id === present?.award.achievement)?.version;
  if (!present || !version) throw revoked();
  requireNotErased(present);
  const { grade, criteria = {} } = present.award;
  const was = { grade, criteria };
  const result = checkWish(wish, version, was);
  return withEffect(deps, award.learnerId, [award.id], party.actor, async () => {
    if (isSameResult(was, result)) return new Set<string>();
    const { registry } = await deps.trust();
    if (!isRenewable(present, registry, deps.clock()))
      throw new CairnError(
        'refused',
        'award.not-renewable',
        'The issuer may not sign for this award any more',
      );
    const corrected = { ...present, award: { ...present.award, ...result } };
    const plan = planRendering(deps.random, corrected, present.learner, catalogue);
    await prepare([plan]);
    const state = await deps.store.selectLearnerState(award.learnerId);
    const users = usersOf(award.id, state);
    const sameGrade = result.grade?.value === grade?.value;
    const dependents = sameGrade ? [] : gradeDependents(users, state, catalogue);
    const correction = { awardId: award.id, was, result, reason, plan, users, dependents };
    await deps.lifecycle.recordCorrection(correction, { actor: party.actor, at: deps.clock() });
    await finishIntents(deps, [plan.credentialId], party.actor);
    return new Set([award.id]);
  });
}

async function selectOwnModuleAward(deps: LifecycleDeps, id: string, party: Party): Promise<AwardRecord> {
  const uuid = uuidOf(id);
  const award = uuid === undefined ? undefined : (await deps.lifecycle.selectAwardsById([uuid])).get(uuid);
  if (!award || !isOwn(party, award.issuerDid))
    throw new CairnError('not-found', 'award.unknown', 'There is no award or credential of this id');
  if (award.kind !== 'module') {
    const message = 'A certificate has no grade: correct the awards that it is built from';
    throw new CairnError('refused', 'correction.not-a-module', message);
  }
  if (award.revoked) throw revoked();
  return award;
}

function revoked(): CairnError {
  return new CairnError('conflict', 'award.revoked', 'The award is revoked, and stays so');
}

function checkWish(wish: CorrectionWish, module: PublishedModule, was: AssessmentResult): AssessmentResult {
  const faults: Fault[] = [];
  for (const member of ['date', 'module'] as const)
    if (wish[member] !== undefined) faults.push(outOfScope(member));
  const grade = wish.grade === undefined ? was.grade : checkGrade(wish.grade, module, faults);
  const criteria = wish.criteria ?? was.criteria;
  faults.push(...checkCriteria(criteria, module));
  const [first] = faults;
  if (first) throw new CairnError('invalid', first.code, first.message, faults);
  return { grade, criteria };
}

function outOfScope(member: string): Fault {
  return {
    code: 'correction.scope',
    pointer: `/${member}`,
    message: 'A wrong date or module is no correction: the award was another one.',
    expected: 'the award revoked, and a new one issued',
  };
}

function checkGrade(value: string, module: PublishedModule, faults: Fault[]): Grade {
  const { code, values, pass } = module.gradingScheme;
  const passing = values.slice(values.indexOf(pass));
  const pointer = '/grade';
  const expected = `one of ${passing.join(', ')}`;
  if (!values.includes(value)) {
    const message = 'The grade is not on the module’s scale.';
    faults.push({ code: 'correction.grade-off-scale', pointer, message, expected });
  } else if (!passing.includes(value)) {
    const message = 'The grade is below the one that passes: revoke the award instead.';
    faults.push({ code: 'correction.grade-not-passing', pointer, message, expected });
  }
  return { scheme: code, value };
}

function checkCriteria(criteria: Readonly<Record<string, string>>, module: PublishedModule): Fault[] {
  return Object.entries(criteria).flatMap(([name, level]): Fault[] => {
    const criterion = module.criteria.find(({ id }) => id === name);
    if (!criterion) {
      const expected = `one of ${module.criteria.map(({ id }) => id).join(', ')}`;
      const message = 'The module has no such competence criterion.';
      return [{ code: 'correction.criterion-unknown', pointer: '/criteria', message, expected }];
    }
    if (criterion.levels.some(({ id }) => id === level)) return [];
    const expected = `one of ${criterion.levels.map(({ id }) => id).join(', ')}`;
    const message = 'The competence criterion has no such level.';
    return [{ code: 'correction.level-unknown', pointer: `/criteria/${name}`, message, expected }];
  });
}

/** The live certificates whose present stack uses an award, directly or through one of them. */
function usersOf(awardId: string, { awards }: Pick<LearnerState, 'awards'>): string[] {
  const users = new Set<string>();
  for (let size = -1; size < users.size; ) {
    size = users.size;
    for (const { id, parts = [] } of awards)
      if (parts.some((part) => part === awardId || users.has(part))) users.add(id);
  }
  return [...users];
}

/** Those of them whose own rule asks for grades, and what is built on those. */
function gradeDependents(
  users: readonly string[],
  { awards }: LearnerState,
  catalogue: PublishedCatalogue,
): string[] {
  const asking = awards.filter(({ id, achievement }) => {
    const programme = catalogue.programmes.find(({ version }) => version.id === achievement);
    return users.includes(id) && programme !== undefined && asksForGrade(programme.version.rule);
  });
  const dependents = new Set(asking.map(({ id }) => id));
  for (const { id } of asking) for (const outer of usersOf(id, { awards })) dependents.add(outer);
  return [...dependents];
}
