import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tellingOutages } from '../../../src/storage/outage.js';
import { connections, type Statements } from '../../../src/storage/statements.js';
import { transact } from '../../../src/storage/transact.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  for (const code of ['one', 'two'])
    await database.prisma.gradingScheme.create({ data: { code, content: {} } });
});
afterAll(() => database.close());

type Work = (lock: (code: string) => PromiseLike<unknown>) => Promise<string>;

/** Transactions that lock rows of the table of grading schemes, as the product makes them. */
const WAYS: Readonly<Record<string, (work: Work) => Promise<string>>> = {
  'a statement of Prisma': (work) =>
    transact(tellingOutages(database.prisma), (tx) =>
      work((code) => tx.gradingScheme.update({ where: { code }, data: { content: { touched: true } } })),
    ),
  'a raw statement': (work) =>
    transact(tellingOutages(database.prisma), (tx) => work((code) => lockRaw(tx, code))),
  'a statement on a connection': (work) =>
    connections(database.pool).transact((tx) => work((code) => lockRaw(tx, code)), { timeout: 10_000 }),
};

const lockRaw = (tx: Statements, code: string) =>
  tx.$executeRaw`SELECT 1 FROM "GradingScheme" WHERE "code" = ${code} FOR UPDATE`;

test.each(Object.keys(WAYS))('of two that wait for each other by %s, one is done again', async (name) => {
  let attempts = 0;
  let arrived = 0;
  let arrive = () => {};
  const both = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let done = () => {};
  const one = new Promise<void>((resolve) => {
    done = resolve;
  });
  const lockInTurn = (first: string, second: string) =>
    WAYS[name]?.(async (lock) => {
      // done again at once, it could take its first row before the other gets it, and the two would wait anew
      if (++attempts > 2) await one;
      await lock(first);
      if (++arrived === 2) arrive();
      await both;
      await lock(second);
      return first;
    }).finally(() => done());
  expect(await Promise.all([lockInTurn('one', 'two'), lockInTurn('two', 'one')])).toEqual(['one', 'two']);
  expect(attempts).toBe(3);
});

test('what fails for another reason is not done again', async () => {
  let attempts = 0;
  const failing = transact(database.prisma, async (tx) => {
    attempts++;
    await tx.gradingScheme.create({ data: { code: 'three', content: {} } });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(attempts).toBe(1);
  expect(await database.prisma.gradingScheme.count({ where: { code: 'three' } })).toBe(0);
});
