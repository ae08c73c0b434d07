import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApi, type TestApi } from '../../support/api.js';
import { answered } from '../../support/api-client/client.js';
import { doChunk, insertJob } from '../../support/api-jobs.js';
import { until } from '../../support/jobs.js';
import { openTestServices, startSite, type TestServices } from '../../support/services.js';

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

describe('jobs over the API', () => {
  test('are read as they stand, with an ETag that changes with them', async () => {
    const params = { id: await insertJob(world, 'alpha') };
    const first = await answered(200, api.reader.getJob({ params }));
    expect(first.body).toEqual({
      id: params.id,
      kind: 'test',
      institution: 'alpha',
      state: 'queued',
      input: { of: 'things' },
      total: null,
      done: 0,
      failed: 0,
      result: null,
      error: null,
      createdAt: expect.stringMatching(/^2026-06-15T10:/),
      createdBy: 'test',
      startedAt: null,
      endedAt: null,
    });
    expect(first.headers.get('ETag')).toBe('"0"');
    await doChunk(world, params.id);
    const { body, headers } = await answered(200, api.reader.getJob({ params }));
    expect(headers.get('ETag')).toBe('"2"');
    expect(body).toMatchObject({
      state: 'running',
      total: 5,
      done: 1,
      startedAt: '2026-06-15T10:00:00.000Z',
    });
    const { token } = await api.keyed('alpha', ['read']);
    const again = await api.site.get(`/api/v1/jobs/${params.id}`, {
      Authorization: `Bearer ${token}`,
      'If-None-Match': '"2"',
      // fetch would ask for a fresh one
      'Cache-Control': 'max-age=0',
    });
    expect(again.status).toBe(304);
  });

  test('are listed page by page, newest first, by state and kind', async () => {
    const { client } = await api.keyed('beta', ['read']);
    const ids: string[] = [];
    for (const kind of ['one', 'two', 'one']) ids.unshift(await insertJob(world, 'beta', kind));
    await doChunk(world, ids[1] ?? '');
    const idsOf = async (query: Parameters<typeof client.listJobs>[0]) =>
      (await answered(200, client.listJobs(query))).body.items.map(({ id }) => id);
    expect(await idsOf({})).toEqual(ids);
    expect(await idsOf({ query: { kind: 'one' } })).toEqual([ids[0], ids[2]]);
    expect(await idsOf({ query: { state: 'running' } })).toEqual([ids[1]]);
    const { body } = await answered(200, client.listJobs({ query: { limit: 2 } }));
    expect(await idsOf({ query: { limit: 2, cursor: body.next ?? '' } })).toEqual([ids[2]]);
    expect(await client.send('GET', '/jobs?state=lost')).toMatchObject({ status: 400 });
  });

  test('are paused, resumed and cancelled by a key with the scope that their kind needs', async () => {
    const params = { id: await insertJob(world, 'alpha') };
    for (const act of ['pauseJob', 'resumeJob', 'cancelJob'] as const)
      expect(await api.reader[act]({ params })).toMatchObject({ status: 403, body: { code: 'auth.scope' } });
    const { client, keyId } = await api.keyed('alpha', ['issue']);
    expect(await client.pauseJob({ params })).toMatchObject({ status: 200, body: { state: 'paused' } });
    expect(await client.pauseJob({ params })).toMatchObject({ status: 200, body: { state: 'paused' } });
    expect(await client.resumeJob({ params })).toMatchObject({ status: 200, body: { state: 'queued' } });
    const cancelled = await answered(200, client.cancelJob({ params }));
    expect(cancelled.body).toMatchObject({ state: 'cancelled', endedAt: '2026-06-15T10:00:00.000Z' });
    expect(cancelled.headers.get('ETag')).toBe('"3"');
    expect(await client.resumeJob({ params })).toMatchObject({ status: 409, body: { code: 'job.ended' } });
    const acts = await world.database.prisma.auditEntry.findMany({
      where: { subject: `job:${params.id}`, actor: `key:${keyId}` },
      orderBy: { id: 'asc' },
    });
    expect(acts.map(({ act }) => act)).toEqual(['job.paused', 'job.resumed', 'job.cancelled']);
  });
});

/** A stream of events over real HTTP. */
async function listen(token: string, id: string, seen?: number, origin = api.site.origin) {
  const leave = new AbortController();
  const response = await fetch(`${origin}/api/v1/jobs/${id}/events`, {
    headers: {
      Authorization: `Bearer ${token}`,
      ...(seen === undefined ? {} : { 'Last-Event-ID': String(seen) }),
    },
    signal: leave.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<string | undefined> => {
    while (!text.includes('\n\n')) {
      const read = await reader?.read();
      if (!read || read.done) return undefined;
      text += read.value;
    }
    const [event = '', ...more] = text.split('\n\n');
    text = more.join('\n\n');
    return event;
  };
  return { response, next, leave: () => leave.abort() };
}

function read(event: string | undefined) {
  const [, id, data = ''] = /^id: (\d+)\nevent: progress\ndata: (.*)$/.exec(event ?? '') ?? [];
  return id === undefined ? event : { id: Number(id), job: JSON.parse(data) };
}

describe('the stream of a job’s events', () => {
  test('tells each change to its end, whichever process makes it', async () => {
    const { token } = await api.keyed('alpha', ['read']);
    const id = await insertJob(world, 'alpha');
    const other = await startSite(await world.another());
    try {
      const streams = [await listen(token, id), await listen(token, id, 0, other.origin)];
      expect(streams[0]?.response.headers.get('Content-Type')).toMatch(/^text\/event-stream/);
      expect(streams[0]?.response.headers.get('Cache-Control')).toBe('no-store');
      expect(read(await streams[0]?.next())).toMatchObject({ id: 0, job: { id, state: 'queued' } });
      // revision 0 was seen already
      expect(read(await streams[1]?.next())).toBe(': here');
      await doChunk(world, id);
      for (const { next } of streams)
        expect(read(await next())).toMatchObject({ id: 2, job: { state: 'running', done: 1 } });
      await doChunk(world, id, { counted: 2 });
      const { body } = await answered(200, api.reader.getJob({ params: { id } }));
      for (const { next } of streams) {
        expect(read(await next())).toEqual({ id: 3, job: body });
        expect(await next()).toBeUndefined();
      }
    } finally {
      await other.close();
    }
  });

  test('tells who reconnects what is new, and that nothing can come any more', async () => {
    const { token } = await api.keyed('alpha', ['read']);
    const id = await insertJob(world, 'alpha');
    await doChunk(world, id, { counted: 1 });
    const missed = await listen(token, id, 1);
    expect(read(await missed.next())).toMatchObject({ id: 2, job: { state: 'finished' } });
    expect(await missed.next()).toBeUndefined();
    expect((await listen(token, id, 2)).response.status).toBe(204);
  });

  test('is bounded in number for a key, and forgets who goes away at once', async () => {
    const { token } = await api.keyed('alpha', ['read']);
    const id = await insertJob(world, 'alpha');
    const streams = [];
    for (let count = 0; count < 10; count++) streams.push(await listen(token, id));
    expect((await listen(token, id)).response.status).toBe(429);
    for (const { leave } of streams) leave();
    await sleep(50);
    await until(async () => {
      const { response, leave } = await listen(token, id);
      leave();
      return response.status === 200;
    }, 1000);
  });

  test('ends when the service stops', async () => {
    const { token } = await api.keyed('alpha', ['read']);
    const { next } = await listen(token, await insertJob(world, 'alpha'));
    await next();
    world.services.jobFeed.close();
    expect(await next()).toBeUndefined();
  });
});
