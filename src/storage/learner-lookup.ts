import type { IssuingStore, LearnerRecord } from '../issuing/ports.js';
import { type Db, toLearner } from './rows.js';

/** Learners by what a file names them with; a record that was merged into another one stands for that, also for its address. */
export async function selectLearners(
  prisma: Db,
  institutionCode: string,
  { ids, esis, numbers }: Parameters<IssuingStore['selectLearners']>[1],
): ReturnType<IssuingStore['selectLearners']> {
  const byId = await prisma.learner.findMany({ where: { id: { in: [...ids] }, erasedAt: null } });
  const byEsi = await prisma.learner.findMany({ where: { esi: { in: [...esis] } } });
  const byNumber = await prisma.learnerNumber.findMany({
    where: { institutionCode, number: { in: [...numbers] } },
    include: { learner: true },
  });
  const all = [...byId, ...byEsi, ...byNumber.map(({ learner }) => learner)];
  const kept = await keptRecords(prisma, all);
  const contacts = await prisma.learnerContact.findMany({
    where: { learnerId: { in: all.map((row) => kept(row).id) }, givenOf: institutionCode },
    select: { learnerId: true, email: true },
  });
  return {
    byId: new Map(byId.map((row) => [row.id, kept(row)])),
    byEsi: new Map(byEsi.map((row) => [row.esi ?? '', kept(row)])),
    byNumber: new Map(byNumber.map(({ number, learner }) => [number, kept(learner)])),
    emails: new Map(contacts.map(({ learnerId, email }) => [learnerId, email])),
  };
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly salt: string;
  readonly mergedIntoId: string | null;
}

/** What became of records: themselves, or what they were merged into, and that again. */
async function keptRecords(prisma: Db, rows: readonly Row[]): Promise<(row: Row) => LearnerRecord> {
  const known = new Map(rows.map((row) => [row.id, row]));
  for (;;) {
    const missing = [...known.values()].flatMap(({ mergedIntoId }) =>
      mergedIntoId !== null && !known.has(mergedIntoId) ? [mergedIntoId] : [],
    );
    if (missing.length === 0) break;
    for (const row of await prisma.learner.findMany({ where: { id: { in: missing } } }))
      known.set(row.id, row);
  }
  const follow = (row: Row): Row => {
    const next = row.mergedIntoId === null ? undefined : known.get(row.mergedIntoId);
    return next ? follow(next) : row;
  };
  return (row) => toLearner(follow(row));
}
