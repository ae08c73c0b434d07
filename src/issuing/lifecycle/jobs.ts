import { randomUuid } from '../../common/effects.js';
import { CairnError, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import type { JobKinds, JobRecord, Progress } from '../jobs/job.js';
import { type ManageDeps, startJob } from '../jobs/manage.js';
import { settle } from '../settle.js';
import { ACTS, type AwardAct, change, type LifecycleDeps, selectOwn } from './acts.js';
import { OPERATOR, operator, type Party, partyOf } from './party.js';
import { checkReason } from './reason.js';

/** Most awards of one job. */
export const MOST_IN_A_JOB = 10_000;
/** Awards of one chunk: a second or two of work. Many are revoked in one transaction, the others suspended and reinstated one by one. */
const CHUNK: Readonly<Record<AwardAct, number>> = { revoke: 200, suspend: 10, reinstate: 10 };
/** What the audit says of an award that was acted on. */
const DONE: Readonly<Record<AwardAct, string>> = {
  revoke: 'award.revoked',
  suspend: 'award.suspended',
  reinstate: 'award.reinstated',
};
/** How many failures the result of a job names. */
const MOST_FAILURES = 100;

/**
 * Starts a job that acts on many awards; answers with its id. What is wrong with any of them is told at once, as by
 * `actOnAwards`. The reason is kept beside the job, since it may name a person. With an `id` of the caller's, such as a
 * `requestId`, it is started once however often it is asked for.
 */
export async function startActJob(
  deps: Pick<LifecycleDeps, 'lifecycle' | 'random'>,
  jobs: ManageDeps,
  act: AwardAct,
  ids: readonly string[],
  reason: string,
  party: Party,
  id = randomUuid(deps.random),
): Promise<string> {
  const said = checkReason(reason);
  if (ids.length === 0 || ids.length > MOST_IN_A_JOB) {
    const message = 'This many awards are not acted on in one job.';
    throw invalid({
      code: 'act.too-many',
      pointer: '/awards',
      message,
      expected: `1 to ${MOST_IN_A_JOB} awards`,
    });
  }
  const awards = (await selectOwn(deps.lifecycle, act, ids, party)).map((award) => award.id);
  const job = {
    id,
    kind: `awards.${act}`,
    institution: party.institution,
    input: { awards, reason: `job-input:${id}` },
    total: awards.length,
    reason: said,
  };
  return startJob(jobs, job, party.actor);
}

/** The kinds of jobs that act on awards: `awards.revoke`, `awards.suspend`, `awards.reinstate`. */
export function awardJobs(deps: LifecycleDeps): JobKinds {
  return Object.fromEntries(
    ACTS.map((act) => [`awards.${act}`, { step: (job: JobRecord) => actOnChunk(deps, act, job) }]),
  );
}

interface Stand {
  readonly next: number;
  readonly changed: number;
  readonly failures: readonly { readonly award: string; readonly code: string }[];
}

/** An act that was done before changes nothing, so that a chunk may come twice; what it changed is counted by what was kept of it. */
async function actOnChunk(deps: LifecycleDeps, act: AwardAct, job: JobRecord): Promise<Progress> {
  const { awards, reason } = readInput(job.input);
  const words = await deps.lifecycle.selectOptionalReason(reason);
  if (words === undefined)
    throw new CairnError('incoherent', 'act.reason-gone', 'The reason of a job is not there');
  const party =
    job.createdBy === OPERATOR
      ? operator(OPERATOR)
      : await partyOf(deps.store, job.createdBy, job.institution);
  const { next, changed, failures } = readStand(job.cursor);
  const chunk = awards.slice(next, next + CHUNK[act]);
  const failed = await actTogether(deps, act, chunk, words, party);
  const stand: Stand = {
    next: next + chunk.length,
    changed: changed + (await deps.lifecycle.countActed(DONE[act], chunk, reason)),
    failures: [...failures, ...failed].slice(0, MOST_FAILURES),
  };
  const progress = {
    cursor: { ...stand, failures: failuresOf(stand) },
    total: awards.length,
    done: job.done + chunk.length - failed.length,
    failed: job.failed + failed.length,
  };
  if (stand.next < awards.length) return progress;
  return { ...progress, result: { changed: stand.changed, failures: failuresOf(stand) } };
}

/** Acts on awards together and settles their learners; what one of them stops is done one by one, so that it holds up no other. */
async function actTogether(
  deps: LifecycleDeps,
  act: AwardAct,
  ids: readonly string[],
  reason: string,
  party: Party,
): Promise<Stand['failures']> {
  try {
    const awards = await selectOwn(deps.lifecycle, act, ids, party);
    const own = awards.map(({ id }) => id);
    await change(deps, act, own, reason, party.actor);
    const learnerIds = [...new Set(awards.map(({ learnerId }) => learnerId))];
    await settle(deps, { actor: party.actor, learnerIds });
    return [];
  } catch (error) {
    if (!(error instanceof CairnError) || error.kind === 'unavailable') throw error;
    const [only = '', ...others] = ids;
    if (others.length === 0) return [{ award: only, code: error.code }];
  }
  const failures: Stand['failures'][number][] = [];
  for (const id of ids) failures.push(...(await actTogether(deps, act, [id], reason, party)));
  return failures;
}

function failuresOf({ failures }: Stand): JsonValue[] {
  return failures.map(({ award, code }) => ({ award, code }));
}

function readInput(input: JsonObject): { awards: string[]; reason: string } {
  const { awards, reason } = input;
  const ids = Array.isArray(awards) ? awards.filter((id) => typeof id === 'string') : [];
  return { awards: ids, reason: typeof reason === 'string' ? reason : '' };
}

function readStand(cursor: JsonValue | undefined): Stand {
  if (!isJsonObject(cursor)) return { next: 0, changed: 0, failures: [] };
  const { next, changed, failures } = cursor;
  return {
    next: typeof next === 'number' ? next : 0,
    changed: typeof changed === 'number' ? changed : 0,
    failures: (Array.isArray(failures) ? failures : []).filter(isJsonObject).map(({ award, code }) => ({
      award: String(award),
      code: String(code),
    })),
  };
}
