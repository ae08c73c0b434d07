import { CairnError } from '../common/errors.js';
import { dateInZone } from '../domain/dates.js';
import { checkAssignment } from '../domain/rules/stack-check.js';
import {
  bodyZone,
  type ComposeDeps,
  type Due,
  evaluateProgramme,
  planCertificate,
  pools,
} from './compose.js';
import { finishIntents } from './issue.js';
import type {
  AwardRecord,
  LearnerState,
  LiveAward,
  PublishedCatalogue,
  RevokeStore,
  WaitingAward,
} from './ports.js';
import { prepare } from './prepare.js';
import { newestVersions } from './versions.js';

export interface ReevaluateDeps extends ComposeDeps {
  readonly revoking: RevokeStore;
}

/** What became of a certificate that had used what was revoked or corrected. */
export interface Consequence {
  readonly programme: string;
  readonly awardId: string;
  /**
   * `reissued`: other awards satisfy the rule. `unchanged`: its own do as they are now. `ended`: only those of a later day
   * do, so that another certificate takes its place. `suspended`: none do, and a person decides.
   */
  readonly outcome: 'reissued' | 'unchanged' | 'ended' | 'suspended';
}

/**
 * Evaluates again what is suspended of a learner for a part, as both were just read; also what a crash left behind. Inner
 * programmes come before outer ones. What another process changes at the same moment is left to the next look, which that
 * change asks for.
 */
export async function reevaluate(
  deps: ReevaluateDeps,
  read: { readonly state: LearnerState; readonly suspended: readonly WaitingAward[] },
  catalogue: PublishedCatalogue,
  actor: string,
): Promise<Consequence[]> {
  const consequences: Consequence[] = [];
  const dealtWith = new Set<string>();
  for (let { state, suspended } = read; ; ) {
    const next = innermost(
      suspended.filter((award) => !dealtWith.has(award.id)),
      state,
    );
    if (!next) return consequences;
    dealtWith.add(next.id);
    try {
      const outcome = await decide(deps, next, state, catalogue, actor);
      consequences.push({ programme: next.code, awardId: next.id, outcome });
      if (outcome === 'suspended') continue;
    } catch (error) {
      if (!(error instanceof CairnError && error.kind === 'conflict')) throw error;
    }
    const learnerId = state.learner.id;
    state = await deps.store.selectLearnerState(learnerId);
    suspended = await deps.revoking.selectSuspended([learnerId]);
  }
}

/** The one that builds on no other that waits: an inner programme has fewer parts than the outer one. */
function innermost(waiting: readonly WaitingAward[], state: LearnerState): WaitingAward | undefined {
  const size = (award: WaitingAward) => state.awards.find(({ id }) => id === award.id)?.parts?.length ?? 0;
  return [...waiting].sort((a, b) => size(a) - size(b) || (a.id < b.id ? -1 : 1))[0];
}

async function decide(
  deps: ReevaluateDeps,
  award: WaitingAward,
  state: LearnerState,
  catalogue: PublishedCatalogue,
  actor: string,
): Promise<Consequence['outcome']> {
  const held = state.awards.find(({ id }) => id === award.id);
  const programme = catalogue.programmes.find(({ version }) => version.id === held?.achievement);
  if (!held || !programme) return 'suspended';
  const usable = state.awards.filter((other) => other.issued && !other.suspended && other.id !== award.id);
  // as of the day on which it was awarded: a certificate can't rest on what came later
  const asOf = award.awardedOn;
  const own = ownStack(held, programme, usable);
  const found = own ?? otherStack(programme, state, usable, asOf);
  if (!found) {
    const ended = await replaceIfDueToday(deps, award, usable, state, catalogue, actor);
    return ended ? 'ended' : 'suspended';
  }
  const plan = planCertificate(deps.random, state, { programme, asOf, evaluation: found }, catalogue, held);
  const act = { actor, at: deps.clock() };
  if (own && award.keepable) {
    await deps.revoking.keepRevision(plan, act);
    return 'unchanged';
  }
  await prepare([plan]);
  await deps.revoking.recordRevision(plan, act);
  await finishIntents(deps, [plan.credentialId], actor);
  return 'reissued';
}

type Satisfied = Due['evaluation'];

/** The stack that a certificate has, if it is whole and still satisfies the rule: a certificate isn't bent without need. */
function ownStack(
  held: LiveAward,
  { version }: Due['programme'],
  usable: readonly LiveAward[],
): Satisfied | undefined {
  const { stack = [] } = held;
  const byId = new Map(usable.map((award) => [award.id, award]));
  const parts = stack.flatMap((line) => byId.get(line.award) ?? []);
  if (stack.length === 0 || parts.length < stack.length) return undefined;
  const { rule, equivalents, gradingSchemes } = version;
  const context = { equivalents, gradingSchemes };
  if (checkAssignment(rule, stack, parts, held.awardedOn, context).length > 0) return undefined;
  const modules = parts.filter(({ kind }) => kind === 'module');
  return { satisfied: true, assignment: stack, ects: modules.reduce((sum, { ects }) => sum + ects, 0) };
}

function otherStack(
  { version }: Due['programme'],
  state: LearnerState,
  usable: readonly LiveAward[],
  asOf: string,
): Satisfied | undefined {
  for (const pool of pools(usable, state.consent)) {
    const evaluation = evaluateProgramme(version, pool, asOf);
    if (evaluation.satisfied) return evaluation;
  }
  return undefined;
}

/** Awards of a later day satisfy the rule: then the old award ends, and a new one with today's date is due. */
async function replaceIfDueToday(
  deps: ReevaluateDeps,
  award: AwardRecord,
  usable: LearnerState['awards'],
  state: LearnerState,
  catalogue: PublishedCatalogue,
  actor: string,
): Promise<boolean> {
  const programme = newestVersions(catalogue.programmes).get(award.code);
  if (programme?.version.policy !== 'automatic') return false;
  const today = dateInZone(deps.clock(), bodyZone(programme.version, catalogue));
  const due = pools(usable, state.consent).some(
    (pool) => evaluateProgramme(programme.version, pool, today).satisfied,
  );
  if (!due) return false;
  const reason = 'Superseded: other awards satisfy the programme as of today.';
  await deps.revoking.revokeAwards([award.id], reason, 'service', { actor, at: deps.clock() });
  return true;
}
