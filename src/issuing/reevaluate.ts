import { CairnError } from '../common/errors.js';
import { dateInZone } from '../domain/dates.js';
import { bodyZone, type ComposeDeps, evaluateProgramme, planCertificate, pools } from './compose.js';
import { finishIntents } from './issue.js';
import type { AwardRecord, LearnerState, PublishedCatalogue, RevokeStore } from './ports.js';
import { prepare } from './prepare.js';
import { newestVersions } from './versions.js';

export interface ReevaluateDeps extends ComposeDeps {
  readonly revoking: RevokeStore;
}

/** What became of a certificate that had used a revoked part. */
export interface Consequence {
  readonly programme: string;
  readonly awardId: string;
  /** `reissued`: other awards satisfy the rule. `suspended`: they don't, and a person decides. */
  readonly outcome: 'reissued' | 'suspended';
}

/**
 * Evaluates again what is suspended for a part; also what a crash left behind. Inner programmes come before outer ones.
 * What another process changes at the same moment is left to the next look, which that change asks for.
 */
export async function reevaluate(
  deps: ReevaluateDeps,
  learnerId: string,
  catalogue: PublishedCatalogue,
  actor: string,
): Promise<Consequence[]> {
  const consequences: Consequence[] = [];
  const dealtWith = new Set<string>();
  for (;;) {
    const state = await deps.store.selectLearnerState(learnerId);
    const suspended = await deps.revoking.selectSuspended(learnerId);
    const next = innermost(
      suspended.filter((award) => !dealtWith.has(award.id)),
      state,
    );
    if (!next) return consequences;
    dealtWith.add(next.id);
    try {
      const outcome = (await reissue(deps, next, state, catalogue, actor)) ? 'reissued' : 'suspended';
      consequences.push({ programme: next.code, awardId: next.id, outcome });
    } catch (error) {
      if (!(error instanceof CairnError && error.kind === 'conflict')) throw error;
    }
  }
}

/** The one that builds on no other that waits: an inner programme has fewer parts than the outer one. */
function innermost(waiting: readonly AwardRecord[], state: LearnerState): AwardRecord | undefined {
  const size = (award: AwardRecord) => state.awards.find(({ id }) => id === award.id)?.parts?.length ?? 0;
  return [...waiting].sort((a, b) => size(a) - size(b) || (a.id < b.id ? -1 : 1))[0];
}

async function reissue(
  deps: ReevaluateDeps,
  award: AwardRecord,
  state: LearnerState,
  catalogue: PublishedCatalogue,
  actor: string,
): Promise<boolean> {
  const held = state.awards.find(({ id }) => id === award.id);
  const programme = catalogue.programmes.find(({ version }) => version.id === held?.achievement);
  if (!held || !programme) return false;
  const usable = state.awards.filter((other) => other.issued && !other.suspended && other.id !== award.id);
  for (const pool of pools(usable, state.consent)) {
    // as of the day on which it was awarded: a certificate can't rest on what came later
    const evaluation = evaluateProgramme(programme.version, pool, award.awardedOn);
    if (!evaluation.satisfied) continue;
    const due = { programme, asOf: award.awardedOn, evaluation };
    const planned = planCertificate(deps.random, state, due, catalogue, award.id);
    const plan = { ...planned, basis: { consent: state.consent, confirmed: false } };
    await prepare([plan]);
    await deps.revoking.recordRevision(plan, { actor, at: deps.clock() });
    await finishIntents(deps, [plan.credentialId], actor);
    return true;
  }
  return replaceIfDueToday(deps, award, usable, state, catalogue, actor);
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
  await deps.revoking.revokeAward(award.id, reason, 'service', { actor, at: deps.clock() });
  return true;
}
