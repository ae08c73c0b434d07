import type { JsonObject } from '../common/json.js';
import type {
  DeliveryRecord,
  DisabledReason,
  EventType,
  WebhookAct,
  WebhookRecord,
  WebhookStore,
} from '../delivery/webhooks/ports.js';
import type { Prisma, PrismaClient, Webhook, WebhookDelivery } from '../generated/prisma/client.js';
import { audit } from './audit.js';
import { ownerOf } from './owner.js';
import { before, newestFirst } from './pages.js';
import { type Db, json } from './rows.js';
import { transact } from './transact.js';

export function webhookStore(prisma: PrismaClient): WebhookStore {
  return {
    async selectOptionalWebhook(id) {
      const row = await prisma.webhook.findUnique({ where: { id } });
      return row ? toWebhook(row) : undefined;
    },

    async selectWebhooks(institution, page) {
      const rows = await prisma.webhook.findMany({
        where: {
          ...(institution === undefined ? {} : { institutionCode: institution }),
          ...before('createdAt', page.after),
        },
        ...newestFirst('createdAt', page.limit),
      });
      return rows.map(toWebhook);
    },

    async insertWebhook(webhook, most, act) {
      return transact(prisma, async (tx) => {
        const { id, createdAt, createdBy, institution = null, events } = webhook;
        // one at a time, so that two at once don't both find room
        const lock = `webhooks of ${institution ?? 'the network'}`;
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
        if ((await tx.webhook.count({ where: { institutionCode: institution } })) >= most) return false;
        await tx.webhook.create({
          data: { id, createdAt, createdBy, institutionCode: institution, ...columnsOf(webhook) },
        });
        await auditWebhook(tx, act, 'webhook.created', { id, institutionCode: institution }, { events });
        return true;
      });
    },

    async updateWebhook(webhook, name, act) {
      return transact(prisma, async (tx) => {
        const { id, revision, institution = null, events, disabledAt } = webhook;
        const { count } = await tx.webhook.updateMany({
          where: { id, revision },
          data: { ...columnsOf(webhook), revision: { increment: 1 } },
        });
        if (count > 0) {
          const details = { events, enabled: disabledAt === undefined };
          await auditWebhook(tx, act, name, { id, institutionCode: institution }, details);
        }
        return count > 0;
      });
    },

    async deleteWebhook(id, act) {
      return transact(prisma, async (tx) => {
        const row = await tx.webhook.findUnique({ where: { id } });
        const { count } = await tx.webhook.deleteMany({ where: { id } });
        if (row && count > 0) await auditWebhook(tx, act, 'webhook.deleted', row);
        return count > 0;
      });
    },

    async insertDelivery(delivery) {
      const { payload, nextAt = null, lastAnswer = null, endedAt = null, ...row } = delivery;
      await prisma.webhookDelivery.create({
        data: { ...row, payload: json(payload), nextAt, lastAnswer, endedAt },
      });
    },

    async selectOptionalDelivery(webhookId, id) {
      const row = await prisma.webhookDelivery.findFirst({ where: { id, webhookId } });
      return row ? toDelivery(row) : undefined;
    },

    async selectDeliveries(webhookId, state, page) {
      const rows = await prisma.webhookDelivery.findMany({
        where: { webhookId, ...(state ? { state } : {}), ...before('createdAt', page.after) },
        ...newestFirst('createdAt', page.limit),
      });
      return rows.map(toDelivery);
    },

    async replayDeliveries(webhookId, which, act) {
      return transact(prisma, async (tx) => {
        const where: Prisma.WebhookDeliveryWhereInput =
          'id' in which
            ? { id: which.id, state: { not: 'pending' } }
            : { createdAt: { gte: which.since }, state: 'failed' };
        const { count } = await tx.webhookDelivery.updateMany({
          where: { ...where, webhookId },
          data: { state: 'pending', attempts: 0, nextAt: act.at, endedAt: null },
        });
        const webhook = count > 0 ? await tx.webhook.findUnique({ where: { id: webhookId } }) : null;
        if (webhook) await auditWebhook(tx, act, 'webhook.replayed', webhook, { deliveries: count });
        return count;
      });
    },
  };
}

/** Writes an audit entry of a webhook; it is the business of the institution that it belongs to. */
export async function auditWebhook(
  tx: Db,
  act: WebhookAct,
  name: string,
  webhook: { readonly id: string; readonly institutionCode: string | null },
  details: JsonObject | { readonly events: readonly EventType[] } = {},
): Promise<void> {
  const owner = await ownerOf(tx, webhook.institutionCode);
  await audit(tx, act, [{ act: name, subject: `webhook:${webhook.id}`, details, owner }]);
}

function columnsOf(webhook: WebhookRecord) {
  const { url, events, sealedSecret, previousSecret } = webhook;
  return {
    url,
    events: [...events],
    sealedSecret: new Uint8Array(sealedSecret),
    previousSecret: previousSecret ? new Uint8Array(previousSecret) : null,
    previousUntil: webhook.previousUntil ?? null,
    failingSince: webhook.failingSince ?? null,
    disabledAt: webhook.disabledAt ?? null,
    disabledReason: webhook.disabledReason ?? null,
  };
}

export function toWebhook({ institutionCode, ...row }: Webhook): WebhookRecord {
  return {
    ...row,
    institution: institutionCode ?? undefined,
    // written from that type alone
    events: row.events as EventType[],
    previousSecret: row.previousSecret ?? undefined,
    previousUntil: row.previousUntil ?? undefined,
    failingSince: row.failingSince ?? undefined,
    disabledAt: row.disabledAt ?? undefined,
    disabledReason: row.disabledReason === null ? undefined : (row.disabledReason as DisabledReason),
  };
}

function toDelivery(row: WebhookDelivery): DeliveryRecord {
  return {
    ...row,
    payload: row.payload as JsonObject,
    nextAt: row.nextAt ?? undefined,
    lastAnswer: row.lastAnswer ?? undefined,
    endedAt: row.endedAt ?? undefined,
  };
}
