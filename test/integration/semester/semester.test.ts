import { expect, test } from '@jest/globals';
import { expectSemester } from './expected.js';
import { playSemester } from './semester.js';

/** A small semester; whole ones, with fifty and a thousand kills, are in `npm run test:long`. */
const PLAY = { results: 500, corrections: 50, revocations: 20, kills: 10, longestLife: 3000 };

test('a semester of five institutions, with ten kills', async () => {
  const played = await playSemester(PLAY);
  expectSemester(played, PLAY);
  expect(played.kills).toBe(PLAY.kills);
}, 300_000);
