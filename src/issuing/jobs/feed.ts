import { CairnError } from '../../common/errors.js';
import type { JobRecord } from './job.js';
import { hasEnded } from './manage.js';
import type { JobStore } from './ports.js';

/** What a follower is shown: the job each time that it changed, and `undefined` now and then as a sign of life. */
export type Shown<T> = (job: JobRecord | undefined) => T;

/** Tells of jobs while they change. */
export interface JobFeed {
  /**
   * Follows a job from `seen`, a revision that is known already, to its end. Someone who falls behind gets the newest
   * state only. Throws `job.too-many-streams` (kind `too-many`) where a caller follows as many as one may.
   */
  follow<T>(caller: string, job: JobRecord, seen: number | undefined, show: Shown<T>): AsyncIterable<T>;
  /** Ends all. */
  close(): void;
}

export interface FeedDeps {
  readonly store: Pick<JobStore, 'selectJobsById'>;
  /** Calls a function every so many milliseconds, until the answer is called. */
  readonly every: (milliseconds: number, work: () => void) => () => void;
}

interface Follower {
  readonly id: string;
  seen: number | undefined;
  tell(job: JobRecord | undefined): void;
  end(): void;
}

const LOOK_EVERY = 1000;
/** A sign of life comes at every so many looks, so that nobody in between takes the connection for dead. */
const BEAT_AT = 15;
/** How many jobs a caller may follow at once in one process. */
const MOST = 10;
/** Seconds; one of the others may have ended then. */
const RETRY_AFTER = 10;

/** Looks at all jobs that are followed with one query a second; at none as long as nobody follows. */
export function jobFeed({ store, every }: FeedDeps): JobFeed {
  const followers = new Set<Follower>();
  const counts = new Map<string, number>();
  let rest: (() => void) | undefined;
  let looking = false;
  let looks = 0;

  const look = async () => {
    const ids = new Set([...followers].map(({ id }) => id));
    const jobs = new Map((await store.selectJobsById([...ids])).map((job) => [job.id, job]));
    for (const follower of followers) {
      const job = jobs.get(follower.id);
      if (job && job.revision !== follower.seen) follower.tell(job);
    }
  };
  const tick = () => {
    if (++looks % BEAT_AT === 0) for (const follower of followers) follower.tell(undefined);
    if (looking) return;
    looking = true;
    // what can't be seen now is seen at the next look
    void look()
      .catch(() => undefined)
      .finally(() => {
        looking = false;
      });
  };
  const enter = (caller: string, follower: Follower) => {
    const count = counts.get(caller) ?? 0;
    if (count >= MOST) {
      const message = `No more than ${MOST} jobs can be followed at once`;
      throw new CairnError('too-many', 'job.too-many-streams', message, [], { retryAfter: RETRY_AFTER });
    }
    counts.set(caller, count + 1);
    followers.add(follower);
    rest ??= every(LOOK_EVERY, tick);
  };
  const leave = (caller: string, follower: Follower) => {
    if (!followers.delete(follower)) return;
    const count = (counts.get(caller) ?? 1) - 1;
    if (count > 0) counts.set(caller, count);
    else counts.delete(caller);
    if (followers.size > 0) return;
    rest?.();
    rest = undefined;
  };
  return {
    follow(caller, job, seen, show) {
      const line = waitingLine(job, seen, show, () => leave(caller, line.follower));
      enter(caller, line.follower);
      return line.items;
    },
    close() {
      for (const follower of followers) follower.end();
    },
  };
}

/** What a follower is still to be shown. Its iterator ends at once when it is told to, even amid waiting. */
function waitingLine<T>(job: JobRecord, seen: number | undefined, show: Shown<T>, left: () => void) {
  let newest = job.revision === seen ? undefined : job;
  let beat = newest === undefined; // so that the answer begins
  let over = false;
  let wake: () => void = () => undefined;

  const follower: Follower = {
    id: job.id,
    seen: job.revision,
    tell(told) {
      if (told) {
        newest = told;
        follower.seen = told.revision;
      } else beat = true;
      wake();
    },
    end() {
      over = true;
      left();
      wake();
    },
  };
  const iterator: AsyncIterator<T> = {
    async next() {
      while (!over || newest) {
        if (newest) {
          const shown = newest;
          newest = undefined;
          beat = false;
          if (hasEnded(shown.state)) follower.end();
          return { done: false, value: show(shown) };
        }
        if (beat) {
          beat = false;
          return { done: false, value: show(undefined) };
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return { done: true, value: undefined };
    },
    async return() {
      newest = undefined;
      follower.end();
      return { done: true, value: undefined };
    },
  };
  return { follower, items: { [Symbol.asyncIterator]: () => iterator } };
}
