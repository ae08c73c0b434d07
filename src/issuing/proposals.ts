import type { Clock } from '../common/effects.js';
import { findDue } from './compose.js';
import { chunksOf } from './issue-batch.js';
import type { IssuingStore } from './ports.js';

/** A certificate that is due to a learner and waits for a person's word: by the policy, or since one was revoked before. */
export interface Proposal {
  readonly learnerId: string;
  readonly programme: string;
  /** The day as of which it is due: today in the awarding body's zone. */
  readonly asOf: string;
}

/** Most proposals that are told at once. */
export const MOST_PROPOSALS = 200;

/**
 * What waits for the word of an awarding body, given by its DID; at most `MOST_PROPOSALS`, in the order of the learners' ids.
 * A learner with a proposal is looked at again and again, so these are all among those who are still to be composed.
 */
export async function listProposals(
  deps: { readonly store: IssuingStore; readonly clock: Clock },
  awardingBody: string,
): Promise<Proposal[]> {
  const { store, clock } = deps;
  const catalogue = await store.selectCatalogue();
  const proposals: Proposal[] = [];
  for (const ids of chunksOf(await store.selectLearnersToCompose())) {
    for (const state of await store.selectLearnerStates(ids)) {
      const waiting = findDue(state, catalogue, clock()).filter(
        ({ programme: { version } }) =>
          version.awardedBy.id === awardingBody &&
          (version.policy === 'propose' || state.withheld.includes(version.code)),
      );
      proposals.push(
        ...waiting.map(({ programme, asOf }) => ({
          learnerId: state.learner.id,
          programme: programme.version.code,
          asOf,
        })),
      );
    }
    if (proposals.length >= MOST_PROPOSALS) break;
  }
  return proposals.slice(0, MOST_PROPOSALS);
}
