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

/** A part of all proposals, in the order of the learners' ids. */
export interface ProposalPage {
  readonly proposals: readonly Proposal[];
  /** From which id on the next page looks: the beginning of one, so that it names nobody; `undefined` on the last page. */
  readonly next: string | undefined;
}

/** Of how many learners a page evaluates the rules. */
export const LOOKED_AT = 200;

/**
 * What waits for the word of an awarding body, given by its DID, among `limit` learners whose ids come from `from` on. A page
 * may be empty though others follow. A learner with a proposal is looked at again and again, so these are all among those
 * who are still to be composed.
 */
export async function listProposals(
  deps: { readonly store: IssuingStore; readonly clock: Clock },
  awardingBody: string,
  { from = '', limit = LOOKED_AT }: { readonly from?: string | undefined; readonly limit?: number } = {},
): Promise<ProposalPage> {
  const { store, clock } = deps;
  const catalogue = await store.selectCatalogue();
  const waiting = (await store.selectLearnersToCompose()).filter((id) => id >= from);
  const looked = waiting.slice(0, limit);
  const proposals: Proposal[] = [];
  for (const ids of chunksOf(looked)) {
    for (const state of await store.selectLearnerStates(ids)) {
      const due = findDue(state, catalogue, clock()).filter(
        ({ programme: { version } }) =>
          version.awardedBy.id === awardingBody &&
          (version.policy === 'propose' || state.withheld.includes(version.code)),
      );
      proposals.push(
        ...due.map(({ programme, asOf }) => ({
          learnerId: state.learner.id,
          programme: programme.version.code,
          asOf,
        })),
      );
    }
  }
  const [last, next] = [looked.at(-1), waiting[limit]];
  return { proposals, next: last !== undefined && next !== undefined ? between(last, next) : undefined };
}

/** As much of an id as sets it apart from the one before it. */
function between(before: string, id: string): string {
  const at = Array.from(id).findIndex((character, index) => character !== before[index]);
  return id.slice(0, at + 1);
}
