import { expect, test } from '@jest/globals';
import { expectSemester } from './expected.js';
import { playSemester } from './semester.js';

test.each([50, 1000])(
  'a semester of 2000 results at five institutions, with %d kills',
  async (kills) => {
    const play = { results: 2000, corrections: 50, revocations: 20, kills, longestLife: 3000 };
    const played = await playSemester(play);
    expectSemester(played, play);
    expect(played.kills).toBe(kills);
  },
  3_600_000,
);
