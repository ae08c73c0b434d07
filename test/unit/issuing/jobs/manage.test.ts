import { describe, expect, test } from '@jest/globals';
import type { JobState } from '../../../../src/issuing/jobs/job.js';
import { hasEnded, type JobWish, judgeWish } from '../../../../src/issuing/jobs/manage.js';
import { backOff } from '../../../../src/issuing/jobs/run.js';
import { thrown } from '../../../support/thrown.js';

const startedAt = new Date('2026-06-15T10:00:00Z');

describe('what a wish makes of a job', () => {
  test.each<[JobState, JobWish, JobState]>([
    ['queued', 'pause', 'paused'],
    ['running', 'pause', 'paused'],
    ['queued', 'cancel', 'cancelled'],
    ['running', 'cancel', 'cancelled'],
    ['paused', 'cancel', 'cancelled'],
    ['paused', 'resume', 'running'],
  ])('%s, %s: %s', (state, wish, next) => {
    expect(judgeWish({ state, startedAt }, wish)?.state).toBe(next);
  });

  test('a job that nobody had begun waits again when it is resumed', () => {
    expect(judgeWish({ state: 'paused', startedAt: undefined }, 'resume')?.state).toBe('queued');
  });

  test.each<[JobState, JobWish]>([
    ['paused', 'pause'],
    ['cancelled', 'cancel'],
    ['running', 'resume'],
    ['queued', 'resume'],
  ])('%s, %s: it is so already', (state, wish) => {
    expect(judgeWish({ state, startedAt }, wish)).toBeUndefined();
  });

  test.each<[JobState, JobWish]>([
    ['finished', 'pause'],
    ['finished', 'resume'],
    ['finished', 'cancel'],
    ['failed', 'pause'],
    ['failed', 'resume'],
    ['failed', 'cancel'],
    ['cancelled', 'pause'],
    ['cancelled', 'resume'],
  ])('%s, %s: it has ended', (state, wish) => {
    expect(hasEnded(state)).toBe(true);
    expect(thrown(() => judgeWish({ state, startedAt }, wish))).toMatchObject({
      kind: 'conflict',
      code: 'job.ended',
      message: `The job is ${state}: nobody can ${wish} it`,
    });
  });
});

test('what is not available is tried again ever later, and once a minute in the end', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 500].map(backOff)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});
