import type { Prisma } from '../generated/prisma/client.js';
import type { LearnerState, LiveAward } from '../issuing/ports.js';
import { type Db, toGrade, toLearner } from './rows.js';

/** What composing needs to know of a learner, as of one moment. Throws if there is no such learner. */
export async function selectLearnerState(prisma: Db, learnerId: string): Promise<LearnerState> {
  return stateOf(await prisma.learner.findUniqueOrThrow({ where: { id: learnerId }, include: INCLUDED }));
}

/** The same of many learners, in the order of their ids; without those that there aren't, or that were erased. */
export async function selectLearnerStates(
  prisma: Db,
  learnerIds: readonly string[],
): Promise<LearnerState[]> {
  const where = { id: { in: [...learnerIds] }, erasedAt: null };
  const rows = await prisma.learner.findMany({ where, include: INCLUDED, orderBy: { id: 'asc' } });
  return rows.map(stateOf);
}

const INCLUDED = {
  consents: { where: { withdrawnAt: null } },
  // revoked ones too, in the same query: what is revoked between two would be in neither
  awards: {
    include: {
      credentials: {
        where: { state: { not: 'void' } },
        select: { id: true, state: true, revokedAt: true },
        orderBy: { revision: 'asc' },
      },
      stack: { orderBy: { position: 'asc' } },
    },
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
      credentialId: award.credentials.find(({ state, revokedAt }) => state === 'issued' && revokedAt === null)
        ?.id,
      ...(kind === 'programme'
        ? { parts: stack.map((entry) => entry.partId), stack: stack.map(toAssigned) }
        : {}),
    };
  });
  return {
    learner: toLearner(row),
    consent: row.consents.length > 0,
    awards,
    withheld: withheld(row.awards),
    replaced: new Map(
      lastEnded(row.awards, 'service').flatMap(({ code, credentials }) => {
        const last = credentials.findLast(({ state }) => state === 'issued');
        return last ? [[code, last.id]] : [];
      }),
    ),
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
  return lastEnded(awards, 'person').map(({ code }) => code);
}

/** Of each programme the last certificate, if it ended in this way. */
function lastEnded<T extends Ended>(awards: readonly T[], endedBy: string): T[] {
  const last = new Map<string, T>();
  for (const award of awards.filter(({ kind }) => kind === 'programme')) {
    const known = last.get(award.code);
    const later = !known || known.recordedAt < award.recordedAt;
    // of two in the same millisecond, the one that a person revoked: to ask once too often harms nobody
    const unclear = known?.recordedAt.getTime() === award.recordedAt.getTime() && award.endedBy === 'person';
    if (later || unclear) last.set(award.code, award);
  }
  return [...last.values()].filter((award) => award.endedBy === endedBy);
}

function toAssigned(entry: { rulePart: string; partId: string; throughId: string | null }) {
  const { rulePart: part, partId: award, throughId } = entry;
  return { part, award, ...(throughId === null ? {} : { through: throughId }) };
}
