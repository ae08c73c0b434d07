import type { PrismaClient } from '../generated/prisma/client.js';
import type { StatusListStore } from '../issuing/ports.js';

export function statusListStore(prisma: PrismaClient): StatusListStore {
  return {
    async selectOptionalStatusList(address) {
      const row = await prisma.statusListDocument.findUnique({
        where: { address },
        include: { statusList: true },
      });
      if (!row) return undefined;
      const { purpose, version, signedVersion, statusList } = row;
      return {
        address,
        purpose,
        version,
        signedVersion,
        issuerDid: statusList.issuerDid,
        length: statusList.length,
        document: row.document ?? undefined,
        validUntil: row.validUntil ?? undefined,
      };
    },

    async selectOptionalStatusListAddress(statusListId, purpose) {
      const where = { statusListId_purpose: { statusListId, purpose } };
      return (await prisma.statusListDocument.findUnique({ where, select: { address: true } }))?.address;
    },

    async selectStatusBits(address) {
      // the version first: a change that comes in between is then shown by the bits and signed once more, never missed
      const { version, statusListId, purpose } = await prisma.statusListDocument.findUniqueOrThrow({
        where: { address },
      });
      const set = purpose === 'revocation' ? { revokedAt: { not: null } } : { suspendedAt: { not: null } };
      const rows = await prisma.credential.findMany({
        where: { statusListId, ...set },
        select: { statusIndex: true },
      });
      return { version, indexes: rows.map(({ statusIndex }) => statusIndex) };
    },

    async storeStatusList(address, { version, document, validUntil }) {
      await prisma.statusListDocument.updateMany({
        where: { address, signedVersion: { lte: version } },
        data: { document, validUntil, signedVersion: version },
      });
    },
  };
}
