import { CairnError } from '../common/errors.js';
import { isUuid } from '../common/uuid.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import type { CorrectionRecord, CorrectionStore } from '../issuing/corrections/ports.js';
import { audit } from './audit.js';
import { tell } from './keepers.js';
import { ownerOf } from './owner.js';
import { before, newestFirst } from './pages.js';
import { reachedAwards, reachersOf } from './reach.js';
import { conflict } from './rows.js';
import { lockLearners } from './standing.js';
import { transact } from './transact.js';

const WITH_AWARD = { award: { select: { learnerId: true, issuerDid: true } } } as const;

export function correctionStore(prisma: PrismaClient): CorrectionStore {
  return {
    async insertRequest({ id, learners, awardId, about, text }, act) {
      return transact(prisma, async (tx) => {
        // one at a time for a learner, so that a second click asks nothing
        await lockLearners(
          tx,
          learners.map(({ learnerId }) => learnerId),
        );
        const award = await tx.award.findFirst({
          where: { id: awardId, ...reachedAwards(learners), learner: { erasedAt: null } },
        });
        if (!award || (await tx.correctionRequest.count({ where: { awardId, outcome: null } })) > 0)
          return false;
        await tx.correctionRequest.create({ data: { id, awardId, about, text, askedAt: act.at } });
        await audit(tx, act, [
          {
            act: 'correction.asked',
            subject: `award:${awardId}`,
            details: { request: id, about },
            owner: award.issuerDid,
          },
        ]);
        return true;
      });
    },

    async selectOfAward(awardId) {
      const rows = await prisma.correctionRequest.findMany({
        where: { awardId },
        orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
        include: WITH_AWARD,
      });
      return rows.map(toRecord);
    },

    async selectRequests(wall, state, page) {
      const issuerDid = await ownerOf(prisma, wall);
      const rows = await prisma.correctionRequest.findMany({
        where: {
          ...(issuerDid === undefined ? {} : { award: { issuerDid } }),
          ...(state === undefined ? {} : { outcome: state === 'open' ? null : state }),
          ...before('askedAt', page.after),
        },
        ...newestFirst('askedAt', page.limit),
        include: WITH_AWARD,
      });
      return rows.map(toRecord);
    },

    async answerRequest(wall, id, { outcome, text }, act) {
      return transact(prisma, async (tx) => {
        const issuerDid = await ownerOf(tx, wall);
        const row = await tx.correctionRequest.findFirst({
          where: { id, ...(issuerDid === undefined ? {} : { award: { issuerDid } }) },
          include: WITH_AWARD,
        });
        if (!row)
          throw new CairnError('not-found', 'correction-request.unknown', 'There is no request of this id');
        const { awardId, award } = row;
        // of two answers at once, the second one finds it answered; the same answer again does nothing
        const answered = { outcome, answer: text, answeredAt: act.at };
        const { count } = await tx.correctionRequest.updateMany({
          where: { id, outcome: null },
          data: answered,
        });
        if (count === 0) {
          const now = await tx.correctionRequest.findUniqueOrThrow({ where: { id }, include: WITH_AWARD });
          if (now.outcome === outcome && now.answer === text) return toRecord(now);
          throw conflict('correction-request.answered', 'The request has another answer already', undefined);
        }
        const places = (await reachersOf(tx, [awardId])).map(({ place }) => place).filter(isUuid);
        for (const account of await tx.userAccount.findMany({ where: { id: { in: places } } }))
          await tell(tx, 'correction-answered', account, act.at);
        await audit(tx, act, [
          {
            act: 'correction.answered',
            subject: `award:${awardId}`,
            details: { request: id, outcome },
            owner: award.issuerDid,
          },
        ]);
        return toRecord({ ...row, ...answered });
      });
    },
  };
}

type Row = Prisma.CorrectionRequestGetPayload<{ include: typeof WITH_AWARD }>;

function toRecord({ id, awardId, award, about, text, askedAt, outcome, answer, answeredAt }: Row) {
  return {
    ...{ id, awardId, learnerId: award.learnerId, text, askedAt },
    about: about as CorrectionRecord['about'],
    state: (outcome ?? 'open') as CorrectionRecord['state'],
    answer: answer ?? undefined,
    answeredAt: answeredAt ?? undefined,
  };
}
