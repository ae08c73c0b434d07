import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { MASTER_SECRET, openTestServices, type TestServices } from '../../support/services.js';
import { until } from '../storage/holder.js';
import { run, start } from './run-cli.js';

let database: TestDatabase;
const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-start-'));
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 5)).toString('base64');
const settings = (): Record<string, string> => ({
  DATABASE_URL: database.url,
  CAIRN_MASTER_SECRET: SECRET,
  PUBLIC_URL: 'https://cairn.example',
  CAIRN_DATA_DIR: folder,
  HOST: '127.0.0.1',
  PORT: '0',
});

describe('the service does not start', () => {
  test('without address, secret and place for its data, and names each', async () => {
    const { exit, out, err } = await run('main.js', [], { cwd: folder });
    expect([exit, out]).toEqual([1, '']);
    for (const name of ['PUBLIC_URL: missing', 'CAIRN_MASTER_SECRET: missing', 'CAIRN_DATA_DIR: missing'])
      expect(err).toContain(`\n  ${name}`);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('with an address that is not https and a secret that is short', async () => {
    const env = { ...settings(), PUBLIC_URL: 'http://cairn.example', CAIRN_MASTER_SECRET: 'c2hvcnQ' };
    const { exit, err } = await run('main.js', [], { cwd: folder, env });
    expect(exit).toBe(1);
    expect(err).toContain('PUBLIC_URL: not an origin that fits');
    expect(err).toContain('CAIRN_MASTER_SECRET: too short');
    expect(err).not.toContain('c2hvcnQ');
  });

  test('with a secret that lies beside the data', async () => {
    const file = path.join(folder, 'master-secret');
    writeFileSync(file, SECRET);
    const { exit, err } = await run('main.js', [], { cwd: folder, env: settings() });
    rmSync(file);
    expect(exit).toBe(1);
    expect(err).toContain('config.master-secret-beside-data');
    expect(err).not.toContain(SECRET);
  });
});

test('with all of them it starts, serves, and stops soon after SIGTERM though connections are open', async () => {
  const child = start('main.js', [], { cwd: folder, env: { ...settings(), CAIRN_LOGLEVEL: 'debug' } });
  const ended = once(child, 'exit');
  if (!child.stdout) throw new Error('It has an output');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value ?? '{}');
  expect(await next()).toMatchObject({
    event: 'setting.unknown',
    name: 'CAIRN_LOGLEVEL',
    nearest: 'CAIRN_LOG_LEVEL',
  });
  const { event, port, publicUrl, database: used, time } = await next();
  expect([event, publicUrl, used]).toEqual(['serving', 'https://cairn.example', 'DATABASE_URL']);
  expect(Number.isNaN(Date.parse(time))).toBe(false);

  // like a browser or a proxy, which keep connections for the next request
  const agent = new Agent({ keepAlive: true });
  const statusOf = (target: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: target, agent }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      }).on('error', reject);
    });
  expect(await statusOf('/healthz')).toBe(200);
  expect(await statusOf('/readyz')).toBe(503);
  const before = Date.now();
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(Date.now() - before).toBeLessThan(4000);
  agent.destroy();
}, 60_000);

describe('with data that were published elsewhere', () => {
  const env = (the: TestServices) => ({
    ...settings(),
    DATABASE_URL: the.database.url,
    CAIRN_MASTER_SECRET: MASTER_SECRET.toString('base64'),
    METRICS_PORT: '0',
  });

  test('under an http address it does not start, and says what to do', async () => {
    const the = await openTestServices();
    const { exit, out, err } = await run('main.js', [], { cwd: folder, env: env(the) });
    expect([exit, out]).toEqual([1, '']);
    expect(err).toMatch(/http addresses.*cairn seed \[service\.local-addresses\]/);
    await the.close();
  }, 60_000);

  test('under another https address it warns, is ready, and serves its figures beside', async () => {
    const the = await openTestServices({ publicUrl: 'https://before.example' });
    const child = start('main.js', [], { cwd: folder, env: env(the) });
    const ended = once(child, 'exit');
    if (!child.stdout) throw new Error('It has an output');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async () => JSON.parse((await lines.next()).value ?? '{}');
    expect(await next()).toEqual({
      level: 'warn',
      time: expect.any(String),
      event: 'public-url.differs',
      published: 'https://before.example',
      publicUrl: 'https://cairn.example',
    });
    const { port, metricsPort } = await next();
    await until(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200);
    const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(figures).toMatch(/^nodejs_eventloop_lag_seconds /m);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await the.close();
  }, 60_000);
});
