import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { type Caller, SCOPES } from '../../../src/access/caller.js';
import {
  BACK_OFF,
  type DispatchDeps,
  type Dispatcher,
  webhookDispatcher,
} from '../../../src/delivery/webhooks/dispatch.js';
import {
  changeWebhook,
  deleteWebhook,
  makeWebhook,
  replayDelivery,
  replayFailed,
  rotateSecret,
  testWebhook,
  type WebhookDeps,
} from '../../../src/delivery/webhooks/manage.js';
import { EVENT_TYPES, type EventType, type MessageType } from '../../../src/delivery/webhooks/ports.js';
import { MESSAGES } from '../../../src/http/api/webhooks/messages.js';
import { guardedFetcher } from '../../../src/net/guarded-fetch.js';
import { guardedPost } from '../../../src/net/post.js';
import { audit } from '../../../src/storage/audit.js';
import { webhookQueue } from '../../../src/storage/webhook-queue.js';
import { type Received, type Receiver, startReceiver } from '../../support/receiver.js';
import { revoke } from '../../support/revoke.js';
import { startService } from '../../support/service-process.js';
import { MASTER_SECRET, openTestServices, seededRandom, type TestServices } from '../../support/services.js';

const callerOf = (institution: string | undefined): Caller => ({
  keyId: 'k',
  institution,
  scopes: new Set(SCOPES),
  actor: 'key:k',
});
const NETWORK = callerOf(undefined);
const ALPHA = callerOf('alpha');
const BETA = callerOf('beta');

let world: TestServices;
let receiver: Receiver;
let now: Date;
const errors: unknown[] = [];

beforeAll(async () => {
  world = await openTestServices({ publicUrl: 'https://cairn.example' });
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await world.close();
  expect(errors).toEqual([]);
});
beforeEach(async () => {
  await world.database.prisma.webhook.deleteMany();
  await world.database.prisma.eventOutbox.deleteMany();
  receiver.received.length = 0;
  receiver.answer = (_message, response) => void response.writeHead(204).end();
  setClock(new Date());
});

/** The receiver's clock is the real one, so that what it verifies has to be of this minute. */
function setClock(instant: Date) {
  now = instant;
  world.at(instant.toISOString());
}
const later = (milliseconds: number) => setClock(new Date(now.getTime() + milliseconds));

function deps(): WebhookDeps & DispatchDeps {
  return {
    ...world.services.webhooks,
    outbound: guardedPost({ clock: () => now, allow: [receiver.origin] }),
    queue: webhookQueue(world.database.prisma),
    publicUrl: 'https://cairn.example',
    onError: (error) => void errors.push(error),
  };
}
/** Another process with nothing in mind. */
const dispatcher = (overrides: Partial<DispatchDeps> = {}): Dispatcher =>
  webhookDispatcher({ ...deps(), random: seededRandom(String(Math.random())), ...overrides });

async function dispatch(one = dispatcher()): Promise<void> {
  await one.tick();
  await one.idle();
}
let newest: string;
async function hook(
  events: readonly EventType[],
  { by = ALPHA, path = '/hook' }: { by?: Caller; path?: string } = {},
) {
  const wish = { url: `${receiver.origin}${path}`, events, institution: by.institution };
  const made = await makeWebhook(deps(), by, wish);
  newest = made.webhook.id;
  return made;
}
/** A message to the newest webhook. */
const send = () => testWebhook(deps(), NETWORK, newest);

let learners = 0;
/** Issues a result of an institution, and tells the award. */
async function issueOne(institution: string, module = 'MA'): Promise<string> {
  const { issued } = await world.issue(institution, `W-${++learners},Ana Secret,${module},2026-01-15,A,`);
  return issued[0]?.awardId ?? '';
}
/** A message, which has to be as the API describes it. */
function readMessage({ body }: Received) {
  const { type, timestamp, data }: { type: MessageType; timestamp: string; data: Record<string, string> } =
    JSON.parse(body);
  MESSAGES[type][1].parse(data);
  return { type, timestamp, data };
}
const messages = () => receiver.received.map(readMessage);
const idsOf = (received: readonly Received[]) => received.map(({ headers }) => headers['webhook-id']);
const stateOf = async () =>
  (await world.database.prisma.webhookDelivery.findMany({ orderBy: { createdAt: 'asc' } })).map(
    ({ state, attempts, lastAnswer }) => `${state} ${attempts} ${lastAnswer}`,
  );

describe('what is told', () => {
  test('a credential that was issued, signed as Standard Webhooks prescribes, with nobody’s name', async () => {
    const { secret } = await hook(['credential.issued']);
    const awardId = await issueOne('alpha');
    await dispatch();
    const [message] = receiver.received;
    const verified = new Webhook(secret).verify(
      message?.body ?? '',
      message?.headers as Record<string, string>,
    );
    const credential = await world.database.prisma.credential.findFirstOrThrow({ where: { awardId } });
    const { did } = await world.database.prisma.institution.findUniqueOrThrow({ where: { code: 'alpha' } });
    expect(verified).toEqual({
      type: 'credential.issued',
      timestamp: now.toISOString(),
      data: {
        credential: credential.id,
        award: awardId,
        kind: 'module',
        code: 'MA',
        issuer: did,
        href: `https://cairn.example/api/v1/credentials/${credential.id}`,
      },
    });
    expect(message?.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Cairn' });
    expect(message?.headers['webhook-id']).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(JSON.stringify(receiver.received)).not.toMatch(/Secret|W-\d/);
    expect(() =>
      new Webhook(secret).verify(`${message?.body} `, message?.headers as Record<string, string>),
    ).toThrow();
    expect(await stateOf()).toEqual(['delivered 1 204']);
  });

  test('a certificate that was composed, once, and its status; to its awarding body, not to those of its parts', async () => {
    await hook(EVENT_TYPES, { path: '/alpha' });
    await hook(EVENT_TYPES, { by: NETWORK, path: '/network' });
    const learner = `W-${++learners}`;
    await world.issue('alpha', `${learner},Ana,MA,2026-01-15,A,`, `${learner},Ana,MB,2026-01-16,A,`);
    await dispatch();
    const told = (path: string) =>
      receiver.received
        .filter((message) => message.path === path)
        .map(readMessage)
        .map(({ type, data }) => [type, data.code, data.status].filter(Boolean).join(' '))
        .sort();
    expect(told('/alpha')).toEqual(['credential.issued MA', 'credential.issued MB']);
    expect(told('/network')).toEqual([
      'certificate.composed P1',
      'credential.issued MA',
      'credential.issued MB',
      'credential.issued P1',
    ]);
    receiver.received.length = 0;
    const part = await world.database.prisma.award.findFirstOrThrow({
      where: { code: 'MB', learner: { numbers: { some: { number: learner } } } },
    });
    await revoke(world.services.lifecycle, part.id, 'A mistake.', 'test');
    await dispatch();
    expect(told('/alpha')).toEqual(['credential.status-changed MB revoked']);
    expect(told('/network')).toContain('credential.status-changed P1 suspended');
  });

  test('an import that finished', async () => {
    await hook(['import.finished']);
    // imports are not the network's to hear of
    for (const by of [BETA, NETWORK]) await hook(['import.finished'], { by, path: '/other' });
    const id = '10000000-0000-4000-8000-000000000001';
    const { prisma } = world.database;
    await prisma.import.create({
      data: {
        id,
        institutionCode: 'alpha',
        format: 'csv',
        digest: 'z',
        state: 'committed',
        rowCount: 3,
        issuedCount: 2,
        faultyCount: 1,
        createdAt: now,
        createdBy: 'test',
      },
    });
    await prisma.$transaction((tx) =>
      audit(tx, { actor: 'test', at: now }, [
        { act: 'import.committed', subject: `import:${id}` },
        { act: 'import.committing', subject: `import:${id}` },
        { act: 'import.committed', subject: 'import:nothing-of-the-kind' },
      ]),
    );
    await dispatch();
    expect(messages()).toEqual([
      {
        type: 'import.finished',
        timestamp: now.toISOString(),
        data: {
          import: id,
          outcome: 'committed',
          rows: 3,
          issued: 2,
          existing: 0,
          faulty: 1,
          href: `https://cairn.example/api/v1/imports/${id}`,
        },
      },
    ]);
  });

  test('nothing of others, nothing that nobody asked for, nothing of an act that was undone', async () => {
    await hook(['credential.status-changed']);
    await hook(['credential.issued'], { by: BETA, path: '/beta' });
    await issueOne('alpha');
    await expect(
      world.database.prisma.$transaction(async (tx) => {
        const { id } = await tx.credential.findFirstOrThrow();
        await audit(tx, { actor: 'test', at: now }, [
          { act: 'credential.revoked', subject: `credential:${id}` },
        ]);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await dispatch();
    expect(receiver.received).toEqual([]);
    expect(await world.database.prisma.eventOutbox.count()).toBe(0);
  });

  test('nothing is kept for nobody: without a webhook the outbox stays empty', async () => {
    await issueOne('alpha');
    expect(await world.database.prisma.eventOutbox.count()).toBe(0);
  });
});

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
    const learner = ++learners;
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

describe('webhooks themselves', () => {
  test('a new secret is used at once; the one before is, too, for a day', async () => {
    const { webhook, secret: first } = await hook(['credential.issued']);
    const { secret: second } = await rotateSecret(deps(), ALPHA, webhook.id);
    expect(second).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(second).not.toBe(first);
    const fits = (secret: string, { body, headers }: Received) => {
      try {
        new Webhook(secret).verify(body, headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };
    await testWebhook(deps(), ALPHA, webhook.id);
    await dispatch();
    expect(messages()).toMatchObject([{ type: 'webhook.test', data: { webhook: webhook.id } }]);
    const both = receiver.received.map((message) => [fits(first, message), fits(second, message)]);
    expect(both).toEqual([[true, true]]);
    // the library judges by the real clock: the rotation is moved into the past
    const previousUntil = now;
    await world.database.prisma.webhook.update({ where: { id: webhook.id }, data: { previousUntil } });
    await testWebhook(deps(), ALPHA, webhook.id);
    await dispatch();
    const after = receiver.received.slice(1).map((message) => [fits(first, message), fits(second, message)]);
    expect(after).toEqual([[false, true]]);
  });

  test('secrets are sealed where they are kept', async () => {
    const { webhook, secret } = await hook(['credential.issued']);
    const row = await world.database.prisma.webhook.findUniqueOrThrow({ where: { id: webhook.id } });
    const plain = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(Buffer.from(row.sealedSecret).includes(plain)).toBe(false);
    expect(Buffer.from(deps().sealer.open(webhook.id, row.sealedSecret)).equals(plain)).toBe(true);
    expect(() => deps().sealer.open('another', row.sealedSecret)).toThrow();
  });

  test.each([
    'http://a.example/',
    'https://127.0.0.1/',
    'https://a.example:8443/',
    'https://user@a.example/',
    'x',
  ])('the address %s is refused', async (url) => {
    const wish = { url, events: ['credential.issued' as const], institution: 'alpha' };
    const refusal = { code: 'webhook.url', faults: [{ pointer: '/url' }] };
    await expect(makeWebhook(deps(), ALPHA, wish)).rejects.toMatchObject(refusal);
    const { webhook } = await hook(['credential.issued']);
    await expect(changeWebhook(deps(), ALPHA, webhook.id, 0, { url })).rejects.toMatchObject(refusal);
  });

  test('edits name the state that they edit', async () => {
    const { webhook } = await hook(['credential.issued']);
    const edit = (revision: number | undefined) =>
      changeWebhook(deps(), ALPHA, webhook.id, revision, { events: ['import.finished'] });
    expect(await edit(0)).toMatchObject({ revision: 1, events: ['import.finished'] });
    await expect(edit(0)).rejects.toMatchObject({ code: 'edit.outdated', kind: 'outdated' });
    expect(await edit(undefined)).toMatchObject({ revision: 2 });
  });

  test('old deliveries are forgotten; a webhook that is deleted takes its own along', async () => {
    const { webhook } = await hook(['credential.issued']);
    await testWebhook(deps(), ALPHA, webhook.id);
    later(30 * 24 * 3_600_000 - 1000);
    await world.services.forget();
    expect(await stateOf()).toHaveLength(1);
    later(2000);
    await world.services.forget();
    expect(await stateOf()).toHaveLength(0);
    await testWebhook(deps(), ALPHA, webhook.id);
    await deleteWebhook(deps(), ALPHA, webhook.id);
    expect(await stateOf()).toHaveLength(0);
    const acts = await world.database.prisma.auditEntry.findMany({
      where: { subject: `webhook:${webhook.id}` },
    });
    expect(acts.map(({ act }) => act)).toEqual(['webhook.created', 'webhook.deleted']);
  });
});
