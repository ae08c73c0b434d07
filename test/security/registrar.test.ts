import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApi, type TestApi } from '../support/api.js';
import { answered } from '../support/api-client/client.js';
import { freshRow } from '../support/api-imports.js';
import { HEADER, openTestServices, type TestServices } from '../support/services.js';

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
