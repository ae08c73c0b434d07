import type { PrismaClient } from '../generated/prisma/client.js';
import type { LearnerState, LiveAward } from '../issuing/ports.js';
import { toGrade, toLearner } from './rows.js';

/** What composing needs to know of a learner, as of one moment. Throws if there is no such learner. */
export async function selectLearnerState(prisma: PrismaClient, learnerId: string): Promise<LearnerState> {
  const row = await prisma.learner.findUniqueOrThrow({
    where: { id: learnerId },
    include: {
      consents: { where: { withdrawnAt: null } },
      awards: {
        where: { revokedAt: null },
        include: { credentials: { where: { state: { not: 'void' } }, select: { state: true } }, stack: true },
        orderBy: { id: 'asc' },
      },
    },
  });
  const awards = row.awards.map((award): LiveAward => {
    const { id, kind, code, ects, awardedOn, awardedDate, achievement, issuerDid, stackRevision } = award;
    const stack = award.stack.filter((entry) => entry.revision === stackRevision);
    return {
      id,
      kind,
      code,
      ects,
      awardedOn,
      awardedDate,
      achievement,
      institution: issuerDid,
      grade: toGrade(award),
      suspended: award.suspendedAt !== null,
      issued: award.credentials.some(({ state }) => state === 'issued'),
      ...(kind === 'programme' ? { parts: stack.map((entry) => entry.partId) } : {}),
    };
  });
  return {
    learner: toLearner(row),
    consent: row.consents.length > 0,
    awards,
    unfinished: row.awards.some(({ credentials }) => credentials.some(({ state }) => state === 'intent')),
    composeWanted: row.composeWanted,
  };
}
