import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { traffic } from '../../../src/common/traffic.js';

const roads = () => traffic((milliseconds) => sleep(milliseconds, undefined, { ref: false }));

/** Whether it is calm within some milliseconds. */
async function isCalm(wait: Promise<void>): Promise<boolean> {
  return Promise.race([wait.then(() => true), sleep(50, false)]);
}

test('it is calm where nobody waits', async () => {
  expect(await isCalm(roads().calm(10_000))).toBe(true);
});

test('it is calm once the last one has an answer, and not before', async () => {
  const { enter, calm } = roads();
  const [one, two] = [enter(), enter()];
  const wait = calm(10_000);
  one();
  one();
  expect(await isCalm(wait)).toBe(false);
  two();
  expect(await isCalm(wait)).toBe(true);
});

test('nobody is given way for longer than is said', async () => {
  const { enter, calm } = roads();
  enter();
  expect(await isCalm(calm(1))).toBe(true);
});

test('who follows something is not given way any more', async () => {
  const { enter, calm } = roads();
  enter();
  await sleep(1_050);
  expect(await isCalm(calm(10_000))).toBe(true);
});
