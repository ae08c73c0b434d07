import type { IssuedLines, LinkRecord, LinkStore } from '../delivery/mail/ports.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { audit } from './audit.js';
import { awardLines, SIGNED } from './award-lines.js';
import { isClaimable } from './contact-store.js';
import { wantCredentialMails } from './credential-mails.js';
import { type Db, isUniqueViolation } from './rows.js';
import { transact } from './transact.js';

/** So many lines of what was issued stand in a mail. */
const MOST_LINES = 8;

export function linkStore(prisma: PrismaClient): LinkStore {
  return {
    async insertLink(link) {
      const { learnerId = null, accountId = null } = link;
      await prisma.mailLink.create({ data: { ...link, learnerId, accountId } });
    },

    async selectOptionalLink(tokenHash) {
      const row = await prisma.mailLink.findUnique({ where: { tokenHash } });
      if (!row) return undefined;
      const { tokenHash: _hash, kind, learnerId, accountId, usedAt, ...link } = row;
      return {
        ...link,
        // written from that type alone
        kind: kind as LinkRecord['kind'],
        learnerId: learnerId ?? undefined,
        accountId: accountId ?? undefined,
        usedAt: usedAt ?? undefined,
      };
    },

    async useLink(tokenHash, at) {
      const { count } = await prisma.mailLink.updateMany({
        where: { tokenHash, usedAt: null, expiresAt: { gt: at } },
        data: { usedAt: at },
      });
      return count > 0;
    },

    async releaseLink(tokenHash) {
      await prisma.mailLink.updateMany({ where: { tokenHash }, data: { usedAt: null } });
    },

    async selectOptionalRecipient(id) {
      const learner = await prisma.learner.findUnique({ where: { id }, select: { mergedIntoId: true } });
      const learnerId = learner?.mergedIntoId ?? id;
      const row = await prisma.learner.findUnique({
        where: { id: learnerId },
        select: { name: true, contact: true, account: { include: { account: true } } },
      });
      if (!row) return undefined;
      const { name, contact, account } = row;
      return {
        learnerId,
        name,
        contact: contact ? { ...contact, claimable: await isClaimable(prisma, contact) } : undefined,
        account: account
          ? {
              email: account.account.email,
              language: account.account.language,
              claimedAt: account.claimedAt,
            }
          : undefined,
        issued: await issuedTo(prisma, learnerId),
      };
    },

    async selectUnclaimed(email, limit) {
      const rows = await prisma.learnerContact.findMany({
        where: { email, learner: { account: null, mergedIntoId: null } },
        orderBy: { givenAt: 'desc' },
        take: limit,
        select: { learnerId: true },
      });
      return rows.map(({ learnerId }) => learnerId);
    },

    async wantCredentialMails(learnerIds, at) {
      await transact(prisma, (tx) => wantCredentialMails(tx, learnerIds, at));
    },

    async selectOptionalAccount(id) {
      const row = await prisma.userAccount.findUnique({ where: { id } });
      return row ? { email: row.email, language: row.language } : undefined;
    },

    async linkLearner(learnerId, { email, language }, movedMailId, act) {
      await transact(prisma, async (tx) => {
        // of two at once the second one moves what the first one linked
        await tx.$queryRaw`SELECT 1 FROM "Learner" WHERE "id" = ${learnerId}::uuid FOR UPDATE`;
        const account = await tx.userAccount.findUniqueOrThrow({ where: { email } });
        const earlier = await tx.learnerAccount.findUnique({
          where: { learnerId },
          include: { account: true },
        });
        await tx.mailLink.updateMany({ where: { learnerId, usedAt: null }, data: { usedAt: act.at } });
        const link = { accountId: account.id, claimedAt: act.at };
        await tx.learnerAccount.upsert({
          where: { learnerId },
          create: { learnerId, ...link },
          update: link,
        });
        if (!earlier) await tx.userAccount.update({ where: { id: account.id }, data: { language } });
        if (earlier && earlier.accountId !== account.id)
          await tell(tx, movedMailId, 'learner-moved', earlier.account, act.at);
        await audit(tx, act, [
          { act: 'learner.claimed', subject: `learner:${learnerId}`, details: { account: account.id } },
        ]);
      });
    },

    async changeAddress(id, { email, keepSession }, toldMailId, act) {
      try {
        await transact(prisma, async (tx) => {
          const old = await tx.userAccount.findUniqueOrThrow({ where: { id } });
          if (old.email === email) return;
          await tx.userAccount.update({ where: { id }, data: { email, updatedAt: act.at } });
          // the account is now whose the address is, and nobody else's who asked for that
          const others = keepSession === undefined ? {} : { id: { not: keepSession } };
          await tx.userSession.deleteMany({ where: { userId: id, ...others } });
          await tx.mailLink.updateMany({ where: { accountId: id, usedAt: null }, data: { usedAt: act.at } });
          await tx.mail.deleteMany({ where: { accountId: id, kind: 'confirm-address', state: 'pending' } });
          await tell(tx, toldMailId, 'address-changed', old, act.at);
          await audit(tx, act, [{ act: 'account.address-changed', subject: `account:${id}` }]);
        });
        return true;
      } catch (error) {
        if (isUniqueViolation(error)) return false;
        throw error;
      }
    },

    async deleteOldLinks(before) {
      await prisma.mailLink.deleteMany({ where: { expiresAt: { lt: before } } });
    },
  };
}

async function tell(
  tx: Db,
  id: string,
  kind: 'learner-moved' | 'address-changed',
  { id: accountId, email, language }: { id: string; email: string; language: string },
  at: Date,
): Promise<void> {
  await tx.mail.create({ data: { id, kind, to: email, language, accountId, createdAt: at, nextAt: at } });
}

/** What is in force of a learner's. */
async function issuedTo(prisma: PrismaClient, learnerId: string): Promise<IssuedLines> {
  const where = { learnerId, revokedAt: null };
  const lines = await awardLines(prisma, where, MOST_LINES);
  return {
    count: await prisma.award.count({ where: { ...where, ...SIGNED } }),
    lines: lines.map(({ title, issuer }) => ({ title, issuer })),
  };
}
