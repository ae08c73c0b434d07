import type { AccountStore } from '../access/ports.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { selectReach } from './reach.js';

export function accountStore(prisma: PrismaClient): AccountStore {
  return {
    async selectOptionalAccountByEmail(email) {
      const row = await prisma.userAccount.findUnique({ where: { email }, select: { id: true } });
      return row ?? undefined;
    },

    selectReach: (accountId) => selectReach(prisma, accountId),

    async selectSessions(accountId, now) {
      const rows = await prisma.userSession.findMany({
        where: { userId: accountId, expiresAt: { gt: now } },
        orderBy: { createdAt: 'desc' },
        select: { id: true, userAgent: true, createdAt: true, expiresAt: true },
      });
      return rows.map((row) => ({ ...row, userAgent: row.userAgent ?? '' }));
    },

    async deleteSessions(accountId, which) {
      const id = 'id' in which ? which.id : { not: which.except };
      await prisma.userSession.deleteMany({ where: { userId: accountId, id } });
    },

    async deleteEnded(before) {
      const where = { expiresAt: { lt: before } };
      await prisma.userSession.deleteMany({ where });
      await prisma.userVerification.deleteMany({ where });
    },
  };
}
