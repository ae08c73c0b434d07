import type { Holding, HoldingStore } from '../delivery/holdings/ports.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { type AwardLine, awardLines } from './award-lines.js';
import { reachedAwards } from './reach.js';

/** More than anybody holds. */
const MOST = 500;

export function holdingStore(prisma: PrismaClient): HoldingStore {
  return {
    async selectNames(learners) {
      const where = { id: { in: learners.map(({ learnerId }) => learnerId) } };
      return (await prisma.learner.findMany({ where, select: { name: true } })).map(({ name }) => name);
    },

    async selectHoldings(learners) {
      const lines = await awardLines(prisma, reachedAwards(learners), MOST);
      return lines.map(toHolding);
    },

    async selectOptionalHolding(learners, id) {
      const [line] = await awardLines(prisma, { id, ...reachedAwards(learners) }, 1);
      return line && toHolding(line);
    },

    async selectOptionalDocument(learners, awardId) {
      const row = await prisma.credential.findFirst({
        where: { awardId, award: reachedAwards(learners), state: 'issued', rendition: 'vc' },
        orderBy: { revision: 'desc' },
        select: { document: true },
      });
      return row?.document ?? undefined;
    },
  };
}

function toHolding({ award, title, issuer }: AwardLine): Holding {
  const {
    id,
    learnerId,
    kind,
    code,
    achievement,
    issuerDid,
    ects,
    awardedOn,
    gradeValue,
    revokedAt,
    suspendedAt,
  } = award;
  const state = revokedAt ? 'revoked' : suspendedAt ? 'suspended' : 'valid';
  return {
    id,
    learnerId,
    kind,
    code,
    achievement,
    title,
    issuer,
    issuerDid,
    ects,
    awardedOn,
    grade: gradeValue ?? undefined,
    state,
  };
}
