import { expect, test } from '@jest/globals';
import { expectNeverVerified } from '../../support/never-verified.js';
import { makeWorld, wholeStack } from '../../support/world.js';

test('no change of any member of a certificate leads to verified, inner or outer', async () => {
  const world = await makeWorld();
  const { inner, outer } = await wholeStack(world);
  expect(await expectNeverVerified(inner.document, world.material)).toBeGreaterThan(1500);
  expect(await expectNeverVerified(outer.document, world.material)).toBeGreaterThan(1500);
}, 600_000);
