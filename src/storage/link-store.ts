import type { Reached } from '../common/reach.js';
import type { IssuedLines, Kept, LinkRecord, LinkStore } from '../delivery/mail/ports.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { audit } from './audit.js';
import { awardLines, SIGNED } from './award-lines.js';
import { wantCredentialMails } from './credential-mails.js';
import { keep, tell } from './keepers.js';
import { issuerLookup, NETWORK, reachedAwards, selectReach } from './reach.js';
import { isUniqueViolation } from './rows.js';
import { lockLearners } from './standing.js';
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

    async selectOptionalRecipient(learnerId, institution) {
      const vouchedOf = institution ?? NETWORK;
      const row = await prisma.learner.findUnique({
        where: { id: learnerId },
        select: {
          name: true,
          contacts: { where: { givenOf: vouchedOf } },
          accounts: {
            where: { vouchedOf: { in: [vouchedOf, NETWORK] } },
            orderBy: { claimedAt: 'desc' },
            include: { account: true },
          },
        },
      });
      if (!row) return undefined;
      const { name, contacts, accounts } = row;
      const kept = accounts.find((one) => one.vouchedOf === vouchedOf) ?? accounts[0];
      return { name, contact: contacts[0], account: kept && (await keptIn(prisma, kept)) };
    },

    async selectOptionalClaimable(learnerId, email) {
      const contacts = await prisma.learnerContact.findMany({
        where: { learnerId, email },
        orderBy: { givenAt: 'desc' },
        include: { learner: { select: { name: true } } },
      });
      const [newest] = contacts;
      if (!newest) return undefined;
      const issuers = (await issuerLookup(prisma))(contacts.map(({ givenOf }) => givenOf));
      const issued = await issuedTo(prisma, { learnerId, issuers });
      return { name: newest.learner.name, language: newest.language, issued };
    },

    async selectUnclaimed(email, limit) {
      return prisma.$queryRaw`
        SELECT c."learnerId", c."givenOf" AS "vouchedOf", c."email" AS "place"
        FROM "LearnerContact" c WHERE c."email" = ${email} AND NOT EXISTS (
          SELECT FROM "LearnerAccount" a
          WHERE a."learnerId" = c."learnerId" AND a."vouchedOf" IN (c."givenOf", ${NETWORK}))
        ORDER BY c."givenAt" DESC, c."learnerId" LIMIT ${limit}`;
    },

    async wantCredentialMails(wanted, at) {
      await transact(prisma, (tx) => wantCredentialMails(tx, wanted, at));
    },

    async selectOptionalAccount(id) {
      const row = await prisma.userAccount.findUnique({ where: { id } });
      return row ? { email: row.email, language: row.language } : undefined;
    },

    async linkLearner(learnerId, claimed, { email, language }, act) {
      await transact(prisma, async (tx) => {
        // of two at once the second one moves what the first one linked
        await lockLearners(tx, [learnerId]);
        const given = await tx.learnerContact.findMany({ where: { learnerId, email: claimed } });
        if (given.length === 0) return;
        const account = await tx.userAccount.findUniqueOrThrow({
          where: { email },
          include: { learners: { take: 1 } },
        });
        await tx.mailLink.updateMany({
          where: { learnerId, email: claimed, usedAt: null },
          data: { usedAt: act.at },
        });
        if (account.learners.length === 0)
          await tx.userAccount.update({ where: { id: account.id }, data: { language } });
        const vouched = given.map(({ givenOf }) => givenOf);
        await keep(tx, { learnerId, accountId: account.id, vouched }, act);
      });
    },

    async changeAddress(id, { email, keepSession }, act) {
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
          await tell(tx, 'address-changed', old, act.at);
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

type Keeping = Prisma.LearnerAccountGetPayload<{ include: { account: true } }>;

async function keptIn(prisma: PrismaClient, { learnerId, claimedAt, account }: Keeping): Promise<Kept> {
  const { id, email, language } = account;
  const reached = (await selectReach(prisma, id)).find((one) => one.learnerId === learnerId);
  const issued = await issuedTo(prisma, reached ?? { learnerId, issuers: [] });
  return { email, language, claimedAt, issued };
}

/** What is in force of what is reached. */
async function issuedTo(prisma: PrismaClient, reached: Reached): Promise<IssuedLines> {
  const where = { ...reachedAwards([reached]), revokedAt: null };
  const lines = await awardLines(prisma, where, MOST_LINES);
  return {
    count: await prisma.award.count({ where: { ...where, ...SIGNED } }),
    lines: lines.map(({ title, issuer }) => ({ title, issuer })),
  };
}
