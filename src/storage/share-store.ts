import type { ShareStore } from '../delivery/ports.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { audit } from './audit.js';
import { ownerOf } from './owner.js';
import { standingAwards } from './successors.js';
import { transact } from './transact.js';

export function shareStore(prisma: PrismaClient): ShareStore {
  return {
    async selectOptionalLearnerOf(awardIds) {
      const rows = await prisma.award.findMany({
        where: { id: { in: [...awardIds] } },
        select: { learnerId: true },
      });
      const learners = new Set(rows.map(({ learnerId }) => learnerId));
      return rows.length === new Set(awardIds).size && learners.size === 1 ? rows[0]?.learnerId : undefined;
    },

    async insertShare(share, act) {
      await transact(prisma, async (tx) => {
        const data = {
          ...share,
          awardIds: [...share.awardIds],
          madeOf: share.madeOf ?? null,
          expiresAt: share.expiresAt ?? null,
          revokedAt: null,
        };
        await tx.shareLink.create({ data });
        const owner = await ownerOf(tx, data.madeOf);
        await audit(tx, act, [
          { act: 'share.created', subject: `share:${share.id}`, details: { awards: share.awardIds }, owner },
        ]);
      });
    },

    async selectOptionalShare(tokenHash) {
      const row = await prisma.shareLink.findUnique({ where: { tokenHash } });
      if (!row) return undefined;
      const { tokenHash: _hash, expiresAt, revokedAt, madeOf, ...share } = row;
      return {
        ...share,
        madeOf: madeOf ?? undefined,
        expiresAt: expiresAt ?? undefined,
        revokedAt: revokedAt ?? undefined,
      };
    },

    async revokeShare(id, act) {
      return transact(prisma, async (tx) => {
        const { count } = await tx.shareLink.updateMany({
          where: { id, revokedAt: null },
          data: { revokedAt: act.at },
        });
        if (count === 0) return false;
        const { madeOf } = await tx.shareLink.findUniqueOrThrow({ where: { id } });
        const owner = await ownerOf(tx, madeOf);
        await audit(tx, act, [{ act: 'share.revoked', subject: `share:${id}`, owner }]);
        return true;
      });
    },

    async selectDocuments({ awardIds: chosenIds, withParts, madeOf }) {
      const standing = await standingAwards(prisma, chosenIds);
      const awardIds = [...new Set(chosenIds.map((id) => standing.get(id) ?? id))];
      const parts = withParts ? await selectParts(prisma, awardIds, await ownerOf(prisma, madeOf)) : [];
      const ids = [...awardIds, ...new Set(parts.filter((id) => !awardIds.includes(id)))];
      const rows = await prisma.credential.findMany({
        where: { awardId: { in: ids }, state: 'issued', rendition: 'vc' },
        orderBy: { revision: 'asc' },
        select: { awardId: true, document: true },
      });
      const newest = new Map(rows.map((row) => [row.awardId, row.document]));
      const documentsOf = (some: readonly string[]) =>
        some.map((id) => newest.get(id)).filter((document) => typeof document === 'string');
      return { chosen: documentsOf(awardIds), parts: documentsOf(ids.slice(awardIds.length)) };
    },
  };
}

/** The parts of awards; with an `issuer`, those that it awarded. */
async function selectParts(
  prisma: PrismaClient,
  awardIds: readonly string[],
  issuer: string | undefined,
): Promise<string[]> {
  const awards = await prisma.award.findMany({
    where: { id: { in: [...awardIds] } },
    include: { stack: { include: { part: { select: { issuerDid: true } } }, orderBy: { position: 'asc' } } },
  });
  return awards.flatMap((award) =>
    award.stack
      .filter(
        ({ revision, part }) =>
          revision === award.stackRevision && [undefined, part.issuerDid].includes(issuer),
      )
      .map((entry) => entry.partId),
  );
}
