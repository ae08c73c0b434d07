import type { Clock } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import type { Wall } from '../../common/wall.js';
import type { LearnerContact } from '../ports.js';
import { type LearnersDeps, selectLearner } from './learners.js';
import type { ContactStore, ContactView } from './ports.js';

export interface ContactDeps {
  readonly store: ContactStore;
  readonly learners: Pick<LearnersDeps, 'store'>;
  readonly clock: Clock;
}

/** The contact of a learner that the institution gave, or the network. Throws `learner.unknown`, `contact.unknown`. */
export async function selectContact(deps: ContactDeps, wall: Wall, learnerId: string): Promise<ContactView> {
  const { id, mergedInto } = await selectLearner(deps.learners, wall, learnerId);
  const contact = await deps.store.selectOptionalContact(mergedInto ?? id, wall);
  if (contact) return contact;
  throw new CairnError('not-found', 'contact.unknown', 'No contact of this learner was given');
}

/**
 * Gives a learner a contact, or changes it: a mail with a link goes there, and links that went to the address before end. Whoever
 * holds the address can claim what the institution awarded, now and later; what others awarded only if they gave the same address.
 * An address that the network gives leads to everything. Throws `learner.unknown`.
 */
export async function giveContact(
  deps: ContactDeps,
  wall: Wall,
  learnerId: string,
  wish: LearnerContact,
  actor: string,
): Promise<ContactView> {
  const { id, mergedInto } = await selectLearner(deps.learners, wall, learnerId);
  const contact = { ...wish, learnerId: mergedInto ?? id, givenOf: wall };
  await deps.store.giveContact(contact, { actor, at: deps.clock() });
  return selectContact(deps, wall, id);
}
