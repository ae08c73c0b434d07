import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import { CairnError, invalid } from '../../common/errors.js';
import { toHex } from '../../common/multibase.js';
import type { Wall } from '../../common/wall.js';
import { sameName } from '../../domain/names.js';
import type { IssuingStore } from '../ports.js';
import type { LearnersStore, LearnerView, RecordsStore } from './ports.js';

export interface LearnersDeps {
  readonly store: RecordsStore & LearnersStore & Pick<IssuingStore, 'selectLearners'>;
  readonly clock: Clock;
  readonly random: Random;
}

export interface LearnerWish {
  readonly name: string;
  /** The institution's own number. */
  readonly number: string | undefined;
  /** European Student Identifier. */
  readonly esi: string | undefined;
}

/**
 * Records a learner, or finds the one who is meant: by ESI, else by the institution's own number; never by name. Answers
 * with the learner and whether the record is new. To do it again changes nothing. Throws `learner.name-differs` where the
 * identifier belongs to somebody of another name, `learner.two-records` where number and ESI belong to two,
 * `learner.number-missing` where an institution gives no number: it would neither see the record nor know whose it is.
 * Further as `identifyLearner`. `requestId`: a repetition finds the learner whom it recorded before.
 */
export async function registerLearner(
  deps: LearnersDeps,
  wall: Wall,
  wish: LearnerWish,
  actor: string,
  requestId?: string,
): Promise<{ readonly learner: LearnerView; readonly created: boolean }> {
  const { store } = deps;
  const act = { actor, at: deps.clock() };
  const number =
    wish.number === undefined ? undefined : { institution: ownInstitution(wall), number: wish.number };
  if (wall !== undefined && number === undefined) throw numberMissing();
  const before = requestId === undefined ? undefined : await store.selectOptionalLearnerView(wall, requestId);
  if (before) return { learner: before, created: true };
  const named = {
    ids: [],
    esis: wish.esi === undefined ? [] : [wish.esi],
    numbers: number === undefined ? [] : [number.number],
  };
  const found = await store.selectLearners(number?.institution ?? '', named);
  const byEsi = found.byEsi.get(wish.esi ?? '');
  const byNumber = found.byNumber.get(number?.number ?? '');
  if (byEsi && byNumber && byEsi.id !== byNumber.id) {
    throw new CairnError(
      'conflict',
      'learner.two-records',
      'Number and ESI belong to two records: propose to merge them',
    );
  }
  const known = byEsi ?? byNumber;
  if (!known) {
    const id = requestId ?? randomUuid(deps.random);
    const learner = { id, name: wish.name, salt: toHex(deps.random(16)), esi: wish.esi };
    await store.insertLearnerRecord(learner, number, act);
    return { learner: await selectLearner(deps, wall, id), created: true };
  }
  if (!sameName(known.name, wish.name)) {
    throw new CairnError('conflict', 'learner.name-differs', 'The learner is recorded under another name');
  }
  const change = {
    revision: undefined,
    number: byNumber ? undefined : number,
    esi: byEsi ? undefined : wish.esi,
    replace: false,
  };
  if (change.number || change.esi) await store.identifyLearner(known.id, change, act);
  return { learner: await selectLearner(deps, wall, known.id), created: false };
}

/** A learner within the wall; throws `learner.unknown`. */
export async function selectLearner(
  deps: Pick<LearnersDeps, 'store'>,
  wall: Wall,
  id: string,
): Promise<LearnerView> {
  const learner = await deps.store.selectOptionalLearnerView(wall, id);
  if (learner) return learner;
  throw new CairnError('not-found', 'learner.unknown', 'There is no learner of this id');
}

/**
 * Gives a learner the institution's number or an ESI; `revision` is the one that was read. An ESI that is there is replaced,
 * or with `null` taken away, by the network alone: else an institution would lead others' results to a record of its
 * choice. Throws `learner.esi-differs`, `learner.merged`.
 */
export async function identifyLearner(
  deps: LearnersDeps,
  wall: Wall,
  id: string,
  change: { readonly number?: string | undefined; readonly esi?: string | null | undefined },
  revision: number | undefined,
  actor: string,
): Promise<void> {
  await selectLearner(deps, wall, id);
  const number =
    change.number === undefined ? undefined : { institution: ownInstitution(wall), number: change.number };
  const act = { actor, at: deps.clock() };
  const replace = wall === undefined;
  await deps.store.identifyLearner(id, { revision, number, esi: change.esi, replace }, act);
}

function numberMissing(): CairnError {
  return invalid({
    code: 'learner.number-missing',
    pointer: '/number',
    message: 'The institution’s own number of the learner is missing.',
    expected: 'the number under which the institution knows the learner',
  });
}

/** Numbers are an institution's own: the network has none. */
function ownInstitution(wall: Wall): string {
  if (wall !== undefined) return wall;
  throw new CairnError(
    'refused',
    'learner.no-numbers',
    'The network gives learners no numbers: institutions do',
  );
}
