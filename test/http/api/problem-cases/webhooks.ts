import { answered } from '../../../support/api-client/client.js';
import { type ProblemCases, untilSomebodyWaits } from '../../../support/problem-case.js';
import { ALLOWED_RECEIVER } from '../../../support/services.js';

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const BODY = { url: `${ALLOWED_RECEIVER}/hook`, events: ['import.finished' as const] };

export const webhookProblems: ProblemCases = {
  'webhook.disabled': async ({ alpha }) => {
    const params = { id: (await answered(201, alpha.createWebhook({ body: BODY }))).body.id };
    const headers = { 'If-Match': '"0"' };
    await answered(200, alpha.editWebhook({ params, headers, body: { enabled: false } }));
    return alpha.testWebhook({ params });
  },
  // somebody else's edit comes between the reading and the writing of this one
  'webhook.raced': async ({ alpha, world }) => {
    const params = { id: (await answered(201, alpha.createWebhook({ body: BODY }))).body.id };
    const client = await world.database.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('UPDATE "Webhook" SET "revision" = 7 WHERE "id" = $1', [params.id]);
      const rotating = alpha.rotateWebhook({ params });
      await untilSomebodyWaits(client);
      await client.query('COMMIT');
      return await rotating;
    } finally {
      client.release();
    }
  },
  'webhook.too-many': async ({ beta, world }) => {
    for (let count = 0; count < 20; count++) await answered(201, beta.createWebhook({ body: BODY }));
    try {
      return await beta.createWebhook({ body: BODY });
    } finally {
      await world.database.prisma.webhook.deleteMany({ where: { institutionCode: 'beta' } });
    }
  },
  'webhook.unknown': ({ network }) => network.getWebhook({ params: { id: NOBODYS } }),
  'webhook.unknown-delivery': async ({ alpha }) => {
    const { id } = (await answered(201, alpha.createWebhook({ body: BODY }))).body;
    return alpha.replayWebhookDelivery({ params: { id, delivery: NOBODYS } });
  },
  'webhook.url': ({ alpha }) =>
    alpha.createWebhook({ body: { ...BODY, url: 'https://169.254.169.254/latest' } }),
};
