import { type Clock, type Random, randomUuid } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { uuidOf } from '../common/uuid.js';
import type { ConsentRecord, ConsentStore, IssuingStore } from './ports.js';

/** Version of the text that a learner agrees to. */
export const CONSENT_TEXT_VERSION = '2026-1';

export const CONSENT_TEXTS: Readonly<Record<string, string>> = {
  '2026-1':
    'I agree that the network looks at my module awards of all its member institutions together, to compose the ' +
    'certificates that they add up to. I can withdraw this at any time; certificates that exist then stay valid.',
};

export interface ConsentDeps {
  readonly store: Pick<IssuingStore, 'selectOptionalLearner'> & ConsentStore;
  readonly clock: Clock;
  readonly random: Random;
}

/** Records that a learner agreed to composition across institutions: who recorded it, when, to which text. */
export async function giveConsent(deps: ConsentDeps, learner: string, givenBy: string): Promise<boolean> {
  const learnerId = await knownLearner(deps, learner);
  const consent = { id: randomUuid(deps.random), learnerId, textVersion: CONSENT_TEXT_VERSION, givenBy };
  return deps.store.recordConsent(consent, { actor: givenBy, at: deps.clock() });
}

/** Withdraws it. Certificates that exist stay; nothing further is composed across institutions. */
export async function withdrawConsent(deps: ConsentDeps, learner: string, actor: string): Promise<boolean> {
  return deps.store.withdrawConsent(await knownLearner(deps, learner), { actor, at: deps.clock() });
}

/** The id of a learner who was named by it, with `urn:uuid:` or without; throws `learner.unknown`. */
export async function knownLearner(deps: Pick<ConsentDeps, 'store'>, learner: string): Promise<string> {
  const id = uuidOf(learner);
  const known = id === undefined ? undefined : await deps.store.selectOptionalLearner(id);
  if (!known) throw new CairnError('not-found', 'learner.unknown', 'The network knows no learner of this id');
  return known.id;
}

/** What these learners ever agreed to, the last first. Whoever asks has made sure that the learners are theirs. */
export async function consentsOf(
  deps: Pick<ConsentDeps, 'store'>,
  learnerIds: readonly string[],
): Promise<ConsentRecord[]> {
  return deps.store.selectConsents(learnerIds);
}
