import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { canReach } from '../../../src/storage/embedded-user.js';
import { endAll, type Holder, serverOf, startHolder, temporaryFolder, until } from './holder.js';

let model: string;
beforeAll(async () => {
  model = path.join(temporaryFolder('keep'), 'postgres');
  await (await started(model, 'command')).stop();
});
afterEach(() => endAll());
afterAll(() => endAll('all'));

const isRoot = process.getuid?.() === 0;
/** Only there is a server told of the end of the process that started it. */
const endsWithParent =
  process.platform === 'linux' && ['/usr/bin/setpriv', '/bin/setpriv'].some((file) => fs.existsSync(file));

function noCluster(): string {
  return path.join(temporaryFolder(), 'postgres');
}

/** A new cluster without the second that `initdb` takes. */
function newCluster(): string {
  const cluster = noCluster();
  execFileSync('cp', ['-a', model, cluster]);
  return cluster;
}

async function started(cluster: string, role: 'service' | 'command', wrapper?: string[]): Promise<Holder> {
  const holder = startHolder(cluster, role, wrapper);
  expect(await holder.next()).toMatchObject({ ready: true });
  return holder;
}

async function backendOf(holder: Holder): Promise<unknown> {
  return (await holder.query('SELECT pg_backend_pid() AS pid, now() > now() AS no')).rows?.[0]?.pid;
}

describe('two processes at one folder', () => {
  test('make one cluster and share one server, which the last to leave stops', async () => {
    const cluster = noCluster();
    const [one, two] = [startHolder(cluster, 'command'), startHolder(cluster, 'command')];
    const ready = await Promise.all([one.next(), two.next()]);
    expect(ready.map((saying) => saying.adopted).sort()).toEqual([false, true]);

    await one.query('CREATE TABLE stone AS SELECT 7 AS weight');
    expect(await two.query('SELECT weight FROM stone')).toEqual({ rows: [{ weight: 7 }] });
    await one.stop();
    expect(await two.query('SELECT weight FROM stone')).toEqual({ rows: [{ weight: 7 }] });
    await two.stop();
    expect(serverOf(cluster)).toBeUndefined();
    expect(fs.readdirSync(path.dirname(cluster))).toEqual(['postgres']);
  });

  test('a second service is refused and the first is not disturbed', async () => {
    const cluster = newCluster();
    const first = await started(cluster, 'service');
    const backend = await backendOf(first);
    const second = startHolder(cluster, 'service');
    expect(await second.next()).toMatchObject({ code: 'storage.service-running' });
    await second.stop();
    expect(await backendOf(first)).toBe(backend);
  });

  test.each(['stop', 'kill'] as const)(
    'a service goes on when the command that started its server ends by %s',
    async (end) => {
      const cluster = newCluster();
      const command = await started(cluster, 'command');
      const service = await started(cluster, 'service');
      const [server, backend] = [serverOf(cluster), await backendOf(service)];
      await command[end]();
      expect(await backendOf(service)).toBe(backend);
      expect(serverOf(cluster)).toBe(server);
      await service.stop();
      expect(serverOf(cluster)).toBeUndefined();
    },
  );
});

describe('after a kill', () => {
  test('a command that was killed leaves its server, which the next process adopts and stops', async () => {
    const cluster = newCluster();
    const command = await started(cluster, 'command');
    await command.query('CREATE TABLE stone AS SELECT 7 AS weight');
    await command.kill();
    const server = serverOf(cluster);
    expect(server).toBeDefined();

    const service = startHolder(cluster, 'service');
    expect(await service.next()).toEqual({ ready: true, adopted: true });
    expect(serverOf(cluster)).toBe(server);
    expect(await service.query('SELECT weight FROM stone')).toEqual({ rows: [{ weight: 7 }] });
    await service.stop();
    expect(serverOf(cluster)).toBeUndefined();
  });

  test('a service that was killed can be started at once, and a command beside it gets a server again', async () => {
    const cluster = newCluster();
    const service = await started(cluster, 'service');
    const command = await started(cluster, 'command');
    await command.query('CREATE TABLE stone AS SELECT 7 AS weight');
    const server = serverOf(cluster);
    await service.kill();
    if (endsWithParent) await until(() => serverOf(cluster) !== server);

    const successor = await started(cluster, 'service');
    expect(await successor.query('SELECT weight FROM stone')).toEqual({ rows: [{ weight: 7 }] });
    await until(async () => (await command.query('SELECT weight FROM stone')).rows?.[0]?.weight === 7);
    await command.stop();
    await successor.stop();
    expect(serverOf(cluster)).toBeUndefined();
  });

  test('a server that is killed is started again, and what was committed is there', async () => {
    const cluster = newCluster();
    const service = await started(cluster, 'service');
    await service.query('CREATE TABLE stone AS SELECT 7 AS weight');
    const server = serverOf(cluster);
    if (server === undefined) throw new Error('There is no server to kill');
    process.kill(server, 'SIGKILL');
    // The sessions of a server that was killed may last for a moment.
    await until(() => ![server, undefined].includes(serverOf(cluster)));
    await until(async () => (await service.query('SELECT weight FROM stone')).rows?.[0]?.weight === 7);
    const second = startHolder(cluster, 'service');
    expect(await second.next()).toMatchObject({ code: 'storage.service-running' });
  });

  test('a process that is killed amid initdb leaves no cluster, and the next one makes a whole one', async () => {
    const cluster = noCluster();
    const parent = path.dirname(cluster);
    const making = () => fs.readdirSync(parent).filter((name) => name.startsWith('postgres.init-'));
    const victim = startHolder(cluster, 'service');
    await until(() => making().some((name) => fs.existsSync(path.join(parent, name, 'PG_VERSION'))));
    await victim.kill();
    expect(fs.existsSync(cluster)).toBe(false);

    const next = await started(cluster, 'service');
    expect(await next.query('SELECT 1 AS one')).toEqual({ rows: [{ one: 1 }] });
    await next.stop();
    expect(fs.readdirSync(parent)).toEqual(['postgres']);
  });
});

describe('a folder that is not fit', () => {
  test('a cluster of another major version is refused with the way out', async () => {
    const cluster = noCluster();
    fs.mkdirSync(cluster, { mode: 0o700 });
    fs.writeFileSync(path.join(cluster, 'PG_VERSION'), '17\n');
    const saying = await startHolder(cluster, 'service').next();
    expect(saying.code).toBe('storage.other-version');
    expect(saying.message).toMatch(/PostgreSQL 17;.*PostgreSQL 18\..*pg_dump.*DATABASE_URL/);
    expect(fs.readdirSync(cluster)).toEqual(['PG_VERSION']);
  });

  test("somebody's files are refused and left alone", async () => {
    const cluster = noCluster();
    fs.mkdirSync(cluster);
    fs.writeFileSync(path.join(cluster, 'thesis.txt'), 'words');
    expect(await startHolder(cluster, 'service').next()).toMatchObject({ code: 'storage.folder-taken' });
    expect(fs.readdirSync(cluster)).toEqual(['thesis.txt']);
  });
});

describe('accounts', () => {
  const nobody = { uid: 65534, gid: 65534 };
  const asNobody = ['setpriv', `--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups'];
  const cases: { who: string; wrapper: string[]; mode: number }[] = [
    { who: isRoot ? 'root' : 'an ordinary user', wrapper: [], mode: 0o755 },
    { who: 'a user in a closed folder', wrapper: [], mode: 0o700 },
  ];
  // Somebody else can run the checkout only if it lies where they may go.
  if (isRoot && endsWithParent && canReach(import.meta.filename, nobody)) {
    cases.push({ who: 'nobody', wrapper: asNobody, mode: 0o777 });
  }

  test.each(cases)(
    'the server runs for $who, never as root and closed to others',
    async ({ wrapper, mode }) => {
      const folder = temporaryFolder();
      fs.chmodSync(folder, mode);
      const cluster = path.join(folder, 'postgres');
      const holder = await started(cluster, 'service', wrapper);
      expect(await holder.query('SELECT 1 AS one')).toEqual({ rows: [{ one: 1 }] });
      const { uid, mode: bits } = fs.statSync(cluster);
      expect(uid).not.toBe(0);
      expect(bits & 0o077).toBe(0);
      const listening = await holder.query('SHOW listen_addresses');
      expect(listening).toEqual({ rows: [{ listen_addresses: '' }] });
      await holder.stop();
      expect(serverOf(cluster)).toBeUndefined();
    },
  );
});
