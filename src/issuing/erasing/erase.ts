import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import { uuidOf } from '../../common/uuid.js';
import type { Wall } from '../../common/wall.js';
import { erasedText } from '../renditions/recorded.js';
import type { ErasureRecord, ErasureStore, LearnerLookup } from './ports.js';

export interface EraseDeps {
  readonly store: ErasureStore;
  readonly records: LearnerLookup;
  /** Does work against a store of which nothing stays. */
  readonly dryRun: <T>(work: (store: ErasureStore) => Promise<T>) => Promise<T>;
  readonly clock: Clock;
  readonly random: Random;
  /** For how many days the operator keeps backups; `undefined`: that is not said. */
  readonly backupDays: number | undefined;
}

/** What became of a learner's data. */
export interface ErasureReport extends ErasureRecord {
  /** Until when the operator keeps backups that hold what was removed; `undefined`: until the operator deletes them. */
  readonly backupsUntil: Date | undefined;
}

/**
 * Erases a learner: name, identifiers, signed documents, grades, evidence, shares and all that people wrote about them go; award,
 * status and digests stay, so that what somebody carries verifies as before. It can't be undone, and nothing more can be made
 * of these awards. An institution may do so only where everything was awarded by itself, the network's certificates aside; and a
 * person for themselves (`issuers`, of what is reached) only where everything was awarded by those who vouched for their address. To
 * repeat it changes nothing and answers the same.
 *
 * @throws CairnError `learner.unknown` (kind `not-found`), `learner.shared` (kind `refused`), `learner.import-running` (kind
 *   `conflict`).
 */
export async function eraseLearner(
  deps: EraseDeps,
  wall: Wall,
  learner: string,
  actor: string,
  issuers?: readonly string[],
): Promise<ErasureReport> {
  return erase(deps, (work) => work(deps.store), wall, learner, actor, issuers);
}

/** What erasing would remove and leave at this moment. Throws as `eraseLearner` does. */
export async function previewErasure(
  deps: EraseDeps,
  wall: Wall,
  learner: string,
  actor: string,
  issuers?: readonly string[],
): Promise<ErasureReport> {
  return erase(deps, deps.dryRun, wall, learner, actor, issuers);
}

/** The report on an erasure that the wall lets through. Throws `erasure.unknown` (kind `not-found`). */
export async function readErasure(deps: EraseDeps, wall: Wall, learner: string): Promise<ErasureReport> {
  const id = uuidOf(learner);
  const record = id === undefined ? undefined : await deps.store.selectOptionalErasure(wall, id);
  if (record) return toReport(deps, record);
  throw new CairnError('not-found', 'erasure.unknown', 'No erasure of this learner is known to the caller');
}

/** The report to whoever has its receipt. */
export async function readErasureByReceipt(
  deps: EraseDeps,
  receipt: string,
): Promise<ErasureReport | undefined> {
  const id = uuidOf(receipt);
  const record = id === undefined ? undefined : await deps.store.selectOptionalErasureByReceipt(id);
  return record && toReport(deps, record);
}

/** Looks at the learner before `run` starts: a dry run that came to need a second connection would wait for others. */
async function erase(
  deps: EraseDeps,
  run: EraseDeps['dryRun'],
  wall: Wall,
  learner: string,
  actor: string,
  issuers: readonly string[] | undefined,
): Promise<ErasureReport> {
  const id = uuidOf(learner);
  const before = id === undefined ? undefined : await deps.store.selectOptionalErasure(wall, id);
  if (before) return toReport(deps, before);
  const known = id === undefined ? undefined : await deps.records.selectOptionalLearnerView(wall, id);
  if (!known) throw new CairnError('not-found', 'learner.unknown', 'There is no learner of this id');
  const learnerId = known.mergedInto ?? known.id;
  const receipt = randomUuid(deps.random);
  const erasing = { learnerId, receipt, actor, at: deps.clock(), askedOf: wall, issuers, erasedText };
  return run(async (store) => {
    await store.eraseLearner(erasing);
    return toReport(deps, await selectErasure(store, wall, learnerId));
  });
}

async function selectErasure(store: ErasureStore, wall: Wall, learnerId: string): Promise<ErasureRecord> {
  const record = await store.selectOptionalErasure(wall, learnerId);
  if (record) return record;
  throw new CairnError('incoherent', 'erasure.gone', 'An erasure that was just recorded is not there');
}

function toReport({ backupDays }: EraseDeps, record: ErasureRecord): ErasureReport {
  const backupsUntil =
    backupDays === undefined ? undefined : new Date(record.at.getTime() + backupDays * 24 * 3_600_000);
  return { ...record, backupsUntil };
}
