import type { TestApi } from '../../../support/api.js';
import { answered } from '../../../support/api-client/client.js';
import { ALLOWED_RECEIVER } from '../../../support/services.js';
import type { Make, TenantCases } from '../../../support/tenant-wall.js';

const BODY = { url: `${ALLOWED_RECEIVER}/hook`, events: ['import.finished' as const] };

const alphaHook: Make = async ({ alpha }) =>
  (await answered(201, alpha.createWebhook({ body: BODY }))).body.id;
const networkHook: Make = async ({ network }) =>
  (await answered(201, network.createWebhook({ body: BODY }))).body.id;
const both = [alphaHook, networkHook];

/** A webhook of alpha with a delivery, whose id is looked up when it is needed. */
const hookWithDelivery: Make = async (api) => {
  const id = await alphaHook(api);
  await answered(202, api.alpha.testWebhook({ params: { id } }));
  return id;
};
const deliveryOf = async ({ world }: TestApi, webhookId: string) =>
  (await world.database.prisma.webhookDelivery.findFirst({ where: { webhookId } }))?.id ?? webhookId;

let played: TestApi;

export const webhookCases: TenantCases = {
  listWebhooks: {
    wall: 'listed',
    make: alphaHook,
    ask: (client) => client.listWebhooks({ query: { limit: 200 } }),
  },
  createWebhook: ['alpha', null].map((institution) => ({
    wall: 'network-only',
    ask: (beta) => beta.createWebhook({ body: { ...BODY, institution } }),
  })),
  getWebhook: both.map((make) => ({
    wall: 'hidden',
    make,
    ask: (beta, id) => beta.getWebhook({ params: { id } }),
  })),
  editWebhook: both.map((make) => ({
    wall: 'hidden',
    make,
    ask: (beta, id) =>
      beta.editWebhook({ params: { id }, headers: { 'If-Match': '*' }, body: { enabled: false } }),
  })),
  deleteWebhook: {
    wall: 'hidden',
    make: alphaHook,
    ask: (beta, id) => beta.deleteWebhook({ params: { id } }),
  },
  rotateWebhook: {
    wall: 'hidden',
    make: alphaHook,
    ask: (beta, id) => beta.rotateWebhook({ params: { id } }),
  },
  testWebhook: { wall: 'hidden', make: alphaHook, ask: (beta, id) => beta.testWebhook({ params: { id } }) },
  replayWebhook: {
    wall: 'hidden',
    make: alphaHook,
    ask: (beta, id) => beta.replayWebhook({ params: { id }, body: { since: '2026-01-01T00:00:00Z' } }),
  },
  listWebhookDeliveries: {
    wall: 'hidden',
    make: hookWithDelivery,
    ask: (beta, id) => beta.listWebhookDeliveries({ params: { id } }),
  },
  replayWebhookDelivery: {
    wall: 'hidden',
    make(api) {
      played = api;
      return hookWithDelivery(api);
    },
    ask: async (beta, id) =>
      beta.replayWebhookDelivery({ params: { id, delivery: await deliveryOf(played, id) } }),
  },
};
