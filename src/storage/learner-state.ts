import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import type { LearnerState, LiveAward } from '../issuing/ports.js';
import { toGrade, toLearner } from './rows.js';

/** What composing needs to know of a learner, as of one moment. Throws if there is no such learner. */
export async function selectLearnerState(prisma: PrismaClient, learnerId: string): Promise<LearnerState> {
  return stateOf(await prisma.learner.findUniqueOrThrow({ where: { id: learnerId }, include: INCLUDED }));
}

/** The same of many learners, in the order of their ids; without those that there aren't. */
export async function selectLearnerStates(
  prisma: PrismaClient,
  learnerIds: readonly string[],
): Promise<LearnerState[]> {
  const where = { id: { in: [...learnerIds] } };
  const rows = await prisma.learner.findMany({ where, include: INCLUDED, orderBy: { id: 'asc' } });
  return rows.map(stateOf);
}

const INCLUDED = {
  consents: { where: { withdrawnAt: null } },
  // revoked ones too, in the same query: what is revoked between two would be in neither
  awards: {
    include: { credentials: { where: { state: { not: 'void' } }, select: { state: true } }, stack: true },
    orderBy: { id: 'asc' },
  },
} satisfies Prisma.LearnerInclude;

function stateOf(row: Prisma.LearnerGetPayload<{ include: typeof INCLUDED }>): LearnerState {
  const inForce = row.awards.filter(({ revokedAt }) => revokedAt === null);
  const awards = inForce.map((award): LiveAward => {
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
    withheld: withheld(row.awards),
    unfinished: inForce.some(({ credentials }) => credentials.some(({ state }) => state === 'intent')),
    composeWanted: row.composeWanted,
  };
}

interface Ended {
  readonly kind: string;
  readonly code: string;
  readonly recordedAt: Date;
  readonly endedBy: string | null;
}

/** Programmes whose last certificate a person revoked; one that is in force, or ended by itself, counts as the last. */
export function withheld(awards: readonly Ended[]): string[] {
  const last = new Map<string, Ended>();
  for (const award of awards.filter(({ kind }) => kind === 'programme')) {
    const known = last.get(award.code);
    const later = !known || known.recordedAt < award.recordedAt;
    // of two in the same millisecond, the one that a person revoked: to ask once too often harms nobody
    const unclear = known?.recordedAt.getTime() === award.recordedAt.getTime() && award.endedBy === 'person';
    if (later || unclear) last.set(award.code, award);
  }
  return [...last.values()].filter(({ endedBy }) => endedBy === 'person').map(({ code }) => code);
}
