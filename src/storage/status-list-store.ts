import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import type { StatusListRecord, StatusListStore, StatusListVersion } from '../issuing/ports.js';
import { askedTogether } from './asked-together.js';
import type { Statements } from './statements.js';
import { tokenAddress } from './status-slots.js';

/** Whether it can be asked for: PostgreSQL takes no text with a NUL in it, and refuses with it all that is asked for in the same statement. */
const isText = (address: string) => !address.includes('\u0000');

export function statusListStore(prisma: PrismaClient, statements: Statements): StatusListStore {
  const versionsOf = askedTogether(
    (addresses: readonly string[]) =>
      statements.$queryRaw<StatusListVersion[]>`
        SELECT d."address", d."purpose"::text, d."version", l."issuerDid", l."length"
        FROM "StatusListDocument" d JOIN "StatusList" l ON l."id" = d."statusListId"
        WHERE d."address" = ANY(${[...new Set(addresses)]})`,
  );
  return {
    async selectOptionalStatusList(address) {
      if (!isText(address)) return undefined;
      const row = await prisma.statusListDocument.findUnique({
        where: { address },
        include: { statusList: true },
      });
      return row ? toRecord(row) : undefined;
    },

    async selectOptionalStatusVersion(address) {
      if (!isText(address)) return undefined;
      return (await versionsOf(address)).find((list) => list.address === address);
    },

    async selectStatusAddresses() {
      const orderBy = { address: 'asc' } as const;
      const lists = await prisma.statusListDocument.findMany({ select: { address: true }, orderBy });
      const pairs = await prisma.statusList.findMany({
        // of an SD-JWT it is the only status, whether or not somebody has asked for it yet
        where: {
          OR: [{ token: { not: null } }, { renditions: { some: { form: { startsWith: 'sd-jwt' } } } }],
        },
        select: { baseAddress: true },
        orderBy: { baseAddress: 'asc' },
      });
      return {
        lists: lists.map(({ address }) => address),
        tokens: pairs.map(({ baseAddress }) => tokenAddress(baseAddress)),
      };
    },

    async selectStaleStatusLists(oldest) {
      const { version } = prisma.statusListDocument.fields;
      const rows = await prisma.statusListDocument.findMany({
        where: {
          OR: [{ signedVersion: { lt: version } }, { validUntil: null }, { validUntil: { lt: oldest } }],
        },
        include: { statusList: true },
        orderBy: { address: 'asc' },
      });
      return rows.map(toRecord);
    },

    async selectOptionalStatusListPlace(statusListId, purpose) {
      const where = { statusListId_purpose: { statusListId, purpose } };
      const select = { address: true, validUntil: true };
      const row = await prisma.statusListDocument.findUnique({ where, select });
      return row ? { ...row, validUntil: row.validUntil ?? undefined } : undefined;
    },

    async selectStatusBits(address) {
      // the version first: a change that comes in between is then shown by the bits and signed once more, never missed
      const { version, statusListId, purpose } = await prisma.statusListDocument.findUniqueOrThrow({
        where: { address },
      });
      const set = purpose === 'revocation' ? { revokedAt: { not: null } } : { suspendedAt: { not: null } };
      const query = { where: { statusListId, ...set }, select: { statusIndex: true } };
      const rows = [
        ...(await prisma.credential.findMany(query)),
        ...(await prisma.suppliedCredential.findMany(query)),
        ...(await prisma.rendition.findMany({
          where: { statusListId, credential: set },
          select: { statusIndex: true },
        })),
      ];
      return { version, indexes: rows.flatMap(({ statusIndex }) => statusIndex ?? []) };
    },

    async storeStatusList({ address, signedVersion, validUntil: before }, { version, document, validUntil }) {
      const { count } = await prisma.statusListDocument.updateMany({
        where: { address, signedVersion, validUntil: before ?? null },
        data: { document, validUntil, signedVersion: version },
      });
      return count > 0;
    },
  };
}

function toRecord(
  row: Prisma.StatusListDocumentGetPayload<{ include: { statusList: true } }>,
): StatusListRecord {
  const { address, purpose, version, signedVersion, statusList, document, validUntil } = row;
  const { issuerDid, length } = statusList;
  return {
    address,
    purpose,
    version,
    signedVersion,
    issuerDid,
    length,
    document: document ?? undefined,
    validUntil: validUntil ?? undefined,
  };
}
