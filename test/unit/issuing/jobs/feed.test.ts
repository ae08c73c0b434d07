import { describe, expect, test } from '@jest/globals';
import { jobFeed } from '../../../../src/issuing/jobs/feed.js';
import type { JobRecord } from '../../../../src/issuing/jobs/job.js';
import { thrown } from '../../../support/thrown.js';

function jobOf(id: string, revision: number, more: Partial<JobRecord> = {}): JobRecord {
  return {
    id,
    kind: 'count',
    institution: undefined,
    state: 'running',
    input: {},
    cursor: undefined,
    total: undefined,
    done: 0,
    failed: 0,
    result: undefined,
    error: undefined,
    revision,
    createdAt: new Date('2026-06-15T10:00:00Z'),
    createdBy: 'test',
    startedAt: undefined,
    endedAt: undefined,
    ...more,
  };
}

/** A feed over jobs in memory, with a clock that ticks when it is told to. */
function feedOf() {
  const jobs = new Map<string, JobRecord>();
  const asked: string[][] = [];
  let work: (() => void) | undefined;
  let away = false;
  const feed = jobFeed({
    store: {
      async selectJobsById(ids) {
        asked.push([...ids].sort());
        if (away) throw new Error('The database is away');
        return ids.flatMap((id) => jobs.get(id) ?? []);
      },
    },
    every: (_milliseconds, tick) => {
      work = tick;
      return () => {
        work = undefined;
      };
    },
  });
  return {
    feed,
    asked,
    put: (job: JobRecord) => {
      jobs.set(job.id, job);
      return job;
    },
    leave: (isAway: boolean) => {
      away = isAway;
    },
    ticking: () => work !== undefined,
    async tick(times = 1) {
      for (let count = 0; count < times; count++) {
        work?.();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    follow: (caller: string, job: JobRecord, seen?: number) =>
      feed.follow(caller, job, seen, (told) => told?.revision ?? 'beat')[Symbol.asyncIterator](),
  };
}

const done = { done: true, value: undefined };

describe('the feed of jobs', () => {
  test('tells the state at once, each change, and ends with the job', async () => {
    const { put, follow, tick, ticking, asked } = feedOf();
    const items = follow('key', put(jobOf('a', 3)));
    expect(await items.next()).toMatchObject({ value: 3 });
    const next = items.next();
    await tick(2);
    put(jobOf('a', 4));
    await tick();
    expect(await next).toMatchObject({ value: 4 });
    put(jobOf('a', 5, { state: 'finished' }));
    await tick();
    expect(await items.next()).toMatchObject({ value: 5 });
    expect(await items.next()).toEqual(done);
    expect(ticking()).toBe(false);
    expect(asked).toEqual([['a'], ['a'], ['a'], ['a']]);
  });

  test('asks once for all who follow, and tells those who fall behind the newest state only', async () => {
    const { put, follow, tick, asked } = feedOf();
    const [one, two] = [follow('key', put(jobOf('a', 0))), follow('other', put(jobOf('b', 0)))];
    const three = follow('key', jobOf('a', 0));
    for (const revision of [1, 2, 3]) {
      put(jobOf('a', revision));
      await tick();
    }
    expect(asked).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(await one.next()).toMatchObject({ value: 3 });
    expect(await three.next()).toMatchObject({ value: 3 });
    expect(await two.next()).toMatchObject({ value: 0 });
  });

  test('tells who has seen the state only what is new, and begins with a sign of life', async () => {
    const { put, follow, tick } = feedOf();
    const items = follow('key', put(jobOf('a', 3)), 3);
    expect(await items.next()).toMatchObject({ value: 'beat' });
    put(jobOf('a', 4));
    await tick();
    expect(await items.next()).toMatchObject({ value: 4 });
    const behind = follow('key', jobOf('a', 4), 2);
    expect(await behind.next()).toMatchObject({ value: 4 });
  });

  test('gives a sign of life every 15 seconds, even while the database is away', async () => {
    const { put, follow, tick, leave } = feedOf();
    const items = follow('key', put(jobOf('a', 0)));
    await items.next();
    leave(true);
    const next = items.next();
    await tick(15);
    expect(await next).toMatchObject({ value: 'beat' });
    leave(false);
    put(jobOf('a', 1));
    await tick();
    expect(await items.next()).toMatchObject({ value: 1 });
  });

  test('forgets who goes away, amid waiting too, and rests when nobody is left', async () => {
    const { put, follow, ticking } = feedOf();
    const items = follow('key', put(jobOf('a', 0)));
    await items.next();
    const next = items.next();
    expect(ticking()).toBe(true);
    expect(await items.return?.()).toEqual(done);
    expect(await next).toEqual(done);
    expect(ticking()).toBe(false);
  });

  test('takes ten at once from a caller, and again as many as went away', async () => {
    const { put, follow } = feedOf();
    const job = put(jobOf('a', 0));
    const all = Array.from({ length: 10 }, () => follow('key', job));
    expect(thrown(() => follow('key', job))).toMatchObject({
      kind: 'too-many',
      code: 'job.too-many-streams',
    });
    follow('other', job);
    await all[0]?.return?.();
    await all[0]?.return?.();
    follow('key', job);
    expect(() => follow('key', job)).toThrow();
  });

  test('ends all when it is closed', async () => {
    const { put, follow, feed, ticking } = feedOf();
    const items = follow('key', put(jobOf('a', 0)));
    await items.next();
    const next = items.next();
    feed.close();
    expect(await next).toEqual(done);
    expect(ticking()).toBe(false);
  });
});
