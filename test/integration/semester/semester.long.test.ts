import { expect, test } from '@jest/globals';
import { expectSemester } from './expected.js';
import { playSemester } from './semester.js';

const PLAY = { results: 2000, corrections: 50, revocations: 20, kills: 1000, longestLife: 3000 };

test('a semester of 2000 results at five institutions, with a thousand kills', async () => {
  const played = await playSemester(PLAY);
  expectSemester(played, PLAY);
  expect(played.kills).toBe(PLAY.kills);
}, 3_600_000);
