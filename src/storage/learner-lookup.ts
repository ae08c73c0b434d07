import type { IssuingStore } from '../issuing/ports.js';
import { toLearner } from './rows.js';
import type { Statements } from './statements.js';

interface Found {
  readonly how: 'id' | 'esi' | 'number';
  /** What it was asked for by. */
  readonly asked: string;
  readonly id: string;
  readonly name: string;
  readonly salt: string;
  readonly email: string | null;
}

/**
 * Learners by what a file names them with, in one statement; a record that was merged into another one stands for that, also
 * for its address.
 */
export async function selectLearners(
  db: Statements,
  institutionCode: string,
  { ids, esis, numbers }: Parameters<IssuingStore['selectLearners']>[1],
): ReturnType<IssuingStore['selectLearners']> {
  const found = await db.$queryRaw<Found[]>`
    WITH RECURSIVE named AS (
      SELECT 'id' AS "how", "id"::text AS "asked", "id" FROM "Learner"
      WHERE "id" = ANY(${[...ids]}::uuid[]) AND "erasedAt" IS NULL
      UNION ALL
      SELECT 'esi', "esi", "id" FROM "Learner" WHERE "esi" = ANY(${[...esis]})
      UNION ALL
      SELECT 'number', "number", "learnerId" FROM "LearnerNumber"
      WHERE "institutionCode" = ${institutionCode} AND "number" = ANY(${[...numbers]})),
    kept AS (
      SELECT n."how", n."asked", l."id", l."mergedIntoId" FROM named n JOIN "Learner" l ON l."id" = n."id"
      UNION ALL
      SELECT k."how", k."asked", l."id", l."mergedIntoId" FROM kept k JOIN "Learner" l ON l."id" = k."mergedIntoId")
    SELECT k."how", k."asked", k."id", l."name", l."salt", c."email"
    FROM kept k JOIN "Learner" l ON l."id" = k."id"
    LEFT JOIN "LearnerContact" c ON c."learnerId" = k."id" AND c."givenOf" = ${institutionCode}
    WHERE k."mergedIntoId" IS NULL`;
  const by = (how: Found['how']) =>
    new Map(found.filter((one) => one.how === how).map((one) => [one.asked, toLearner(one)]));
  return {
    byId: by('id'),
    byEsi: by('esi'),
    byNumber: by('number'),
    emails: new Map(found.flatMap(({ id, email }) => (email === null ? [] : [[id, email]]))),
  };
}
