import { describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { BACK_OFF, type DispatchDeps } from '../../../src/delivery/webhooks/dispatch.js';
import {
  changeWebhook,
  replayDelivery,
  replayFailed,
  testWebhook,
} from '../../../src/delivery/webhooks/manage.js';
import { guardedFetcher } from '../../../src/net/guarded-fetch.js';
import { guardedPost } from '../../../src/net/post.js';
import { startService } from '../../support/service-process.js';
import { MASTER_SECRET } from '../../support/services.js';
import {
  ALPHA,
  BETA,
  deps,
  dispatch,
  dispatcher,
  hook,
  idsOf,
  issueOne,
  later,
  NETWORK,
  nextLearner,
  now,
  receiver,
  send,
  setClock,
  stateOf,
  world,
} from '../../support/webhook-bench.js';

describe('a receiver that fails', () => {
  test('is tried again after 5 s, 5 min … with the same id, until it takes the message', async () => {
    await hook(['credential.issued']);
    await send();
    receiver.answer = (_message, response) => void response.writeHead(500).end();
    await dispatch();
    expect(await stateOf()).toEqual(['pending 1 500']);
    later(4_999);
    await dispatch();
    expect(receiver.received).toHaveLength(1);
    later(1_001);
    await dispatch();
    expect(await stateOf()).toEqual(['pending 2 500']);
    receiver.answer = (_message, response) => void response.writeHead(200).end('thanks');
    later(6 * 60_000);
    await dispatch();
    expect(await stateOf()).toEqual(['delivered 3 200']);
    expect(new Set(idsOf(receiver.received)).size).toBe(1);
    const stamps = receiver.received.map(({ headers }) => Number(headers['webhook-timestamp']));
    expect(stamps[2]).toBeGreaterThan((stamps[0] ?? 0) + 300);
  });

  test('is given up after ten attempts, and the message can be replayed', async () => {
    const { webhook } = await hook(['credential.issued']);
    await send();
    receiver.answer = (_message, response) => void response.writeHead(503).end();
    await dispatch();
    for (const wait of BACK_OFF) {
      later(wait * 1.2);
      await dispatch();
    }
    expect(receiver.received).toHaveLength(10);
    expect(await stateOf()).toEqual(['failed 10 503']);
    later(48 * 3_600_000);
    await dispatch();
    expect(receiver.received).toHaveLength(10);
    receiver.answer = (_message, response) => void response.writeHead(204).end();
    expect(await replayFailed(deps(), ALPHA, webhook.id, new Date(now.getTime() - 1000))).toBe(0);
    expect(await replayFailed(deps(), ALPHA, webhook.id, new Date(0))).toBe(1);
    await dispatch();
    expect(await stateOf()).toEqual(['delivered 1 204']);
    const [delivery] = await world.database.prisma.webhookDelivery.findMany();
    await replayDelivery(deps(), ALPHA, webhook.id, delivery?.id ?? '');
    await dispatch();
    expect(receiver.received).toHaveLength(12);
    expect(new Set(idsOf(receiver.received)).size).toBe(1);
  });

  test('is switched off when it only failed for five days', async () => {
    const { webhook } = await hook(['credential.issued']);
    receiver.answer = (_message, response) => void response.writeHead(302, { Location: '/elsewhere' }).end();
    await send();
    await dispatch();
    later(4.9 * 24 * 3_600_000);
    await send();
    await dispatch();
    const { store } = deps();
    expect((await store.selectOptionalWebhook(webhook.id))?.disabledAt).toBeUndefined();
    later(0.2 * 24 * 3_600_000);
    await dispatch();
    const off = await store.selectOptionalWebhook(webhook.id);
    expect(off).toMatchObject({ disabledAt: now, disabledReason: 'failing', revision: 1 });
    expect(receiver.received.every(({ path }) => path === '/hook')).toBe(true);
    const { did } = await world.database.prisma.institution.findUniqueOrThrow({ where: { code: 'alpha' } });
    expect(
      await world.database.prisma.auditEntry.findFirst({
        where: { subject: `webhook:${webhook.id}`, act: 'webhook.disabled' },
      }),
    ).toMatchObject({ actor: 'service', details: { reason: 'failing' }, owner: did });
    await expect(testWebhook(deps(), ALPHA, webhook.id)).rejects.toMatchObject({ code: 'webhook.disabled' });
    const count = receiver.received.length;
    later(24 * 3_600_000);
    await issueOne('alpha');
    await dispatch();
    expect(receiver.received).toHaveLength(count);
    receiver.answer = (_message, response) => void response.writeHead(204).end();
    await changeWebhook(deps(), ALPHA, webhook.id, 1, { enabled: true });
    expect(await replayFailed(deps(), ALPHA, webhook.id, new Date(0))).toBe(2);
    await dispatch();
    expect(receiver.received).toHaveLength(count + 2);
    expect((await store.selectOptionalWebhook(webhook.id))?.failingSince).toBeUndefined();
  });

  test('is not, if something was delivered in between', async () => {
    const { webhook } = await hook(['credential.issued']);
    const answers = [500, 204, 500, 500];
    receiver.answer = (_message, response) => void response.writeHead(answers.shift() ?? 500).end();
    for (const days of [0, 3, 1, 3]) {
      later(days * 24 * 3_600_000);
      await world.database.prisma.webhookDelivery.deleteMany();
      await send();
      await dispatch();
    }
    expect((await deps().store.selectOptionalWebhook(webhook.id))?.disabledAt).toBeUndefined();
  });

  test('is switched off at once when it answers 410', async () => {
    const { webhook } = await hook(['credential.issued']);
    receiver.answer = (_message, response) => void response.writeHead(410).end();
    await send();
    await dispatch();
    expect(await stateOf()).toEqual(['failed 1 410']);
    expect(await deps().store.selectOptionalWebhook(webhook.id)).toMatchObject({ disabledReason: 'gone' });
  });

  test('that is slow or gone holds up nobody else', async () => {
    for (const path of ['/slow', '/quick']) {
      await hook(['credential.issued'], { path });
      for (let count = 0; count < 9; count++) await send();
    }
    const waiting: (() => void)[] = [];
    receiver.answer = ({ path }, response) => {
      const end = () => void response.writeHead(204).end();
      if (path === '/slow') waiting.push(end);
      else end();
    };
    const one = dispatcher();
    await one.tick();
    const quick = () => receiver.received.filter(({ path }) => path === '/quick').length;
    while (quick() < 9) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(waiting).toHaveLength(4);
    receiver.answer = (_message, response) => void response.writeHead(204).end();
    for (const end of waiting) end();
    await one.idle();
    expect(await world.database.prisma.webhookDelivery.count({ where: { state: 'delivered' } })).toBe(18);
  });

  test('one of many slow ones of an institution leaves room to those of others', async () => {
    for (let count = 0; count < 10; count++) {
      await hook(['credential.issued'], { path: '/slow' });
      for (let message = 0; message < 4; message++) await send();
    }
    await hook(['credential.issued'], { by: BETA, path: '/quick' });
    await send();
    const waiting: (() => void)[] = [];
    receiver.answer = ({ path }, response) => {
      const end = () => void response.writeHead(204).end();
      if (path === '/slow') waiting.push(end);
      else end();
    };
    const one = dispatcher();
    await one.tick();
    while (!receiver.received.some(({ path }) => path === '/quick'))
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(waiting.length).toBeLessThan(20);
    receiver.answer = (_message, response) => void response.writeHead(204).end();
    for (const end of waiting) end();
    await one.idle();
    expect(await world.database.prisma.webhookDelivery.count({ where: { state: 'delivered' } })).toBe(41);
  });

  test('that breaks off or may not be reached counts as failed, with a code and nothing else', async () => {
    await hook(['credential.issued'], { path: '/broken' });
    receiver.answer = (_message, _response, request) => void request.socket.destroy();
    await send();
    await dispatch();
    expect(await stateOf()).toEqual(['pending 1 fetch.no-answer']);
    later(10_000);
    await dispatch(dispatcher({ outbound: guardedPost({ clock: () => now, allow: [] }) }));
    expect(await stateOf()).toEqual(['pending 2 fetch.not-https']);
  });

  test('is spared while we ask it too often, at no cost of an attempt', async () => {
    await hook(['credential.issued']);
    await send();
    await send();
    const { fetch } = guardedFetcher({ clock: () => now, allow: [receiver.origin], perHostPerMinute: 1 });
    const outbound: DispatchDeps['outbound'] = {
      post: async (url, headers, body) => (await fetch(url, { method: 'POST', headers, body })).status,
    };
    await dispatch(dispatcher({ outbound }));
    expect((await stateOf()).sort()).toEqual(['delivered 1 204', 'pending 0 null']);
    later(60_000);
    await dispatch(dispatcher({ outbound }));
    expect(await stateOf()).toEqual(['delivered 1 204', 'delivered 1 204']);
  });
});

describe('crashes and replicas', () => {
  test('a crash between delivery and record leads to a second delivery with the same id', async () => {
    await hook(['credential.issued']);
    await send();
    const crashed: unknown[] = [];
    const { queue } = deps();
    await dispatch(
      dispatcher({
        queue: { ...queue, recordAttempt: () => Promise.reject(new Error('crash')) },
        onError: (error) => void crashed.push(error),
      }),
    );
    expect(crashed).toHaveLength(1);
    expect(await stateOf()).toEqual(['pending 0 null']);
    // somebody else might still be at it
    later(119_000);
    await dispatch();
    expect(receiver.received).toHaveLength(1);
    later(1_000);
    await dispatch();
    expect(idsOf(receiver.received)).toEqual(
      [...Array(2)].map(() => receiver.received[0]?.headers['webhook-id']),
    );
    expect(await stateOf()).toEqual(['delivered 1 204']);
  });

  test('a crash while happenings are fanned out loses none of them', async () => {
    await hook(['credential.issued']);
    await issueOne('alpha');
    const { queue } = deps();
    await expect(
      queue.fanOut(500, now, () => {
        throw new Error('crash');
      }),
    ).rejects.toThrow('crash');
    await dispatch();
    expect(receiver.received).toHaveLength(1);
  });

  test('replicas share the work: each message goes out once', async () => {
    await hook(['credential.issued']);
    await hook(['credential.issued'], { by: NETWORK, path: '/network' });
    const learner = nextLearner();
    const rows = Array.from({ length: 15 }, (_, index) => `W-${learner}-${index},Ana,MA,2026-01-15,A,`);
    await world.issue('alpha', ...rows);
    const replicas = [dispatcher(), dispatcher(), dispatcher()];
    await Promise.all(replicas.map((one) => one.tick()));
    await Promise.all(replicas.map((one) => one.idle()));
    // one of them may have looked while another held the last ones
    await dispatch();
    expect(receiver.received).toHaveLength(30);
    expect(
      new Set(receiver.received.map(({ path, headers }) => `${path} ${headers['webhook-id']}`)).size,
    ).toBe(30);
    expect(new Set(await stateOf())).toEqual(new Set(['delivered 1 204']));
  });

  test('a service that is killed amid its deliveries loses none of them', async () => {
    const { webhook, secret } = await hook(['credential.issued']);
    for (let count = 0; count < 20; count++) await send();
    const service = startService({
      DATABASE_URL: world.database.url,
      CAIRN_MASTER_SECRET: MASTER_SECRET.toString('base64'),
      CAIRN_OUTBOUND_ALLOW: receiver.origin,
    });
    receiver.answer = (_message, response) => {
      // the last ones were received and never acknowledged
      if (receiver.received.length > 10) service.kill();
      else response.writeHead(204).end();
    };
    const printed = await service.ended;
    // what it said comes along if it did not get that far
    expect(receiver.received.length > 10 ? '' : printed).toBe('');
    expect(receiver.received.length).toBeLessThan(20);
    receiver.answer = (_message, response) => void response.writeHead(204).end();
    setClock(new Date());
    await dispatch();
    later(120_000);
    await dispatch();
    const ids = new Set(idsOf(receiver.received));
    expect(ids.size).toBe(20);
    expect(receiver.received.length).toBeGreaterThan(20);
    const { body, headers } = receiver.received[0] ?? { body: '', headers: {} };
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toBeDefined();
    const { prisma } = world.database;
    expect(await prisma.webhookDelivery.count({ where: { webhookId: webhook.id, state: 'delivered' } })).toBe(
      20,
    );
  });

  test('one that stops starts nothing more', async () => {
    await hook(['credential.issued']);
    await send();
    const one = dispatcher();
    await one.stop();
    await one.tick();
    expect(receiver.received).toEqual([]);
    await dispatch();
    expect(receiver.received).toHaveLength(1);
  });
});
