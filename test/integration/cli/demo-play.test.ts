import { expect, test } from '@jest/globals';
import { playDemo } from '../../../src/cli/demo-play.js';
import { eraseLearner } from '../../../src/issuing/erasing/erase.js';
import { revoke } from '../../support/revoke.js';
import { seedCatalogue } from '../../support/seed.js';
import { openTestServices } from '../../support/services.js';

test('a demonstration in which somebody revoked a result plays again, and leaves it revoked', async () => {
  const the = await openTestServices({ catalogue: seedCatalogue(), demo: true });
  the.at('2026-11-16T10:00:00Z');
  const { prisma } = the.database;
  const play = async () => {
    const said: string[] = [];
    await playDemo(the.services, (text = '') => void said.push(text));
    return said.join('\n');
  };
  expect(await play()).not.toContain('revoked');
  const { id } = await prisma.award.findFirstOrThrow({ where: { kind: 'module' } });
  await revoke(the.services.lifecycle, id, 'Awarded by mistake.', 'test');
  const learners = await prisma.learner.count();
  const modules = await prisma.award.count({ where: { kind: 'module' } });
  const again = await play();
  expect(again).toContain('1 sample results were revoked and stay so.');
  expect(again).toContain(`${modules - 1} sample results`);
  expect(await prisma.award.count({ where: { kind: 'module' } })).toBe(modules);

  // whose results some institutions hand in by number, others by id
  const { id: learnerId } = await prisma.learner.findFirstOrThrow({
    where: { name: 'Beatriz Valadares Pinho' },
  });
  await eraseLearner(the.services.erasing, undefined, learnerId, 'test');
  expect(await play()).toContain('1 sample learners were erased and stay so.');
  expect(await prisma.award.count({ where: { kind: 'module' } })).toBe(modules);
  expect(await prisma.learner.findMany({ where: { id: learnerId } })).toMatchObject([{ name: '' }]);
  expect(await prisma.learner.count()).toBe(learners);
  await the.close();
}, 120_000);
