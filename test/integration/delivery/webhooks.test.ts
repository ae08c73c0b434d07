import { describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import {
  changeWebhook,
  deleteWebhook,
  makeWebhook,
  rotateSecret,
  testWebhook,
} from '../../../src/delivery/webhooks/manage.js';
import { EVENT_TYPES } from '../../../src/delivery/webhooks/ports.js';
import { audit } from '../../../src/storage/audit.js';
import type { Received } from '../../support/receiver.js';
import { revoke } from '../../support/revoke.js';
import {
  ALPHA,
  BETA,
  deps,
  dispatch,
  hook,
  issueOne,
  later,
  messages,
  NETWORK,
  nextLearner,
  now,
  readMessage,
  receiver,
  stateOf,
  world,
} from '../../support/webhook-bench.js';

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
    const learner = `W-${nextLearner()}`;
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
