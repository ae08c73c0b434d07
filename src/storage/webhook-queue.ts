import type { JsonObject } from '../common/json.js';
import { isUuid } from '../common/uuid.js';
import type { Attempt, DueDelivery, Happening, WebhookQueue } from '../delivery/webhooks/ports.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { type Db, json } from './rows.js';
import { transact } from './transact.js';
import { auditWebhook, toWebhook } from './webhook-store.js';

/** Longest that a transaction may take that records thousands of deliveries, in milliseconds. */
const FAN_OUT_TIMEOUT = 30_000;

export function webhookQueue(prisma: PrismaClient): WebhookQueue {
  return {
    async fanOut(limit, at, plan) {
      const work = async (tx: Db) => {
        const taken = await tx.$queryRaw<{ id: bigint }[]>`
          DELETE FROM "EventOutbox" WHERE "auditId" IN (
            SELECT "auditId" FROM "EventOutbox" ORDER BY "auditId" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
          RETURNING "auditId" AS "id"`;
        if (taken.length === 0) return 0;
        const listeners = (await tx.webhook.findMany({ where: { disabledAt: null } })).map(toWebhook);
        const happenings = await selectHappenings(
          tx,
          taken.map(({ id }) => id),
        );
        await tx.webhookDelivery.createMany({
          data: plan(happenings, listeners).map(({ payload, ...delivery }) => ({
            ...delivery,
            payload: json(payload),
            nextAt: at,
            createdAt: at,
          })),
        });
        return taken.length;
      };
      return transact(prisma, work, { timeout: FAN_OUT_TIMEOUT });
    },

    async takeDue({ now, leaseUntil, limit, perWebhook, perOwner, busy, busyOwners }) {
      const taken = await prisma.$queryRaw<{ id: string }[]>`
        WITH due AS (
          SELECT "id" FROM (
            SELECT d."id", d."nextAt",
              row_number() OVER (PARTITION BY w."institutionCode" ORDER BY d."nextAt") AS "place"
            FROM "Webhook" w CROSS JOIN LATERAL (
              SELECT "id", "nextAt" FROM "WebhookDelivery"
              WHERE "webhookId" = w."id" AND "state" = 'pending' AND "nextAt" <= ${now}
              ORDER BY "nextAt" LIMIT ${perWebhook} FOR UPDATE SKIP LOCKED) d
            WHERE w."disabledAt" IS NULL AND w."id" <> ALL(${[...busy]}::uuid[])
              AND coalesce(w."institutionCode", '') <> ALL(${[...busyOwners]}::text[])) ranked
          WHERE "place" <= ${perOwner} ORDER BY "place", "nextAt" LIMIT ${limit})
        UPDATE "WebhookDelivery" SET "nextAt" = ${leaseUntil} FROM due
        WHERE "WebhookDelivery"."id" = due."id" RETURNING due."id"`;
      const rows = await prisma.webhookDelivery.findMany({
        where: { id: { in: taken.map(({ id }) => id) } },
        include: { webhook: true },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      // a webhook that was deleted a moment ago is none, whatever the type says
      const kept = rows.filter(({ webhook }) => Boolean(webhook));
      return kept.map(({ webhook, ...row }) => ({
        ...row,
        payload: row.payload as JsonObject,
        webhook: toWebhook(webhook),
      }));
    },

    async recordAttempt(delivery, attempt, act) {
      await transact(prisma, async (tx) => {
        await recordAnswer(tx, delivery, attempt, act.at);
        const { id } = delivery.webhook;
        if (attempt.state === 'delivered')
          await tx.webhook.updateMany({
            where: { id, failingSince: { not: null } },
            data: { failingSince: null },
          });
        else if (attempt.state !== 'put-off')
          await tx.webhook.updateMany({ where: { id, failingSince: null }, data: { failingSince: act.at } });
        if (attempt.state !== 'failed' || attempt.disable === undefined) return;
        const reason = attempt.disable;
        const { count } = await tx.webhook.updateMany({
          where: { id, disabledAt: null },
          data: { disabledAt: act.at, disabledReason: reason, revision: { increment: 1 } },
        });
        const webhook = count > 0 ? await tx.webhook.findUnique({ where: { id } }) : null;
        if (webhook) await auditWebhook(tx, act, 'webhook.disabled', webhook, { reason });
      });
    },

    async deleteOldDeliveries(before) {
      const { count } = await prisma.webhookDelivery.deleteMany({ where: { createdAt: { lt: before } } });
      return count;
    },
  };
}

/** Only if nobody else recorded an attempt meanwhile. */
async function recordAnswer(tx: Db, delivery: DueDelivery, attempt: Attempt, at: Date): Promise<void> {
  const { id, attempts } = delivery;
  const where = { id, attempts, state: 'pending' as const };
  if (attempt.state === 'put-off') {
    await tx.webhookDelivery.updateMany({ where, data: { nextAt: attempt.nextAt } });
    return;
  }
  const pending = attempt.state === 'pending';
  await tx.webhookDelivery.updateMany({
    where,
    data: {
      state: attempt.state,
      attempts: attempts + 1,
      lastAnswer: attempt.answer,
      nextAt: pending ? attempt.nextAt : null,
      endedAt: pending ? null : at,
    },
  });
}

/** What audit entries say, in their order, with what webhooks are told of it. What isn't there any more is left out. */
async function selectHappenings(tx: Db, auditIds: readonly bigint[]): Promise<Happening[]> {
  const entries = await tx.auditEntry.findMany({
    where: { id: { in: [...auditIds] } },
    orderBy: { id: 'asc' },
  });
  // one entry that isn't of the usual form must not hold up all others
  const idsOf = (kind: string) =>
    entries.flatMap(({ subject }) => {
      const [of, id = '', ...more] = subject.split(':');
      return of === kind && isUuid(id) && more.length === 0 ? [id] : [];
    });
  const about = new Map([
    ...(await aboutCredentials(tx, idsOf('credential'))),
    ...(await aboutImports(tx, idsOf('import'))),
  ]);
  return entries.flatMap(({ act, at, subject }) => {
    const found = about.get(subject);
    return found ? [{ act, at, ...found }] : [];
  });
}

type About = Pick<Happening, 'about' | 'institution'>;

async function aboutCredentials(tx: Db, ids: readonly string[]): Promise<[string, About][]> {
  const credentials = await tx.credential.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      awardId: true,
      revision: true,
      award: { select: { kind: true, code: true, issuerDid: true } },
    },
  });
  const dids = [...new Set(credentials.map(({ award }) => award.issuerDid))];
  const institutions = await tx.institution.findMany({
    where: { did: { in: dids } },
    select: { did: true, code: true },
  });
  const codes = new Map(institutions.map(({ did, code }) => [did, code]));
  return credentials.map(({ id, awardId, revision, award }) => [
    `credential:${id}`,
    {
      about: {
        kind: 'credential',
        credentialId: id,
        awardId,
        awardKind: award.kind,
        code: award.code,
        issuerDid: award.issuerDid,
        first: revision === 0,
      },
      institution: codes.get(award.issuerDid),
    },
  ]);
}

async function aboutImports(tx: Db, ids: readonly string[]): Promise<[string, About][]> {
  const imports = await tx.import.findMany({ where: { id: { in: [...ids] } } });
  return imports.map(({ id, institutionCode, rowCount, issuedCount, existingCount, faultyCount }) => [
    `import:${id}`,
    {
      about: {
        kind: 'import',
        importId: id,
        counts: { rows: rowCount, issued: issuedCount, existing: existingCount, faulty: faultyCount },
      },
      institution: institutionCode,
    },
  ]);
}
