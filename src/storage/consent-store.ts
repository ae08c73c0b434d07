import type { PrismaClient } from '../generated/prisma/client.js';
import type { ConsentStore } from '../issuing/ports.js';
import { audit } from './audit.js';
import { inAccount } from './reach.js';
import { lockLearners } from './standing.js';
import { transact } from './transact.js';

export function consentStore(prisma: PrismaClient): ConsentStore {
  return {
    async recordConsent({ id, learnerId, textVersion, textLanguage, givenBy, accountId = null }, act) {
      return transact(prisma, async (tx) => {
        // one at a time for a learner, so that a second click records nothing
        await lockLearners(tx, [learnerId]);
        const standing = { learnerId, textVersion, withdrawnAt: null, ...inAccount(accountId) };
        if ((await tx.consent.count({ where: standing })) > 0) return false;
        const data = { id, learnerId, textVersion, textLanguage, givenBy, accountId, givenAt: act.at };
        await tx.consent.create({ data });
        await tx.learner.update({ where: { id: learnerId }, data: { composeWanted: { increment: 1 } } });
        await audit(tx, act, [
          { act: 'consent.given', subject: `learner:${learnerId}`, details: { textVersion, textLanguage } },
        ]);
        return true;
      });
    },
    async withdrawConsent(learnerId, accountId, act) {
      return transact(prisma, async (tx) => {
        await lockLearners(tx, [learnerId]);
        const { count } = await tx.consent.updateMany({
          where: { learnerId, withdrawnAt: null, ...(accountId === undefined ? {} : inAccount(accountId)) },
          data: { withdrawnAt: act.at },
        });
        if (count === 0) return false;
        // a certificate that waits to be reissued may have to rest on the awards of one institution now
        await tx.learner.update({ where: { id: learnerId }, data: { composeWanted: { increment: 1 } } });
        await audit(tx, act, [{ act: 'consent.withdrawn', subject: `learner:${learnerId}` }]);
        return true;
      });
    },
    async selectConsents(learnerIds, accountId) {
      const rows = await prisma.consent.findMany({
        where: {
          learnerId: { in: [...learnerIds] },
          ...(accountId === undefined ? {} : inAccount(accountId)),
        },
        orderBy: [{ givenAt: 'desc' }, { id: 'desc' }],
      });
      return rows.map(({ learnerId, textVersion, textLanguage, givenBy, givenAt, withdrawnAt }) => ({
        learnerId,
        textVersion,
        textLanguage,
        givenBy,
        givenAt,
        withdrawnAt: withdrawnAt ?? undefined,
      }));
    },
  };
}
