import { WITHHOLDABLE, type Withholdable } from '../credentials/documents/selective.js';
import type { SharedAward, ShareRecord, ShareStore } from '../delivery/ports.js';
import type { PrismaClient, ShareLink } from '../generated/prisma/client.js';
import type { ShareView } from '../issuing/records/ports.js';
import { audit } from './audit.js';
import { ownerOf } from './owner.js';
import { awardsFrom, reachedAwards } from './reach.js';
import { standingAwards } from './successors.js';
import { transact } from './transact.js';

export function shareStore(prisma: PrismaClient): ShareStore {
  return {
    async selectOptionalLearnerOf(awardIds, reached) {
      const rows = await prisma.award.findMany({
        where: { id: { in: [...awardIds] }, ...(reached ? reachedAwards(reached) : {}) },
        select: { learnerId: true },
      });
      const learners = new Set(rows.map(({ learnerId }) => learnerId));
      return rows.length === new Set(awardIds).size && learners.size === 1 ? rows[0]?.learnerId : undefined;
    },

    async insertShare({ withheld, ...share }, act) {
      await transact(prisma, async (tx) => {
        const data = {
          ...share,
          awardIds: [...share.awardIds],
          issuers: [...share.issuers],
          madeOf: share.madeOf ?? null,
          expiresAt: share.expiresAt ?? null,
          revokedAt: null,
          label: share.label ?? null,
          nameWithheld: [...withheld.name],
          gradeWithheld: [...withheld.grade],
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
      return row ? toShare(row) : undefined;
    },

    async selectSharesOf(learners) {
      const rows = await prisma.shareLink.findMany({
        where: { learnerId: { in: learners.map(({ learnerId }) => learnerId) } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        include: { entry: { select: { id: true } } },
      });
      const where = { id: { in: rows.flatMap(({ awardIds }) => awardIds) }, ...reachedAwards(learners) };
      const reached = new Set(
        (await prisma.award.findMany({ where, select: { id: true } })).map(({ id }) => id),
      );
      return rows
        .filter(({ awardIds }) => awardIds.every((id) => reached.has(id)))
        .map((row) => ({ ...toShareView(row), registered: row.entry !== null }));
    },

    async countOpening(id, day) {
      await prisma.shareLink.update({ where: { id }, data: { openings: { increment: 1 }, openedOn: day } });
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

    async selectSharedAwards(share) {
      const standing = await standingAwards(prisma, share.awardIds);
      const chosen = new Map<string, ReadonlySet<Withholdable>>();
      const shows = await selectShowable(prisma, [...standing.values()], share.issuers);
      for (const id of share.awardIds) {
        const now = standing.get(id) ?? id;
        if (shows(now)) withhold(chosen, now, withheldOf(share, id));
      }
      const parts = new Map<string, ReadonlySet<Withholdable>>();
      if (share.withParts) {
        const owner = await ownerOf(prisma, share.madeOf);
        for (const { part, whole } of await selectParts(prisma, [...chosen.keys()], owner))
          if (!chosen.has(part)) withhold(parts, part, chosen.get(whole) ?? new Set());
      }
      const newest = await selectNewest(prisma, [...chosen.keys(), ...parts.keys()]);
      const shown = (some: ReadonlyMap<string, ReadonlySet<Withholdable>>): SharedAward[] =>
        [...some].flatMap(([award, withheld]) => {
          const document = newest.get(award);
          return document ? { award, ...document, withheld: [...withheld] } : [];
        });
      return { chosen: shown(chosen), parts: shown(parts) };
    },
  };
}

function toShare(row: ShareLink): ShareRecord {
  const { id, learnerId, awardIds, withParts, createdAt, expiresAt, revokedAt, madeOf, label } = row;
  return {
    id,
    learnerId,
    awardIds,
    withParts,
    createdAt,
    ofHolder: row.ofHolder,
    issuers: row.issuers,
    madeOf: madeOf ?? undefined,
    expiresAt: expiresAt ?? undefined,
    revokedAt: revokedAt ?? undefined,
    label: label ?? undefined,
    withheld: { name: row.nameWithheld, grade: row.gradeWithheld },
  };
}

/** A link as its list tells of it. */
export function toShareView(row: ShareLink): ShareView {
  const { awardIds: awards, madeOf: _madeOf, ...share } = toShare(row);
  return { ...share, awards, openings: row.openings, openedOn: row.openedOn ?? undefined };
}

function withheldOf({ withheld }: Pick<ShareRecord, 'withheld'>, award: string): Set<Withholdable> {
  return new Set(WITHHOLDABLE.filter((one) => withheld[one].includes(award)));
}

/** Where several say what isn't shown of an award, nothing is shown that any of them withholds. */
function withhold(
  of: Map<string, ReadonlySet<Withholdable>>,
  award: string,
  withheld: ReadonlySet<Withholdable>,
): void {
  of.set(award, new Set([...(of.get(award) ?? []), ...withheld]));
}

/** Tells which of these awards, with what they rest on, are all of these issuers; of none given, any. */
async function selectShowable(
  prisma: PrismaClient,
  awardIds: readonly string[],
  issuers: readonly string[],
): Promise<(awardId: string) => boolean> {
  if (issuers.length === 0) return () => true;
  const where = { id: { in: [...awardIds] }, ...awardsFrom(issuers) };
  const shown = new Set((await prisma.award.findMany({ where, select: { id: true } })).map(({ id }) => id));
  return (awardId) => shown.has(awardId);
}

async function selectNewest(prisma: PrismaClient, awardIds: readonly string[]) {
  const rows = await prisma.credential.findMany({
    where: { awardId: { in: [...awardIds] }, state: 'issued', rendition: 'vc' },
    orderBy: { revision: 'asc' },
    select: { awardId: true, document: true, award: { select: { issuerDid: true } } },
  });
  return new Map(
    rows.flatMap(({ awardId, document, award }) =>
      document === null ? [] : [[awardId, { document, issuerDid: award.issuerDid }]],
    ),
  );
}

/** The parts of awards, each with the award that it is a part of; with an `issuer`, those that it awarded. */
async function selectParts(
  prisma: PrismaClient,
  awardIds: readonly string[],
  issuer: string | undefined,
): Promise<{ part: string; whole: string }[]> {
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
      .map((entry) => ({ part: entry.partId, whole: award.id })),
  );
}
