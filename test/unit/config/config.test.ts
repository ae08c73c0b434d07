import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Config, readConfig } from '../../../src/config/config.js';
import { masterSecret } from '../../../src/config/master-secret.js';
import { thrown } from '../../support/thrown.js';

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256)).toString(
  'base64',
);
const FULL = {
  PUBLIC_URL: 'https://credentials.example.org',
  CAIRN_MASTER_SECRET: SECRET,
  DATABASE_URL: 'postgresql://cairn@db.example/cairn',
};

const namesOf = (env: Record<string, string | undefined>, mode: Config['mode'] = 'production') => {
  const { code, faults } = thrown(() => readConfig(env, mode));
  expect(code).toBe('config.invalid');
  return faults.map(({ pointer }) => pointer);
};

describe('settings for production', () => {
  test('are read, frozen, and have sensible defaults', () => {
    const config = readConfig({ ...FULL, PUBLIC_URL: 'https://credentials.example.org/' }, 'production');
    expect(config).toMatchObject({
      mode: 'production',
      publicUrl: 'https://credentials.example.org',
      host: '0.0.0.0',
      port: 3000,
      databaseUrl: FULL.DATABASE_URL,
      trustedProxies: 0,
      rateFactor: 1,
      jobWorkers: 2,
      logLevel: 'info',
      metricsHost: '127.0.0.1',
      metricsPort: undefined,
      outboundAllow: [],
    });
    expect(Buffer.from(config.masterSecret ?? []).toString('base64')).toBe(SECRET);
    expect(Object.isFrozen(config)).toBe(true);
  });

  test('name everything that is missing at once, empty or not there', () => {
    const missing = ['/CAIRN_MASTER_SECRET', '/PUBLIC_URL', '/CAIRN_DATA_DIR'];
    expect(namesOf({})).toEqual(missing);
    expect(
      namesOf({ PUBLIC_URL: '', CAIRN_MASTER_SECRET: ' ', DATABASE_URL: '', CAIRN_DATA_DIR: '' }),
    ).toEqual(missing);
  });

  test('that are misspelt are named with those that are missing', () => {
    const { CAIRN_MASTER_SECRET, ...others } = FULL;
    const env = { ...others, CAIRN_MASTER_SECRETS: CAIRN_MASTER_SECRET };
    expect(thrown(() => readConfig(env, 'production')).faults).toMatchObject([
      { code: 'config.invalid', pointer: '/CAIRN_MASTER_SECRET' },
      { code: 'config.unknown', pointer: '/CAIRN_MASTER_SECRETS', expected: 'CAIRN_MASTER_SECRET' },
    ]);
  });

  test('take a data folder in place of a database server', () => {
    const { DATABASE_URL: _, ...others } = FULL;
    expect(readConfig({ ...others, CAIRN_DATA_DIR: '/srv/cairn' }, 'production')).toMatchObject({
      dataDir: '/srv/cairn',
      databaseUrl: undefined,
    });
  });

  test.each([
    'http://credentials.example.org',
    'credentials.example.org',
    'https://credentials.example.org/path',
    'https://credentials.example.org/?x',
    'https://credentials.example.org/#x',
    'https://user:word@credentials.example.org',
    'ftp://credentials.example.org',
  ])('refuse the public address %s', (url) => {
    expect(namesOf({ ...FULL, PUBLIC_URL: url })).toEqual(['/PUBLIC_URL']);
  });

  test.each([
    ['short', Buffer.alloc(31, 'abcdefghijk').toString('base64')],
    ['all the same', Buffer.alloc(32).toString('base64')],
    ['hardly random', Buffer.alloc(32, 'abc').toString('base64')],
    ['no base64', 'correct horse battery staple correct horse battery staple'],
    ['the example with its dots', `${'x'.repeat(40)}…`],
  ])('refuse a master secret that is %s, and never tell it', (_, secret) => {
    const error = thrown(() => readConfig({ ...FULL, CAIRN_MASTER_SECRET: secret }, 'production'));
    expect(error.faults.map(({ pointer }) => pointer)).toEqual(['/CAIRN_MASTER_SECRET']);
    expect(JSON.stringify(error.faults) + error.message).not.toContain(secret);
  });

  test.each(['-1', '65536', '3000x', '1e3', '0x50', '3.5', '１２'])('refuse the port %s', (port) => {
    expect(namesOf({ ...FULL, PORT: port })).toEqual(['/PORT']);
    expect(namesOf({ PORT: port }, 'local')).toEqual(['/PORT']);
  });

  test.each(['-1', 'true', '1.5', '101'])('refuse %s trusted proxies', (hops) => {
    expect(namesOf({ ...FULL, CAIRN_TRUSTED_PROXIES: hops })).toEqual(['/CAIRN_TRUSTED_PROXIES']);
  });

  test.each(['0', '-1', '1001', '1.5', 'x'])('refuse the rate factor %s', (factor) => {
    expect(namesOf({ ...FULL, CAIRN_RATE_FACTOR: factor })).toEqual(['/CAIRN_RATE_FACTOR']);
  });

  test('take origins that outgoing requests may go to, however they are spelt', () => {
    const env = { ...FULL, CAIRN_OUTBOUND_ALLOW: ' http://10.1.2.3:8080/, https://Receiver.example:443 ,,' };
    expect(readConfig(env, 'production').outboundAllow).toEqual([
      'http://10.1.2.3:8080',
      'https://receiver.example',
    ]);
  });

  test.each(['receiver.example', '*', 'https://a.example/hook', 'https://u:p@a.example', 'ftp://a.example'])(
    'refuse %s as such an origin',
    (origin) => {
      const env = { ...FULL, CAIRN_OUTBOUND_ALLOW: `https://good.example,${origin}` };
      expect(namesOf(env)).toEqual(['/CAIRN_OUTBOUND_ALLOW']);
    },
  );
});

describe('local settings', () => {
  test('need nothing, and stay on this machine', () => {
    expect(readConfig({}, 'local')).toEqual({
      mode: 'local',
      publicUrl: 'http://localhost:3000',
      host: '127.0.0.1',
      port: 3000,
      dataDir: '.data/local',
      databaseUrl: undefined,
      masterSecret: undefined,
      trustedProxies: 0,
      rateFactor: 1,
      jobWorkers: 2,
      logLevel: 'info',
      metricsHost: '127.0.0.1',
      metricsPort: undefined,
      outboundAllow: [],
    });
  });

  test('make the public address from the port, and take an empty variable for none', () => {
    expect(readConfig({ PORT: '4000', HOST: '', PUBLIC_URL: '', DATABASE_URL: '' }, 'local')).toMatchObject({
      publicUrl: 'http://localhost:4000',
      host: '127.0.0.1',
      databaseUrl: undefined,
    });
    expect(readConfig({ PORT: '' }, 'local').port).toBe(3000);
  });
});

describe('the master secret', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const random = (length: number) => new Uint8Array(length).map((_, index) => index * 7);
  const silent = () => {};

  test('is made locally once, readable by its owner alone, and told about', () => {
    const config = readConfig({ CAIRN_DATA_DIR: path.join(folder, 'new') }, 'local');
    const told: string[] = [];
    const made = masterSecret(config, random, (file) => told.push(file));
    const file = path.join(folder, 'new', 'master-secret');
    expect(told).toEqual([file]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const other = () => new Uint8Array(32).fill(9);
    expect(masterSecret(config, other, (again) => told.push(again))).toEqual(made);
    expect(told).toHaveLength(1);
  });

  test('that is given is used, and no file is made', () => {
    const config = readConfig({ CAIRN_MASTER_SECRET: SECRET, CAIRN_DATA_DIR: folder }, 'local');
    expect(Buffer.from(masterSecret(config, random, silent)).toString('base64')).toBe(SECRET);
    expect(() => readFileSync(path.join(folder, 'master-secret'))).toThrow();
  });

  test('of production is refused if it lies beside the data, and accepted if another one does', () => {
    const config = readConfig({ ...FULL, CAIRN_DATA_DIR: folder }, 'production');
    const file = path.join(folder, 'master-secret');
    writeFileSync(file, Buffer.alloc(32, 'another').toString('base64'));
    expect(Buffer.from(masterSecret(config, random, silent)).toString('base64')).toBe(SECRET);
    writeFileSync(file, `${SECRET}\n`);
    expect(thrown(() => masterSecret(config, random, silent))).toMatchObject({
      kind: 'incoherent',
      code: 'config.master-secret-beside-data',
    });
  });

  test('of production is never made', () => {
    const config: Config = { ...readConfig(FULL, 'production'), masterSecret: undefined, dataDir: folder };
    expect(thrown(() => masterSecret(config, random, silent)).code).toBe('config.master-secret');
    expect(() => readFileSync(path.join(folder, 'master-secret'))).toThrow();
  });
});
