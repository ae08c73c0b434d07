import type { PrismaClient } from '../generated/prisma/client.js';
import type { KeyStore, SealedKey } from '../keys/ports.js';

export function keyStore(prisma: PrismaClient): KeyStore {
  const toKey = (row: Omit<SealedKey, 'retiredAt'> & { retiredAt: Date | null }): SealedKey => ({
    ...row,
    retiredAt: row.retiredAt ?? undefined,
  });
  return {
    async selectKeys() {
      return (await prisma.signingKey.findMany({ orderBy: { createdAt: 'asc' } })).map(toKey);
    },
    async selectOptionalKey(did) {
      const row = await prisma.signingKey.findFirst({
        where: { did, retiredAt: null },
        orderBy: { createdAt: 'desc' },
      });
      return row ? toKey(row) : undefined;
    },
  };
}
