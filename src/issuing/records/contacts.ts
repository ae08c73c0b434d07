import type { Clock } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import { isWithin, type Wall } from '../../common/wall.js';
import type { LearnerContact } from '../ports.js';
import { type LearnersDeps, selectLearner } from './learners.js';
import type { ContactStore, ContactView } from './ports.js';

export interface ContactDeps {
  readonly store: ContactStore;
  readonly learners: Pick<LearnersDeps, 'store'>;
  readonly clock: Clock;
}

/** The contact of a learner, as whoever gave it may see it, and the network. Throws `learner.unknown`, `contact.unknown`. */
export async function selectContact(deps: ContactDeps, wall: Wall, learnerId: string): Promise<ContactView> {
  const { id, mergedInto } = await selectLearner(deps.learners, wall, learnerId);
  const contact = await deps.store.selectOptionalContact(mergedInto ?? id);
  if (contact && (isWithin(wall, contact.givenOf) || contact.confirmedOf.some((one) => one === wall)))
    return contact;
  throw new CairnError('not-found', 'contact.unknown', 'No contact of this learner was given');
}

/**
 * Gives a learner a contact, or changes it: a mail with a link goes there, and links that went to another address end.
 * Whoever holds the address can claim all that was issued to the learner; so a link is sent only where each institution that
 * awarded something gave that same address, or the network did. One that another institution gave is changed by that one or by the
 * network alone (`contact.of-other`, kind `conflict`). Throws `learner.unknown`.
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
  if (await deps.store.giveContact(contact, { actor, at: deps.clock() }))
    return selectContact(deps, wall, id);
  throw new CairnError(
    'conflict',
    'contact.of-other',
    'Another institution gave the contact of this learner',
  );
}
