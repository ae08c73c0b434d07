import { AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { CairnError } from '../common/errors.js';
import { emptyMemory } from './check-results.js';
import type { Composed } from './compose.js';
import { issueAwards } from './issue.js';
import { type IssuedResults, issueRows, planResults } from './issue-results.js';
import type { SingleResult } from './result-row.js';
import { type SettleDeps, settle } from './settle.js';
import { memberOf, sortResults } from './sort-results.js';

/** Issues the results of one request, all or nothing, as `issueRows` does. */
export type IssueTogether = (
  rows: readonly SingleResult[],
  institutionCode: string,
  actor: string,
) => Promise<IssuedResults>;

/** Most results that are issued together: so few that every credential is verified before it is handed out. */
const MOST = 20;

/** How long requests wait for those before them, and a group for a lock, in milliseconds: what hangs holds nobody else up. */
const PATIENCE = 200;

interface Asked {
  readonly rows: readonly SingleResult[];
  /** Does what belongs to this request, as its lines in the log tell: a queue was begun by another. */
  readonly within: <T>(work: () => T) => T;
  readonly resolve: (issued: IssuedResults) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Issues what somebody asks for at once; what the same key asks for meanwhile, request by request, is issued together in
 * one transaction once that is done, or takes too long; what has many results goes at once, by itself. Each request gets the
 * answer that it would get alone: where anything in any of them isn't plainly new, each is issued by itself.
 */
export function issuingTogether(deps: SettleDeps): IssueTogether {
  const queues = new Map<string, Asked[]>();
  const drain = async (name: string, queue: Asked[], institution: string, actor: string) => {
    while (queue.length > 0) {
      const turn = issueAsked(deps, nextOf(queue), institution, actor);
      await Promise.race([turn, sleep(PATIENCE, undefined, { ref: false })]);
    }
    queues.delete(name);
  };
  return (rows, institution, actor) => {
    if (rows.length > MOST) return issueRows(deps, rows, institution, actor);
    return new Promise((resolve, reject) => {
      const name = JSON.stringify([institution, actor]);
      const within = AsyncResource.bind(<T>(work: () => T) => work());
      const asked = { rows, within, resolve, reject };
      const queue = queues.get(name);
      if (queue) {
        queue.push(asked);
        return;
      }
      const begun = [asked];
      queues.set(name, begun);
      void drain(name, begun, institution, actor);
    });
  };
}

/** The requests at the front of a queue that are issued together. */
function nextOf(queue: Asked[]): Asked[] {
  let count = 0;
  let rows = 0;
  for (const asked of queue) {
    rows += asked.rows.length;
    if (count > 0 && rows > MOST) break;
    count++;
  }
  return queue.splice(0, count);
}

/** Never rejects: each request is told. */
async function issueAsked(
  deps: SettleDeps,
  all: readonly Asked[],
  institution: string,
  actor: string,
): Promise<void> {
  try {
    const [first, ...others] = all;
    const together = () => issueGroup(deps, all, institution, actor);
    const group = others.length > 0 ? await first?.within(together) : undefined;
    const told = all.map(async ({ rows, within, resolve, reject }, request) => {
      const issuing = within(() => group?.(request) ?? issueRows(deps, rows, institution, actor));
      await issuing.then(resolve, reject);
    });
    await Promise.all(told);
  } catch (error) {
    for (const { reject } of all) reject(error);
  }
}

/**
 * Issues several requests in one transaction, and answers each by its place; `undefined` if they aren't plainly new, or one
 * of them can't be issued, and then nothing was recorded.
 */
async function issueGroup(
  deps: SettleDeps,
  all: readonly Asked[],
  institutionCode: string,
  actor: string,
): Promise<((request: number) => Promise<IssuedResults>) | undefined> {
  // rows get numbers of their own, and their old ones back in the end
  const places = all.flatMap(({ rows }, request) => rows.map(({ line }) => ({ request, line })));
  const rows = all.flatMap((one) => one.rows).map((row, line) => ({ ...row, line }));
  const catalogue = await deps.store.selectCatalogue();
  const institution = memberOf(catalogue, institutionCode);
  const context = { institution, catalogue, now: deps.clock(), memory: emptyMemory() };
  const { fresh, existing, faults } = await sortResults(deps.store, rows, context);
  if (faults.length > 0 || existing.length > 0) return undefined;
  const { plans, newLearners } = planResults(deps.random, fresh, institution);
  const answers = all.map((_, request) =>
    plans.flatMap(({ line, plan: { award, credentialId } }) => {
      const place = places[line];
      if (place?.request !== request) return [];
      const { id: awardId, learner, code: module } = award;
      return [{ line: place.line, awardId, credentialId, learnerId: learner.id, module }];
    }),
  );
  // of two requests about one learner the second may have to see what the first one did
  const learnerIds = answers.flatMap(learnersOf);
  if (new Set(learnerIds).size < learnerIds.length) return undefined;
  try {
    await issueAwards(
      deps,
      plans.map(({ plan }) => plan),
      newLearners,
      actor,
      PATIENCE,
    );
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'unavailable') throw error;
    return undefined;
  }
  const minted: Composed[] = [];
  // what stops one learner's certificates is not told to others
  const settled = await settle(deps, {
    actor,
    learnerIds,
    onMinted: (one) => minted.push(one),
  }).catch(() => undefined);
  return async (request) => {
    const issued = answers[request] ?? [];
    const own = learnersOf(issued);
    const composed = settled
      ? settled.composed
      : [...minted, ...(await settle(deps, { actor, learnerIds: own })).composed];
    return { issued, existing: [], composed: composed.filter(({ learnerId }) => own.includes(learnerId)) };
  };
}

function learnersOf(issued: IssuedResults['issued']): string[] {
  return [...new Set(issued.map(({ learnerId }) => learnerId))];
}
