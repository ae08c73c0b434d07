import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verify } from '../../src/verification/verify.js';
import { waiting } from '../support/held.js';
import { revoke } from '../support/revoke.js';
import { documentOf, openTestServices, type TestServices } from '../support/services.js';

/** Two processes, stopped where it hurts most: no certificate may stay valid that rests on what was revoked. */
let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

test('a part that is revoked while its certificate’s new revision is being stored takes that revision along', async () => {
  const { prisma, pool } = services.database;
  await services.issue(
    'alpha',
    'r-1,Rosa Example,MA,2026-01-10,B,',
    'r-1,Rosa Example,MA,2026-02-10,B,',
    'r-1,Rosa Example,MB,2026-02-10,B,',
  );
  const certificate = await prisma.award.findFirstOrThrow({ where: { code: 'P1' } });
  const used = await prisma.stackEntry.findFirstOrThrow({
    where: { awardId: certificate.id, part: { code: 'MA' } },
  });
  const spare = await prisma.award.findFirstOrThrow({ where: { code: 'MA', id: { not: used.partId } } });

  // whoever replaces the certificate's credential has to note that on this list, and waits for it with all else done
  const holder = await pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(
      `SELECT 1 FROM "StatusListDocument" WHERE "purpose" = 'revocation' AND "statusListId" IN
         (SELECT "statusListId" FROM "Credential" WHERE "awardId" = $1) FOR UPDATE`,
      [certificate.id],
    );
    const first = revoke(services.services.lifecycle, used.partId, 'Awarded by mistake.', 'test');
    await waiting(services.database, 1);
    const second = revoke((await services.another()).lifecycle, spare.id, 'Awarded by mistake, too.', 'test');
    await waiting(services.database, 2);
    await holder.query('COMMIT');
    await Promise.all([first, second]);
  } finally {
    holder.release();
  }

  const credentials = await prisma.credential.findMany({
    where: { awardId: certificate.id, state: 'issued' },
  });
  expect(credentials).toHaveLength(2);
  const inForce = credentials.filter(({ revokedAt, suspendedAt }) => !revokedAt && !suspendedAt);
  expect(inForce).toEqual([]);
  const report = await verify(await documentOf(services, certificate.id), await services.services.trust());
  expect(report.verdict).toBe('not-verified');
}, 60_000);

test('many at once: no index twice, no award twice, and nothing in force on what is gone', async () => {
  const other = await services.another();
  const number = (index: number) => `m-${index}`;
  const learners = Array.from({ length: 4 }, (_, index) => index);
  for (const index of learners)
    await services.issue('alpha', `${number(index)},Learner ${index},MA,2026-01-10,B,`);
  const { prisma } = services.database;
  await Promise.allSettled(
    learners.flatMap((index) => [
      services.issue('alpha', `${number(index)},Learner ${index},MB,2026-02-10,B,`),
      prisma.award
        .findFirstOrThrow({
          where: { code: 'MA', learner: { numbers: { some: { number: number(index) } } } },
        })
        .then(({ id }) => revoke(other.lifecycle, id, 'Awarded by mistake.', 'test')),
    ]),
  );
  const credentials = await prisma.credential.findMany({
    include: { award: { include: { stack: { include: { part: true } } } } },
  });
  const places = credentials.map(({ statusListId, statusIndex }) => `${statusListId} ${statusIndex}`);
  expect(new Set(places).size).toBe(places.length);
  const live = credentials.filter(
    ({ state, revokedAt, suspendedAt }) => state === 'issued' && !revokedAt && !suspendedAt,
  );
  expect(new Set(live.map(({ awardId }) => awardId)).size).toBe(live.length);
  for (const { award } of live) {
    const parts = award.stack.filter(({ revision }) => revision === award.stackRevision);
    expect(parts.filter(({ part }) => part.revokedAt !== null)).toEqual([]);
  }
}, 60_000);
