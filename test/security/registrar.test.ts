import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createShare, openShare } from '../../src/delivery/shares.js';
import { giveConsent } from '../../src/issuing/consent.js';
import { startApi, type TestApi } from '../support/api.js';
import { answered } from '../support/api-client/client.js';
import { freshRow } from '../support/api-imports.js';
import { HEADER, learnerByNumber, openTestServices, type TestServices } from '../support/services.js';

/** A registrar with a key of every scope who means harm: to others' turns, and to what is said of a request. */
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

const type = 'text/csv';

test('a link that an institution made never shows what others awarded', async () => {
  const { prisma } = world.database;
  await world.issue('alpha', 'S-1,Sara Share,MB,2026-05-04,B,');
  const learner = await learnerByNumber(world, 'alpha', 'S-1');
  await giveConsent(world.services.consent, learner, 'test');
  await world.issue('beta', `urn:uuid:${learner},Sara Share,MA,2026-05-05,A,`);
  const certificate = await prisma.award.findFirstOrThrow({ where: { learnerId: learner, code: 'P1' } });
  const shown = async (madeOf: string | undefined) => {
    const options = { actor: 'test', madeOf };
    const { token } = await createShare(world.services.sharing, [certificate.id], options);
    return (await openShare(world.services.sharing, token))?.credentials.length;
  };
  expect(await shown(undefined)).toBe(3);
  // as if the stack had been alpha's alone when the link was made
  expect(await shown('alpha')).toBe(2);
});

/** Begins an upload that never ends. */
function stalledUpload(token: string): Socket {
  const { hostname, port } = new URL(api.site.origin);
  const socket = connect(Number(port), hostname);
  const head = `POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: ${type}\r\n`;
  socket.write(`${head}Content-Length: 1000000\r\n\r\n${HEADER}\r\n`);
  socket.on('error', () => {});
  return socket;
}

test('uploads that never end hold up nobody but their own institution', async () => {
  const { token } = await api.keyed('alpha', ['import']);
  const sockets = Array.from({ length: 5 }, () => stalledUpload(token));
  try {
    await sleep(500);
    const body = `${HEADER}\r\n${freshRow()}\r\n`;
    await answered(201, api.beta.createImport({ type, body }));
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}, 20_000);

test('a thousand simultaneous requests with one key do it once, and all are told something clear', async () => {
  const { client } = await api.keyed('alpha');
  const rows = () => world.database.prisma.award.count();
  const before = await rows();
  const result = { learner: 'K-1', name: 'Kim Key', module: 'MC', date: '2026-05-04', grade: 'B' };
  const headers = { 'Idempotency-Key': 'thousand' };
  const ask = () => client.issueAwards({ body: { results: [result] }, headers });
  const answers = await Promise.all(Array.from({ length: 1_000 }, ask));
  const done = answers.flatMap((answer) => (answer.status === 201 ? [answer.body] : []));
  expect(done.length).toBeGreaterThan(0);
  for (const body of done) expect(body).toEqual(done[0]);
  const others = answers.filter(({ status }) => status !== 201);
  for (const answer of others)
    expect(answer).toMatchObject({ status: 409, body: { code: 'idempotency.in-progress' } });
  expect(await rows()).toBe(before + 1);
  expect(await ask()).toMatchObject({ status: 201, body: done[0] });
}, 60_000);
