import type { PrismaClient } from '../generated/prisma/client.js';
import type { StatusTokenRecord, StatusTokenStore } from '../issuing/ports.js';
import { tokenAddress } from './status-slots.js';

const KEPT = {
  id: true,
  baseAddress: true,
  issuerDid: true,
  length: true,
  tokenVersion: true,
  tokenValidUntil: true,
  documents: { select: { version: true } },
} as const;

/** The pairs of status lists as the tokens that they are published as, too. */
export function statusTokenStore(prisma: PrismaClient): StatusTokenStore {
  const listAt = async (address: string) => {
    const id = idIn(address);
    if (id === undefined) return undefined;
    const row = await prisma.statusList.findUnique({ where: { id }, select: { ...KEPT, token: true } });
    return row && tokenAddress(row.baseAddress) === address ? row : undefined;
  };
  return {
    async selectOptionalStatusToken(address) {
      const row = await listAt(address);
      return row && toRecord(row);
    },

    async selectOptionalStatusTokenPlace(id) {
      const select = { baseAddress: true, tokenValidUntil: true };
      const row = await prisma.statusList.findUnique({ where: { id }, select });
      if (!row) return undefined;
      return { address: tokenAddress(row.baseAddress), validUntil: row.tokenValidUntil ?? undefined };
    },

    async selectStatuses(address) {
      const statusListId = idIn(address) ?? '';
      // the version first, as for the lists of one purpose
      const documents = await prisma.statusListDocument.findMany({ where: { statusListId } });
      const ended = { OR: [{ revokedAt: { not: null } }, { suspendedAt: { not: null } }] };
      const query = { where: { statusListId, ...ended }, select: { statusIndex: true, revokedAt: true } };
      const renditions = await prisma.rendition.findMany({
        where: { statusListId, credential: ended },
        select: { statusIndex: true, credential: { select: { revokedAt: true } } },
      });
      const rows = [
        ...(await prisma.credential.findMany(query)),
        ...(await prisma.suppliedCredential.findMany(query)),
        ...renditions.map(({ statusIndex, credential }) => ({ statusIndex, ...credential })),
      ];
      const indexes = (revoked: boolean) =>
        rows
          .filter(({ revokedAt }) => (revokedAt !== null) === revoked)
          .flatMap(({ statusIndex }) => statusIndex ?? []);
      return { version: versionOf(documents), revoked: indexes(true), suspended: indexes(false) };
    },

    async selectStaleStatusTokens(oldest) {
      const rows = await prisma.statusList.findMany({
        where: { token: { not: null } },
        select: KEPT,
        orderBy: { id: 'asc' },
      });
      return rows
        .map((row) => toRecord({ ...row, token: null }))
        .filter(
          ({ version, signedVersion, validUntil }) =>
            signedVersion < version || validUntil === undefined || validUntil < oldest,
        );
    },

    async storeStatusToken(
      { address, signedVersion, validUntil: before },
      { version, document, validUntil },
    ) {
      const { count } = await prisma.statusList.updateMany({
        where: { id: idIn(address) ?? '', tokenVersion: signedVersion, tokenValidUntil: before ?? null },
        data: { token: document, tokenValidUntil: validUntil, tokenVersion: version },
      });
      return count > 0;
    },
  };
}

function idIn(address: string): string | undefined {
  return /\/status\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/token$/.exec(address)?.[1];
}

/** Each list of a pair counts its own changes, and none ever counts back. */
function versionOf(documents: readonly { version: number }[]): number {
  return documents.reduce((sum, { version }) => sum + version, 0);
}

interface Row {
  readonly baseAddress: string;
  readonly issuerDid: string;
  readonly length: number;
  readonly tokenVersion: number;
  readonly tokenValidUntil: Date | null;
  readonly token: string | null;
  readonly documents: readonly { version: number }[];
}

function toRecord(row: Row): StatusTokenRecord {
  const { baseAddress, issuerDid, length, tokenVersion, tokenValidUntil, token, documents } = row;
  return {
    address: tokenAddress(baseAddress),
    issuerDid,
    length,
    version: versionOf(documents),
    signedVersion: tokenVersion,
    document: token ?? undefined,
    validUntil: tokenValidUntil ?? undefined,
  };
}
