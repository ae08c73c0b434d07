import type { MailKind, MailQueue, MailRecord, MailStore } from '../delivery/mail/ports.js';
import type { Mail, PrismaClient } from '../generated/prisma/client.js';
import { audit } from './audit.js';
import { ownerOf } from './owner.js';
import { before, newestFirst } from './pages.js';
import { transact } from './transact.js';

export function mailQueue(prisma: PrismaClient): MailQueue {
  return {
    async takeDue(now, leaseUntil, limit) {
      const taken = await prisma.$queryRaw<{ id: string }[]>`
        WITH due AS (
          SELECT "id" FROM "Mail" WHERE "state" = 'pending' AND "nextAt" <= ${now}
          ORDER BY "nextAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        UPDATE "Mail" SET "nextAt" = ${leaseUntil}, "wanted" = NULL FROM due
        WHERE "Mail"."id" = due."id" RETURNING due."id"`;
      if (taken.length === 0) return [];
      const rows = await prisma.mail.findMany({ where: { id: { in: taken.map(({ id }) => id) } } });
      return rows.map((row) => ({
        ...toMail(row),
        to: row.to ?? undefined,
        language: row.language ?? undefined,
        accountId: row.accountId ?? undefined,
        sealedContent: row.sealedContent ?? undefined,
      }));
    },

    async keepContent(id, sealedContent) {
      await prisma.mail.updateMany({ where: { id }, data: { sealedContent: new Uint8Array(sealedContent) } });
    },

    async drop(id) {
      await prisma.mail.deleteMany({ where: { id } });
    },

    async recordAttempt({ id, attempts }, attempt, at) {
      const pending = attempt.state === 'pending';
      await prisma.mail.updateMany({
        // only if nobody else recorded an attempt meanwhile
        where: { id, attempts, state: 'pending' },
        data: {
          state: attempt.state,
          attempts: attempts + 1,
          lastAnswer: attempt.answer,
          nextAt: pending ? attempt.nextAt : null,
          endedAt: pending ? null : at,
        },
      });
    },

    async forget({ content, mail }) {
      await prisma.mail.deleteMany({ where: { endedAt: { lt: mail } } });
      await prisma.mail.updateMany({
        where: { endedAt: { lt: content }, OR: [{ sealedContent: { not: null } }, { to: { not: null } }] },
        data: { sealedContent: null, to: null },
      });
    },
  };
}

export function mailStore(prisma: PrismaClient): MailStore {
  return {
    async insertMail(mail, at) {
      await prisma.mail.create({
        data: {
          ...mail,
          learnerId: mail.learnerId ?? null,
          accountId: mail.accountId ?? null,
          createdAt: at,
          nextAt: at,
        },
      });
    },

    async selectMails(institution, state, page) {
      const rows = await prisma.mail.findMany({
        where: {
          ...(institution === undefined ? {} : { institutionCode: institution }),
          ...(state === undefined ? {} : { state }),
          ...before('createdAt', page.after),
        },
        ...newestFirst('createdAt', page.limit),
      });
      return rows.map(toMail);
    },

    async selectOptionalMail(id) {
      const row = await prisma.mail.findUnique({ where: { id } });
      return row ? toMail(row) : undefined;
    },

    async resend(id, act) {
      return transact(prisma, async (tx) => {
        const { kind, to, institutionCode, state, attempts } = await tx.mail.findUniqueOrThrow({
          where: { id },
        });
        if (kind !== 'credentials' && to === null) return false;
        await tx.mail.update({
          where: { id },
          data: { state: 'pending', attempts: 0, nextAt: act.at, endedAt: null, sealedContent: null },
        });
        // it was on its way already
        if (state === 'pending' && attempts === 0) return true;
        const owner = await ownerOf(tx, institutionCode);
        await audit(tx, act, [{ act: 'mail.resent', subject: `mail:${id}`, owner }]);
        return true;
      });
    },

    async selectContents(limit) {
      const rows = await prisma.mail.findMany({
        where: { sealedContent: { not: null } },
        ...newestFirst('createdAt', limit),
      });
      return rows.flatMap((row) =>
        row.sealedContent ? [{ mail: toMail(row), sealedContent: row.sealedContent }] : [],
      );
    },
  };
}

function toMail(row: Mail): MailRecord {
  const { id, kind, learnerId, institutionCode, state, attempts, nextAt, lastAnswer, createdAt, endedAt } =
    row;
  return {
    id,
    // written from that type alone
    kind: kind as MailKind,
    learnerId: learnerId ?? undefined,
    institution: institutionCode ?? undefined,
    state,
    attempts,
    nextAt: nextAt ?? undefined,
    lastAnswer: lastAnswer ?? undefined,
    createdAt,
    endedAt: endedAt ?? undefined,
  };
}
