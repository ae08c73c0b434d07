import type { Reached } from '../common/reach.js';
import type { OfferedAward, WalletForm, WalletOffer, WalletStore } from '../delivery/oid4vci/ports.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { audit } from './audit.js';
import { ownerOf } from './owner.js';
import { reachedAwards } from './reach.js';
import { isUniqueViolation } from './rows.js';
import { transact } from './transact.js';

export function walletStore(prisma: PrismaClient): WalletStore {
  const optionalOffer = async (where: Prisma.WalletOfferWhereInput) => {
    const row = await prisma.walletOffer.findFirst({ where });
    if (!row) return undefined;
    const { awards } = await selectAwards(prisma, row.awardIds);
    const { id, expiresAt, tokenHash, dpopThumbprint } = row;
    const taken = tokenHash !== null;
    return {
      id,
      awards,
      expiresAt,
      taken,
      dpopThumbprint: dpopThumbprint ?? undefined,
    } satisfies WalletOffer;
  };
  return {
    selectOffered: (awardIds, reached) => selectAwards(prisma, awardIds, reached),

    async insertOffer(offer, madeOf, act) {
      await transact(prisma, async (tx) => {
        await tx.walletOffer.create({ data: { ...offer, awardIds: [...offer.awardIds] } });
        const owner = await ownerOf(tx, madeOf ?? null);
        const details = { awards: offer.awardIds };
        await audit(tx, act, [
          { act: 'wallet.offered', subject: `wallet-offer:${offer.id}`, details, owner },
        ]);
      });
    },

    selectOptionalOfferByCode: (codeHash, at) => optionalOffer({ codeHash, expiresAt: { gt: at } }),
    selectOptionalOfferByExchange: (exchangeHash, at) =>
      optionalOffer({ exchangeHash, expiresAt: { gt: at } }),
    selectOptionalOfferByToken: (tokenHash, at) => optionalOffer({ tokenHash, tokenExpiresAt: { gt: at } }),

    async tryCode(codeHash, most, at) {
      const [tried] = await prisma.walletOffer.updateManyAndReturn({
        where: { codeHash, attempts: { lt: most }, tokenHash: null, expiresAt: { gt: at } },
        data: { attempts: { increment: 1 } },
        select: { id: true, txCodeMac: true },
      });
      return tried;
    },

    async takeCode(id, { hash, expiresAt, dpopThumbprint }) {
      const { count } = await prisma.walletOffer.updateMany({
        where: { id, tokenHash: null },
        data: { tokenHash: hash, tokenExpiresAt: expiresAt, dpopThumbprint: dpopThumbprint ?? null },
      });
      return count > 0;
    },

    async takeProof(hash, expiresAt) {
      try {
        await prisma.dpopProof.create({ data: { hash, expiresAt } });
        return true;
      } catch (error) {
        if (isUniqueViolation(error)) return false;
        throw error;
      }
    },

    async recordRequest({ holders, ...request }) {
      const { offerId, digest } = request;
      const data = { ...request, holders: [...holders] as Prisma.InputJsonArray };
      await prisma.walletRequest.createMany({ data: [data], skipDuplicates: true });
      const where = { offerId_digest: { offerId, digest } };
      return (await prisma.walletRequest.findUniqueOrThrow({ where, select: { id: true } })).id;
    },

    async selectOptionalRequest(offerId, id) {
      const row = await prisma.walletRequest.findFirst({ where: { id, offerId } });
      if (!row) return undefined;
      // as they were recorded above
      const holders = row.holders as (string | Record<string, string>)[];
      return { id, awardId: row.awardId, form: row.form as WalletForm, holders };
    },

    async notifyRequest(offerId, id, event, at) {
      const { count } = await prisma.walletRequest.updateMany({
        where: { id, offerId },
        data: { event, notifiedAt: at },
      });
      return count > 0;
    },

    async deleteOldOffers(before) {
      await prisma.walletOffer.deleteMany({
        where: {
          expiresAt: { lt: before },
          OR: [{ tokenExpiresAt: null }, { tokenExpiresAt: { lt: before } }],
        },
      });
      await prisma.dpopProof.deleteMany({ where: { expiresAt: { lt: before } } });
    },
  };
}

async function selectAwards(prisma: PrismaClient, awardIds: readonly string[], reached?: readonly Reached[]) {
  const rows = await prisma.award.findMany({
    where: { id: { in: [...awardIds] }, ...(reached ? reachedAwards(reached) : {}) },
    select: { id: true, learnerId: true, achievement: true, revokedAt: true },
  });
  const learners = new Set(rows.map(({ learnerId }) => learnerId));
  const only = rows.length === new Set(awardIds).size && learners.size === 1;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const awards: OfferedAward[] = awardIds.flatMap((id) => {
    const row = byId.get(id);
    return row ? [{ id, achievement: row.achievement, revoked: row.revokedAt !== null }] : [];
  });
  return { learnerId: only ? rows[0]?.learnerId : undefined, awards };
}
