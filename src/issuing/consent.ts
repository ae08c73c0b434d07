import { type Clock, type Random, randomUuid } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import type { Reach } from '../common/reach.js';
import { uuidOf } from '../common/uuid.js';
import { CONSENT_TEXT_VERSION } from './consent-texts.js';
import type { ConsentRecord, ConsentStore, IssuingStore } from './ports.js';

export interface ConsentDeps {
  readonly store: Pick<IssuingStore, 'selectOptionalLearner'> & ConsentStore;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Records that a learner agreed to composition across institutions: who recorded it, when, to which text (`consentText`), and in
 * which language the learner read it, English if not given. Given in an account, it is about the awards that the account reaches;
 * else about all.
 */
export async function giveConsent(
  deps: ConsentDeps,
  learner: string,
  givenBy: string,
  { accountId, textLanguage = 'en' }: { readonly accountId?: string; readonly textLanguage?: string } = {},
): Promise<boolean> {
  const learnerId = await knownLearner(deps, learner);
  const given = { textVersion: CONSENT_TEXT_VERSION, textLanguage, givenBy, accountId };
  const consent = { id: randomUuid(deps.random), learnerId, ...given };
  return deps.store.recordConsent(consent, { actor: givenBy, at: deps.clock() });
}

/**
 * Withdraws it, in an account what was given there or in none. Certificates that exist stay; nothing further is composed across
 * institutions.
 */
export async function withdrawConsent(
  deps: ConsentDeps,
  learner: string,
  actor: string,
  accountId?: string,
): Promise<boolean> {
  const learnerId = await knownLearner(deps, learner);
  return deps.store.withdrawConsent(learnerId, accountId, { actor, at: deps.clock() });
}

/** The id of a learner who was named by it, with `urn:uuid:` or without; throws `learner.unknown`. */
export async function knownLearner(deps: Pick<ConsentDeps, 'store'>, learner: string): Promise<string> {
  const id = uuidOf(learner);
  const known = id === undefined ? undefined : await deps.store.selectOptionalLearner(id);
  if (!known) throw new CairnError('not-found', 'learner.unknown', 'The network knows no learner of this id');
  return known.id;
}

/** What was ever agreed to, in the account or in none, the last first. */
export async function consentsOf(
  deps: Pick<ConsentDeps, 'store'>,
  { accountId, learners }: Reach,
): Promise<ConsentRecord[]> {
  return deps.store.selectConsents(
    learners.map(({ learnerId }) => learnerId),
    accountId,
  );
}
