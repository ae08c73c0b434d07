import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApi, type TestApi } from '../../support/api.js';
import { answered } from '../../support/api-client/client.js';
import { ALLOWED_RECEIVER, openTestServices, type TestServices } from '../../support/services.js';

let world: TestServices;
let api: TestApi;

beforeAll(async () => {
  world = await openTestServices();
  api = await startApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

test('the life of a webhook over HTTP', async () => {
  const { alpha } = api;
  const url = `${ALLOWED_RECEIVER}/hook`;
  const events = ['import.finished' as const, 'credential.issued' as const];
  const made = await answered(201, alpha.createWebhook({ body: { url, events } }));
  const params = { id: made.body.id };
  expect(made.headers.get('Location')).toBe(`/api/v1/webhooks/${params.id}`);
  const { secret, ...shown } = made.body;
  expect(secret).toMatch(/^whsec_/);
  expect(shown).toMatchObject({ institution: 'alpha', url, events, enabled: true, disabledAt: null });

  const read = await answered(200, alpha.getWebhook({ params }));
  expect(read.body).toEqual(shown);
  expect(read.headers.get('ETag')).toBe('"0"');
  expect((await answered(200, alpha.listWebhooks())).body.items).toEqual([shown]);

  const tried = await answered(202, alpha.testWebhook({ params }));
  expect(tried.body).toMatchObject({ event: 'webhook.test', state: 'pending', attempts: 0 });
  const list = (state: 'pending' | 'delivered') => alpha.listWebhookDeliveries({ params, query: { state } });
  expect((await answered(200, list('pending'))).body.items).toEqual([tried.body]);
  expect((await answered(200, list('delivered'))).body).toEqual({ items: [], next: null });
  const delivery = { ...params, delivery: tried.body.id };
  expect((await answered(202, alpha.replayWebhookDelivery({ params: delivery }))).body.messageId).toBe(
    tried.body.messageId,
  );

  const headers = { 'If-Match': '"0"' };
  const off = await answered(200, alpha.editWebhook({ params, headers, body: { enabled: false } }));
  expect(off.body).toMatchObject({ enabled: false, disabledReason: 'asked' });
  expect(off.headers.get('ETag')).toBe('"1"');
  const outdated = await alpha.editWebhook({ params, headers, body: { enabled: true } });
  expect(outdated).toMatchObject({ status: 412, body: { code: 'edit.outdated' } });
  await answered(200, alpha.editWebhook({ params, headers: { 'If-Match': '"1"' }, body: { enabled: true } }));

  const rotated = await answered(200, alpha.rotateWebhook({ params }));
  expect(rotated.body.secret).not.toBe(secret);
  expect(rotated.body.previousSecretUntil).toBe('2026-06-16T10:00:00.000Z');
  const replay = await answered(
    202,
    alpha.replayWebhook({ params, body: { since: '2026-06-01T00:00:00Z' } }),
  );
  expect(replay.body).toEqual({ replayed: 0 });

  await answered(204, alpha.deleteWebhook({ params }));
  expect((await alpha.getWebhook({ params })).status).toBe(404);
});

test('pages of deliveries, and the network’s webhook for an institution', async () => {
  const body = { url: `${ALLOWED_RECEIVER}/hook`, events: ['import.finished' as const], institution: 'beta' };
  const { id } = (await answered(201, api.network.createWebhook({ body }))).body;
  for (let count = 0; count < 3; count++) await answered(202, api.beta.testWebhook({ params: { id } }));
  const first = await answered(200, api.beta.listWebhookDeliveries({ params: { id }, query: { limit: 2 } }));
  const cursor = first.body.next ?? '';
  const rest = await answered(200, api.beta.listWebhookDeliveries({ params: { id }, query: { cursor } }));
  const ids = [...first.body.items, ...rest.body.items].map((one) => one.id);
  expect([first.body.items.length, new Set(ids).size, rest.body.next]).toEqual([2, 3, null]);
});

test('only who may make keys may make webhooks', async () => {
  expect(await api.reader.listWebhooks()).toMatchObject({ status: 403, body: { code: 'auth.scope' } });
});
