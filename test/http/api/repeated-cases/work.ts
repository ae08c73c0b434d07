import type { TestApi } from '../../../support/api.js';
import { answered } from '../../../support/api-client/client.js';
import { checkedImport, freshRow } from '../../../support/api-imports.js';
import { insertJob } from '../../../support/api-jobs.js';
import type { RepeatedCases } from '../../../support/repeated-case.js';
import { ALLOWED_RECEIVER, csv, learnerByNumber } from '../../../support/services.js';

/** A webhook of alpha's with a delivery that failed for good. */
async function failedDelivery({ alpha, world }: TestApi) {
  const body = { url: `${ALLOWED_RECEIVER}/hook`, events: ['import.finished' as const] };
  const { id } = (await answered(201, alpha.createWebhook({ body }))).body;
  const delivery = (await answered(202, alpha.testWebhook({ params: { id } }))).body.id;
  await world.database.prisma.webhookDelivery.update({ where: { id: delivery }, data: { state: 'failed' } });
  return { id, delivery };
}

const aJob = async ({ world }: TestApi) => ({ id: await insertJob(world, 'alpha') });

export const workRepeated: RepeatedCases = {
  // an answer is not kept of an upload, which always runs again
  createImport: async ({ alpha }) => {
    const upload = { type: 'text/csv', body: csv(freshRow()) } as const;
    return { ask: (headers) => alpha.createImport({ ...upload, headers }) };
  },
  commitImport: async ({ alpha, world }) => {
    const params = { id: await checkedImport(world) };
    return { ask: (headers) => alpha.commitImport({ params, body: { mode: 'valid' }, headers }) };
  },
  pauseJob: async (api) => {
    const params = await aJob(api);
    return { ask: (headers) => api.alpha.pauseJob({ params, headers }) };
  },
  resumeJob: async (api) => {
    const params = await aJob(api);
    await answered(200, api.alpha.pauseJob({ params }));
    return { ask: (headers) => api.alpha.resumeJob({ params, headers }) };
  },
  cancelJob: async (api) => {
    const params = await aJob(api);
    return { ask: (headers) => api.alpha.cancelJob({ params, headers }) };
  },
  resendMail: async ({ alpha, world }) => {
    await world.issue('alpha', 'R-mail,Ana,MA,2026-01-15,A,');
    const id = await learnerByNumber(world, 'alpha', 'R-mail');
    await answered(200, alpha.giveContact({ params: { id }, body: { email: 'ana@example.org' } }));
    const mail = await world.database.prisma.mail.findFirstOrThrow({ where: { learnerId: id } });
    return { ask: (headers) => alpha.resendMail({ params: { id: mail.id }, headers }) };
  },
  testWebhook: async (api) => {
    const { id } = await failedDelivery(api);
    return { ask: (headers) => api.alpha.testWebhook({ params: { id }, headers }) };
  },
  replayWebhookDelivery: async (api) => {
    const params = await failedDelivery(api);
    return { ask: (headers) => api.alpha.replayWebhookDelivery({ params, headers }) };
  },
  // it tells how many are on their way by this request
  replayWebhook: async (api) => {
    const { id } = await failedDelivery(api);
    const body = { since: '2026-01-01T00:00:00Z' };
    return { ask: (headers) => api.alpha.replayWebhook({ params: { id }, body, headers }) };
  },
};
