import type { Reached } from '../common/reach.js';
import type { RegisterQuery, RegisterStore } from '../delivery/register/ports.js';
import { Prisma, type PrismaClient } from '../generated/prisma/client.js';
import { audit } from './audit.js';
import { awardLines } from './award-lines.js';
import { reachedAwards } from './reach.js';
import { letterPairs } from './register-names.js';
import type { Db } from './rows.js';
import { lockLearners } from './standing.js';
import { transact } from './transact.js';

export function registerStore(prisma: PrismaClient): RegisterStore {
  return {
    async insertEntry({ id, learners, awardId, textVersion, textLanguage, shareId, tokenHash }, act) {
      return transact(prisma, async (tx) => {
        // one at a time for a learner, so that a second click lists nothing
        await lockLearners(tx, idsOf(learners));
        const award = await tx.award.findFirst({
          where: { id: awardId, ...reachedAwards(learners), ...LISTABLE },
        });
        if (!award || (await tx.registerEntry.count({ where: { awardId, ...STANDING } })) > 0) return false;
        const { learnerId } = award;
        const share = {
          id: shareId,
          tokenHash,
          learnerId,
          awardIds: [awardId],
          withParts: false,
          ofHolder: true,
          issuers: [...(learners.find((one) => one.learnerId === learnerId)?.issuers ?? [])],
        };
        await tx.shareLink.create({ data: { ...share, createdAt: act.at } });
        await tx.registerEntry.create({
          data: { id, learnerId, awardId, shareId, textVersion, textLanguage, givenAt: act.at },
        });
        const details = { award: awardId, share: shareId, textVersion, textLanguage };
        await audit(tx, act, [{ act: 'register.joined', subject: `learner:${learnerId}`, details }]);
        return true;
      });
    },

    async withdrawEntry(learners, awardId, act) {
      return transact(prisma, async (tx) => {
        await lockLearners(tx, idsOf(learners));
        const where = { awardId, award: reachedAwards(learners), withdrawnAt: null };
        const entries = await tx.registerEntry.findMany({ where });
        await tx.registerEntry.updateMany({ where, data: { withdrawnAt: act.at } });
        await tx.shareLink.updateMany({
          where: { id: { in: entries.map(({ shareId }) => shareId) }, revokedAt: null },
          data: { revokedAt: act.at },
        });
        await audit(
          tx,
          act,
          entries.map(({ learnerId, shareId }) => ({
            act: 'register.left',
            subject: `learner:${learnerId}`,
            details: { award: awardId, share: shareId },
          })),
        );
        return entries.length > 0;
      });
    },

    async selectListed(learners) {
      const rows = await prisma.registerEntry.findMany({
        where: { ...STANDING, award: { ...reachedAwards(learners), ...LISTABLE } },
        select: { awardId: true },
      });
      return rows.map(({ awardId }) => awardId);
    },

    async selectEntries(query) {
      const { words, offset, limit } = query;
      let found: Listed[] = [];
      // By the name alone first: few of those who are found so are listed no more. PostgreSQL knows how many have such letters, and of these
      // most have the words: with LIKE it would reckon with far fewer, and sort all of them where to walk the names in order is sooner done.
      const holdsWords = Prisma.join(
        words.map((word) => Prisma.sql`strpos("name", ${word}) > 0`),
        ' AND ',
      );
      for (let most = 2 * (offset + limit); ; most *= 8) {
        const named = await prisma.$queryRaw<{ id: string }[]>`
          SELECT "id" FROM "RegisterEntry"
          WHERE "withdrawnAt" IS NULL AND letter_pairs("name") @> ${letterPairs(words)}::text[]
            AND ${holdsWords}
          ORDER BY "name", "id" LIMIT ${most}`;
        const ids = named.map(({ id }) => id);
        found = await selectListedOf(prisma, ids, query);
        if (found.length === limit || ids.length < most) break;
      }
      const ids = found.map(({ awardId }) => awardId);
      const lines = new Map(
        (await awardLines(prisma, { id: { in: ids } }, limit)).map((line) => [line.award.id, line]),
      );
      return found.flatMap(({ id, awardId, name }) => {
        const line = lines.get(awardId);
        if (!line) return [];
        const { award, title, issuer } = line;
        return [{ id, name, code: award.code, title, issuer, awardedOn: award.awardedOn }];
      });
    },
  };
}

interface Listed {
  readonly id: string;
  readonly awardId: string;
  readonly name: string;
}

/** Of these entries those that are listed. */
function selectListedOf(
  db: Db,
  ids: readonly string[],
  { certificate, offset, limit }: RegisterQuery,
): Promise<Listed[]> {
  return db.$queryRaw`
    SELECT e."id", e."awardId", l."name" FROM "RegisterEntry" e
    JOIN "Learner" l ON l."id" = e."learnerId" JOIN "Award" a ON a."id" = e."awardId"
    JOIN "ShareLink" s ON s."id" = e."shareId"
    WHERE e."id" = ANY(${[...ids]}::uuid[])
      AND e."withdrawnAt" IS NULL AND s."revokedAt" IS NULL AND a."revokedAt" IS NULL AND a."suspendedAt" IS NULL
      AND EXISTS (SELECT FROM "Credential" c WHERE c."awardId" = a."id" AND c."state" = 'issued'
        AND c."revokedAt" IS NULL AND c."suspendedAt" IS NULL)
      AND (${certificate ?? null}::text IS NULL OR a."code" = ${certificate ?? null})
    ORDER BY e."name", e."id" LIMIT ${limit} OFFSET ${offset}`;
}

function idsOf(learners: readonly Reached[]): string[] {
  return learners.map(({ learnerId }) => learnerId);
}

/** A certificate in force. */
const LISTABLE = {
  kind: 'programme',
  revokedAt: null,
  suspendedAt: null,
  credentials: { some: { state: 'issued', revokedAt: null, suspendedAt: null } },
} as const satisfies Prisma.AwardWhereInput;

/** An entry whose consent and link nobody ended. */
const STANDING = {
  withdrawnAt: null,
  share: { revokedAt: null },
} as const satisfies Prisma.RegisterEntryWhereInput;
