import { CairnError } from '../../common/errors.js';
import { isJsonObject, type JsonValue } from '../../common/json.js';
import { namedId } from '../../common/named-id.js';
import { emptyMemory } from '../check-results.js';
import { finishIntents, issueAwards, issueInTurns } from '../issue.js';
import { planResults } from '../issue-results.js';
import type { JobKind, JobRecord, Progress } from '../jobs/job.js';
import { type SettleDeps, settle } from '../settle.js';
import { contactsOf, sortResults } from '../sort-results.js';
import { byLine, contextOf, importIdOf, importOf, resultOf, standing, tellEnd } from './check-import.js';
import type { ImportRecord, ImportRowRecord, ImportStore, RowVerdict } from './ports.js';

/** Rows that are issued in one chunk: a second or two of work. */
const CHUNK = 1000;
/** Rows whose learners' certificates are brought up to date in one chunk. */
const SETTLED = 1600;
/** How often rows are looked at anew because another process records the same results at the same moment. */
const ATTEMPTS = 5;

export interface CommitJobDeps extends SettleDeps {
  readonly imports: ImportStore;
}

/**
 * Records and issues what the dry run found sound, after another look at it as things are now: what has become faulty is
 * left out and says why. The award of a row has an id that follows from import and line, so what a crash kept from being
 * noted is known again. Certificates are settled last, when all awards are there.
 */
export function commitImportJob(deps: CommitJobDeps): JobKind {
  return {
    scope: 'import',
    async step(job) {
      const one = await importOf(deps.imports, job);
      if (one?.state !== 'committing' || one.commitJobId !== job.id) return endedBefore(job, one);
      const place = placeOf(job.cursor);
      if (place.phase === 'settle') return settleSome(deps, job, one, place.line);
      if (job.cursor === undefined && one.mode === 'all') {
        await recordAll(deps, job, one);
        return { ...standing(job), cursor: { phase: 'rows', line: 0 } };
      }
      return issueSome(deps, job, one, place.line);
    },
    ended: (job) => tellEnd(deps, job, 'committing'),
  };
}

/** First all rows are issued, then the learners of all rows are settled; each after a line. */
interface Place {
  readonly phase: 'rows' | 'settle';
  readonly line: number;
}

function placeOf(cursor: JsonValue | undefined): Place {
  if (!isJsonObject(cursor)) return { phase: 'rows', line: 0 };
  const { phase, line } = cursor;
  return { phase: phase === 'settle' ? phase : 'rows', line: typeof line === 'number' ? line : 0 };
}

function endedBefore(job: JobRecord, one: ImportRecord | undefined): Progress {
  if (one?.state === 'checked') throw changed();
  return { ...standing(job), result: resultOf(one) };
}

/** All rows in one transaction. If one has become faulty, nothing is recorded, and the import is as before, with that fault. */
async function recordAll(deps: CommitJobDeps, job: JobRecord, one: ImportRecord): Promise<void> {
  const rows = await deps.imports.selectRows(one.id, { after: 0, limit: one.counts.rows });
  const verdicts = await issueRows(deps, job, one, rows, 'all');
  if (verdicts.every(({ state }) => state !== 'faulty')) return;
  const faulty = verdicts.filter(({ state }) => state === 'faulty');
  await deps.imports.writeVerdicts(one.id, faulty);
  const { code, message } = changed();
  const faults = [{ code, pointer: '', message, expected: 'the rows that have faults mended, or left out' }];
  await deps.imports.changeImport(
    one.id,
    ({ state }) =>
      state === 'committing'
        ? { state: 'checked', mode: undefined, faults, act: 'import.refused' }
        : undefined,
    { actor: 'service', at: deps.clock() },
  );
  throw changed();
}

function changed(): CairnError {
  return new CairnError(
    'conflict',
    'import.changed',
    'Since the dry run rows have become faulty; nothing was recorded',
  );
}

/** Issues the next rows. What an earlier run of this chunk issued is found. */
async function issueSome(
  deps: CommitJobDeps,
  job: JobRecord,
  one: ImportRecord,
  after: number,
): Promise<Progress> {
  const rows = await deps.imports.selectRows(one.id, { after, limit: CHUNK });
  const sound = rows.filter(({ state }) => state !== 'faulty');
  const verdicts = await issueRows(deps, job, one, sound, 'valid');
  await deps.imports.writeVerdicts(one.id, verdicts);
  const faulty = verdicts.filter(({ state }) => state === 'faulty').length;
  return {
    cursor:
      rows.length < CHUNK
        ? { phase: 'settle', line: 0 }
        : { phase: 'rows', line: rows.at(-1)?.row.line ?? after },
    done: job.done + rows.length,
    failed: job.failed + rows.length - sound.length + faulty,
  };
}

/** Issues rows, and tells what became of them. `all`: nothing is recorded if any of them is faulty. */
async function issueRows(
  deps: CommitJobDeps,
  job: JobRecord,
  one: ImportRecord,
  rows: readonly ImportRowRecord[],
  mode: 'all' | 'valid',
): Promise<readonly RowVerdict[]> {
  const results = rows.map(({ row }) => row);
  for (let attempt = 1; ; attempt++) {
    const context = { ...(await contextOf(deps, one)), memory: emptyMemory() };
    const sorted = await sortResults(deps.store, results, context);
    const own = (line: number) => sorted.met.get(line) === awardIdOf(one.id, line);
    const fresh = new Set(sorted.fresh.map(({ line }) => line));
    const faults = byLine(sorted.faults);
    const existing = new Map(sorted.existing.map(({ line, awardId }) => [line, awardId]));
    const verdicts = results.map(({ line }): RowVerdict => {
      if (own(line) || fresh.has(line))
        return { line, state: 'issued', faults: [], awardId: awardIdOf(one.id, line) };
      const awardId = existing.get(line);
      if (awardId !== undefined) return { line, state: 'existing', faults: [], awardId };
      return { line, state: 'faulty', faults: faults.get(line) ?? [] };
    });
    const refused = mode === 'all' && verdicts.some(({ state }) => state === 'faulty');
    if (refused) return verdicts;
    const act = { actor: job.createdBy, at: deps.clock() };
    await deps.store.recordContacts(one.institution, contactsOf(sorted.existing), act);
    if (fresh.size === 0) return verdicts;
    const { plans, newLearners } = planResults(deps.random, sorted.fresh, context.institution, (line) =>
      awardIdOf(one.id, line),
    );
    try {
      const issue = mode === 'all' ? issueAwards : issueInTurns;
      await issue(
        deps,
        plans.map(({ plan }) => plan),
        newLearners,
        job.createdBy,
      );
      return verdicts;
    } catch (error) {
      const raced = error instanceof CairnError && error.kind === 'conflict';
      if (!raced || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The id of the award that a row makes: the same whenever it is asked for. */
export function awardIdOf(importId: string, line: number): string {
  return namedId(importId, String(line));
}

async function settleSome(
  deps: CommitJobDeps,
  job: JobRecord,
  one: ImportRecord,
  after: number,
): Promise<Progress> {
  const { learnerIds, last } = await deps.imports.selectUnsettled(one.id, { after, limit: SETTLED });
  if (learnerIds.length > 0) {
    await finishLeft(deps, learnerIds, job.createdBy);
    await settle(deps, { actor: job.createdBy, learnerIds });
  }
  if (last !== undefined) return { ...standing(job), cursor: { phase: 'settle', line: last } };
  const committed = await deps.imports.changeImport(
    importIdOf(job),
    ({ state }) => (state === 'committing' ? { state: 'committed', act: 'import.committed' } : undefined),
    { actor: job.createdBy, at: deps.clock() },
  );
  return { ...standing(job), result: resultOf(committed) };
}

/** A crash may have left certificates of these learners recorded and not signed. */
async function finishLeft(deps: CommitJobDeps, learnerIds: readonly string[], actor: string): Promise<void> {
  const states = await deps.store.selectLearnerStates(learnerIds);
  const awards = states.flatMap((state) => (state.unfinished ? state.awards.map(({ id }) => id) : []));
  if (awards.length > 0) await finishIntents(deps, await deps.store.selectIntentIds(awards), actor);
}
