import { expect, test } from '@jest/globals';
import { CairnError } from '../../../src/common/errors.js';
import { type BatchItem, verifyEach } from '../../../src/verification/batch.js';
import { makeWorld, wholeStack } from '../../support/world.js';

const told = (kind: 'invalid' | 'incoherent', code: string) => new CairnError(kind, code, 'It went wrong.');

test('what is wrong with one is told of that one, and after the time is over nothing is begun', async () => {
  const world = await makeWorld();
  const { bundle } = await wholeStack(world);
  const lookedUp: string[] = [];
  const material = {
    ...world.material,
    publishedVersion: (address: string) => {
      lookedUp.push(address);
      return world.material.publishedVersion(address);
    },
  };
  const failing = (error: unknown): BatchItem => ({
    name: 'failing',
    read: () => {
      throw error;
    },
  });
  const good = { name: 'good', read: () => bundle };
  const items = [good, failing(told('invalid', 'some.fault')), failing(new TypeError('a defect')), good];
  const defects: unknown[] = [];
  let begun = 0;
  const each = verifyEach([...items, failing(told('incoherent', 'some.defect')), good], material, {
    isOver: () => begun++ >= 5,
    unforeseen: (error) => {
      defects.push(error);
      return told('incoherent', 'internal.error');
    },
  });
  const outcomes: string[] = [];
  for await (const entry of each) outcomes.push('report' in entry ? entry.report.verdict : entry.error.code);
  expect(outcomes).toEqual([
    'verified',
    'some.fault',
    'internal.error',
    'verified',
    'internal.error',
    'verify.batch-time',
  ]);
  expect(defects).toHaveLength(2);
  // each version was looked up once for them all
  expect([...new Set(lookedUp)]).toEqual(lookedUp);
});
