import type { SuccessorStore } from '../issuing/ports.js';
import type { Db } from './rows.js';

/** What took the place of what: of credentials, and of awards that the service itself ended. */
export function successorStore(prisma: Db): SuccessorStore {
  return {
    async selectOptionalSuccessor(id) {
      const select = { id: true, awardId: true, revokedAt: true } as const;
      const old =
        (await prisma.credential.findUnique({ where: { id }, select })) ??
        // a rendition ends with what it is one of
        (await prisma.rendition.findUnique({ where: { id }, select: { credential: { select } } }))
          ?.credential;
      if (!old || old.revokedAt === null) return undefined;
      const next = await prisma.credential.findFirst({
        where: { supersedesId: old.id, state: 'issued' },
        orderBy: { signedAt: 'asc' },
        select: { id: true, signedAt: true },
      });
      if (next) return { id: next.id, at: next.signedAt ?? old.revokedAt };
      const standing = (await standingAwards(prisma, [old.awardId])).get(old.awardId);
      if (standing === undefined || standing === old.awardId) return undefined;
      const newest = await prisma.credential.findFirst({
        where: { awardId: standing, state: 'issued' },
        orderBy: { revision: 'desc' },
        select: { id: true },
      });
      return newest ? { id: newest.id, at: old.revokedAt } : undefined;
    },
  };
}

/**
 * For each award the one that stands for it now: itself, unless the service ended it because another one of the same
 * learner for the same thing took its place.
 */
export async function standingAwards(
  prisma: Db,
  awardIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await prisma.$queryRaw<{ id: string; standing: string }[]>`
    SELECT a."id", coalesce(
      (SELECT b."id" FROM "Award" b
       WHERE a."endedBy" = 'service' AND b."learnerId" = a."learnerId" AND b."kind" = a."kind" AND b."code" = a."code"
         AND (a."kind" = 'programme' OR (b."issuerDid" = a."issuerDid" AND b."awardedOn" = a."awardedOn"))
         AND b."endedBy" IS DISTINCT FROM 'service'
         AND (b."revokedAt" IS NULL OR b."recordedAt" >= a."recordedAt")
         AND EXISTS (SELECT 1 FROM "Credential" c WHERE c."awardId" = b."id" AND c."state" = 'issued')
       ORDER BY b."revokedAt" IS NOT NULL, b."recordedAt" DESC, b."id" LIMIT 1), a."id") AS "standing"
    FROM "Award" a WHERE a."id" = ANY(${[...awardIds]}::uuid[])`;
  return new Map(rows.map(({ id, standing }) => [id, standing]));
}
