import { expect, test } from '@jest/globals';
import { expectSemester } from './expected.js';
import { playSemester } from './semester.js';

/** A thousand kills are in `npm run test:long`. */
const PLAY = { results: 2000, corrections: 50, revocations: 20, kills: 50, longestLife: 3000 };

test('a semester of 2000 results at five institutions, with fifty kills', async () => {
  const played = await playSemester(PLAY);
  expectSemester(played, PLAY);
  expect(played.kills).toBe(PLAY.kills);
}, 600_000);
