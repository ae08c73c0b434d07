import type { PrismaClient } from '../generated/prisma/client.js';
import type { ConsentStore } from '../issuing/ports.js';
import { audit } from './audit.js';
import { transact } from './transact.js';

export function consentStore(prisma: PrismaClient): ConsentStore {
  return {
    async recordConsent({ id, learnerId, textVersion, givenBy }, act) {
      return transact(prisma, async (tx) => {
        // one at a time for a learner, so that a second click records nothing
        await tx.$executeRaw`SELECT 1 FROM "Learner" WHERE "id" = ${learnerId}::uuid FOR UPDATE`;
        const standing = await tx.consent.findFirst({ where: { learnerId, textVersion, withdrawnAt: null } });
        if (standing) return false;
        await tx.consent.create({ data: { id, learnerId, textVersion, givenBy, givenAt: act.at } });
        await tx.learner.update({ where: { id: learnerId }, data: { composeWanted: { increment: 1 } } });
        await audit(tx, act, [
          { act: 'consent.given', subject: `learner:${learnerId}`, details: { textVersion } },
        ]);
        return true;
      });
    },
    async withdrawConsent(learnerId, act) {
      return transact(prisma, async (tx) => {
        const { count } = await tx.consent.updateMany({
          where: { learnerId, withdrawnAt: null },
          data: { withdrawnAt: act.at },
        });
        if (count > 0) await audit(tx, act, [{ act: 'consent.withdrawn', subject: `learner:${learnerId}` }]);
        return count > 0;
      });
    },
  };
}
