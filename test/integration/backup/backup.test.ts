import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { takeBackup } from '../../../src/backup/backup.js';
import type { Snapshot } from '../../../src/backup/ports.js';
import { checkBackup, type RestoreReport, restoreBackup } from '../../../src/backup/restore.js';
import { COMMANDS, runCli } from '../../../src/cli/run.js';
import { issueResults } from '../../../src/issuing/issue-results.js';
import { serve } from '../../../src/serve.js';
import { contradictions, strayIndexes } from '../../support/books.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { revoke } from '../../support/revoke.js';
import {
  csv,
  MASTER_SECRET,
  openServicesOn,
  openTestServices,
  type TestServices,
} from '../../support/services.js';
import { run } from '../cli/run-cli.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-backup-'));
const file = path.join(folder, 'all.backup');
let the: TestServices;
let copy: TestDatabase;
let restored: Awaited<ReturnType<typeof openServicesOn>>;
let report: RestoreReport;

const row = (number: number, module: string) => `s-${number},Person ${number},${module},2026-03-10,B,`;
const opener = () => ({ by: 'master', key: the.services.backup.masterKey }) as const;

/** All rows of a table, as the database writes them. */
async function rowsOf({ pool }: TestDatabase, table: string): Promise<string[]> {
  const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM "${table}" t`);
  return rows.map((one) => one.row).sort();
}

beforeAll(async () => {
  the = await openTestServices();
  for (const module of ['MA', 'MB']) await the.issue('alpha', row(1, module), row(2, module), row(3, module));
  const { issued } = await the.issue('beta', row(4, 'MA'), row(5, 'MA'));
  await revoke(the.services.lifecycle, issued[0]?.awardId ?? '', 'mistake', 'test');

  // the backup is taken while others issue and revoke; what they have not committed by then is not in it
  const meanwhile = [6, 7].map(async (number) => {
    const { issued: more } = await issueResults(
      the.services.issuing,
      csv(row(number, 'MA'), row(number, 'MB')),
      'alpha',
      'test',
    );
    if (number % 2 === 0) await revoke(the.services.lifecycle, more[0]?.awardId ?? '', 'mistake', 'test');
  });
  await Promise.race(meanwhile);
  const { taking } = the.services.backup;
  const store = {
    ...taking.store,
    // of these results nothing is in it, although they are issued before the first row is read
    withSnapshot: <T>(work: (snapshot: Snapshot) => Promise<T>) =>
      taking.store.withSnapshot(async (snapshot) => {
        await the.issue('alpha', row(10, 'MA'), row(10, 'MB'));
        return work(snapshot);
      }),
  };
  await takeBackup({ ...taking, store }, file, opener(), 'test');
  await Promise.all(meanwhile);

  copy = await createTestDatabase();
  restored = await openServicesOn(copy.url);
  report = await restoreBackup(restored.backup.restoring, file, opener(), 'test');
}, 120_000);
afterAll(async () => {
  await restored?.close();
  await copy?.close();
  await the?.close();
  rmSync(folder, { recursive: true });
});

describe('a backup that is taken while others issue', () => {
  test('is one file for its owner alone, and nothing of it can be read', () => {
    expect(readdirSync(folder)).toEqual(['all.backup']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [head, ...rest] = readFileSync(file, 'latin1').split('\n');
    expect(JSON.parse(head ?? '')).toMatchObject({ cairnBackup: 1, key: 'master' });
    expect(rest.join('\n')).not.toMatch(/Person|alpha|did:key|MerkleTree|CREATE/);
  });

  test('restored has every record that it says it has, and no other', async () => {
    for (const table of ['Award', 'Credential', 'Learner', 'SigningKey', 'ModuleVersion', 'StackEntry']) {
      const there = await rowsOf(copy, table);
      expect([table, there.length]).toEqual([table, report.tables[table]]);
      // learners are looked at again later, awards and credentials may be revoked: what is there was there
      if (table === 'SigningKey' || table === 'ModuleVersion')
        expect(there).toEqual(await rowsOf(the.database, table));
    }
    const issuedThen = await copy.prisma.credential.findMany({ where: { state: 'issued' } });
    for (const { id, document } of issuedThen) {
      const source = await the.database.prisma.credential.findUniqueOrThrow({ where: { id } });
      expect(source.document).toBe(document);
    }
    // some of what was issued meanwhile, and not all of it
    const awards = await the.database.prisma.award.count();
    expect(report.tables.Award).toBeGreaterThan(8);
    expect(report.tables.Award).toBeLessThan(awards);
  });

  test('restored is verified again, credential by credential, revoked ones as revoked', async () => {
    const issued = await copy.prisma.credential.count({ where: { state: 'issued' } });
    expect(report).toMatchObject({ verified: issued, failed: [], statusListsBehind: 0 });
    const lists = await copy.prisma.statusListDocument.findMany();
    expect(lists.filter(({ document }) => document === null)).toEqual([]);
    expect(report.statusLists).toBe(lists.length);
    expect(report.keys).toBe(await copy.prisma.signingKey.count());
    expect(await copy.prisma.credential.count({ where: { revokedAt: { not: null } } })).toBeGreaterThan(0);
  });

  test('once restored goes on, and gives out nothing that was given out after it was taken', async () => {
    const { finished } = await finishWhatWasBegun();
    expect(finished).toBeGreaterThanOrEqual(0);
    await issueResults(restored.issuing, csv(row(20, 'MA'), row(21, 'MB')), 'alpha', 'test');
    await issueResults(restored.issuing, csv(row(22, 'MA')), 'beta', 'test');
    expect(await contradictions(copy)).toEqual([]);
    expect(await strayIndexes(copy, MASTER_SECRET)).toEqual([]);
    expect(await contradictions(the.database)).toEqual([]);

    const slots = async ({ prisma }: TestDatabase) =>
      (await prisma.credential.findMany()).map(
        ({ id, statusListId, statusIndex }) => [`${statusListId} ${statusIndex}`, id] as const,
      );
    const before = new Map(await slots(the.database));
    const twice = (await slots(copy)).filter(([slot, id]) => (before.get(slot) ?? id) !== id);
    expect(twice).toEqual([]);

    const { _max } = await the.database.prisma.auditEntry.aggregate({ _max: { id: true } });
    const entry = await copy.prisma.auditEntry.findFirstOrThrow({ where: { act: 'backup.restored' } });
    expect(entry.id).toBeGreaterThan(_max.id ?? 0n);
  });

  async function finishWhatWasBegun() {
    const { recover } = await import('../../../src/issuing/settle.js');
    return recover(restored.issuing, 'test');
  }

  test('is told in the audit of both, with nothing about anybody', async () => {
    const taken = await the.database.prisma.auditEntry.findFirstOrThrow({ where: { act: 'backup.taken' } });
    expect(taken.subject).toBe(`backup:${report.id}`);
    expect(taken.details).toMatchObject({ rows: report.rows });
    // the backup doesn't tell of itself; the restore does
    expect(await copy.prisma.auditEntry.count({ where: { subject: taken.subject } })).toBe(0);
    const entry = await copy.prisma.auditEntry.findFirstOrThrow({ where: { subject: 'deployment' } });
    expect(entry).toMatchObject({ act: 'backup.restored', details: { backup: report.id } });
  });
});

describe('what was restored is held', () => {
  const settings = (publicUrl: string) => ({
    DATABASE_URL: copy.url,
    CAIRN_MASTER_SECRET: MASTER_SECRET.toString('base64'),
    PUBLIC_URL: publicUrl,
  });
  const cairn = (...args: readonly string[]) =>
    run('cli/cairn.js', [...args, '--json'], { env: settings('http://localhost:3000') });
  const inside = async (...args: readonly string[]) => {
    const err: string[] = [];
    const open = async () => ({ ...restored, close: async () => {} });
    const exit = await runCli([...args, '--json'], open, {
      out: () => {},
      err: (text) => void err.push(text),
      clock: () => new Date(),
    });
    return [exit, err[0] === undefined ? undefined : JSON.parse(err[0]).error.code];
  };
  const acting = [
    ['seed'],
    ['bootstrap'],
    ['import', 'x', '--institution', 'alpha'],
    ['issue', 'x', '--institution', 'alpha'],
    ['compose'],
    ['consent', 'x'],
    ...['revoke', 'suspend', 'reinstate'].map((act) => [act, 'x', '--reason', 'x']),
    ['render', 'x', '--form', 'edc'],
    ['share', 'x'],
    ['certificate', 'x', '--form', 'pdf', '--out', path.join(folder, 'x.pdf')],
    ['archive', '--learner', 'x', '--out', path.join(folder, 'x.zip')],
    ['erase', 'x'],
    ['seal', 'list'],
  ];

  test('no service starts on it, and no command acts; those that read do', async () => {
    const { exit, out, err } = await run('main.js', [], {
      env: { ...settings('https://cairn.example'), HOST: '127.0.0.1', PORT: '0' },
    });
    expect([exit, out]).toEqual([1, '']);
    expect(err).toMatch(/second live issuer.*cairn resume.*\[service\.restored\]/);
    await expect(serve(restored)).rejects.toMatchObject({ code: 'service.restored', kind: 'refused' });
    for (const args of acting) expect([args, await inside(...args)]).toEqual([args, [5, 'service.restored']]);
    expect(await inside('keys')).toEqual([0, undefined]);
    expect(await inside('backup', path.join(folder, 'held'))).toEqual([0, undefined]);
    rmSync(path.join(folder, 'held'));
    expect(COMMANDS.filter((command) => command.acts).map(({ name }) => name)).toEqual(
      acting.map(([name]) => name),
    );
  });

  test('until somebody says that it takes over; a service serves then', async () => {
    const resumed = await cairn('resume');
    expect([resumed.exit, JSON.parse(resumed.out)]).toEqual([0, { resumed: true, backup: report.id }]);
    expect(JSON.parse((await cairn('resume')).out)).toEqual({ resumed: false });
    const acts = await copy.prisma.auditEntry.findMany({
      where: { subject: 'deployment' },
      orderBy: { id: 'asc' },
    });
    expect(acts.map(({ act, actor }) => [act, actor])).toEqual([
      ['backup.restored', 'test'],
      ['deployment.resumed', 'cli'],
    ]);
    expect((await inside('compose'))[0]).toBe(0);

    const services = await openServicesOn(copy.url, 'live');
    const running = await serve(services);
    expect((await fetch(`http://127.0.0.1:${running.port}/healthz`)).status).toBe(200);
    await running.stop();
  });
});

describe('a restore is refused', () => {
  test('where a service runs already, which would take up the work of the backup', async () => {
    const empty = await createTestDatabase();
    const services = await openServicesOn(empty.url);
    const running = await serve(await openServicesOn(empty.url, 'a service'));
    await expect(restoreBackup(services.backup.restoring, file, opener(), 'test')).rejects.toMatchObject({
      code: 'restore.in-use',
    });
    await running.stop();
    await services.close();
    await empty.close();
  });

  test('under another address than that of the backup, unless that is meant', async () => {
    const empty = await createTestDatabase();
    const services = await openServicesOn(empty.url);
    const elsewhere = { ...services.backup.restoring, publicUrl: 'https://elsewhere.example' };
    await expect(restoreBackup(elsewhere, file, opener(), 'test')).rejects.toMatchObject({
      code: 'restore.other-address',
      kind: 'refused',
      message: expect.stringMatching(
        /begin with http:\/\/localhost:3000, and PUBLIC_URL is https:\/\/elsewhere\.example.*--elsewhere/,
      ),
    });
    expect(await empty.prisma.auditEntry.count()).toBe(0);
    const again = await restoreBackup(elsewhere, file, opener(), 'test', { elsewhere: true });
    expect(again).toMatchObject({ rows: report.rows, failed: [] });
    await services.close();
    await empty.close();
  });

  test('into a database that holds anything, which stays as it is', async () => {
    const before = await rowsOf(copy, 'AuditEntry');
    await expect(restoreBackup(restored.backup.restoring, file, opener(), 'test')).rejects.toMatchObject({
      code: 'restore.not-empty',
    });
    expect(await rowsOf(copy, 'AuditEntry')).toEqual(before);
  });

  test('from a file that was changed, cut off, swapped amid, or locked otherwise; nothing is written', async () => {
    const empty = await createTestDatabase();
    const services = await openServicesOn(empty.url);
    const whole = readFileSync(file);
    const half = path.join(folder, 'half');
    const middle = Buffer.from(whole);
    middle[whole.byteLength >> 1] = (middle[whole.byteLength >> 1] ?? 0) ^ 1;
    for (const broken of [
      whole.subarray(0, -1),
      whole.subarray(0, 300),
      middle,
      Buffer.alloc(0),
      Buffer.from('x'),
    ]) {
      writeFileSync(half, broken);
      await expect(restoreBackup(services.backup.restoring, half, opener(), 'test')).rejects.toMatchObject({
        code: expect.stringMatching(/^backup\./),
      });
      await expect(checkBackup(half, opener())).rejects.toMatchObject({ name: 'CairnError' });
    }
    rmSync(half);
    const other = { by: 'master', key: new Uint8Array(32) } as const;
    await expect(restoreBackup(services.backup.restoring, file, other, 'test')).rejects.toMatchObject({
      code: 'backup.locked',
    });
    // the tables are filled by then, and are empty again
    const wrongKeys = {
      ...services.backup.restoring,
      openKeys: async () => {
        throw new Error('another master secret');
      },
    };
    await expect(restoreBackup(wrongKeys, file, opener(), 'test')).rejects.toThrow('another master secret');
    expect(await empty.prisma.award.count()).toBe(0);
    expect(await empty.prisma.auditEntry.count()).toBe(0);
    await services.close();
    await empty.close();
  });

  test('and a backup is, where there is a file already', async () => {
    const before = readFileSync(file);
    await expect(takeBackup(the.services.backup.taking, file, opener(), 'test')).rejects.toMatchObject({
      code: 'backup.file-exists',
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['all.backup']);
  });
});

test('the command writes a backup with a passphrase, checks it, and restores it into an empty folder', async () => {
  chmodSync(folder, 0o755);
  const saved = path.join(folder, 'command.backup');
  const passphrase = path.join(folder, 'passphrase');
  writeFileSync(passphrase, 'a phrase for the tests alone\n');
  const cairn = (args: readonly string[], place: Readonly<Record<string, string>>) =>
    run('cli/cairn.js', [...args, saved, '--passphrase-file', passphrase, '--json'], {
      env: {
        CAIRN_MASTER_SECRET: MASTER_SECRET.toString('base64'),
        PUBLIC_URL: 'http://localhost:3000',
        ...place,
      },
    });
  const source = { DATABASE_URL: the.database.url };
  const taken = await cairn(['backup'], source);
  expect([taken.exit, taken.err]).toEqual([0, '']);
  const checked = await cairn(['restore', '--check'], source);
  expect([checked.exit, JSON.parse(checked.out)]).toEqual([0, JSON.parse(taken.out)]);
  const refused = await cairn(['restore'], source);
  expect([refused.exit, JSON.parse(refused.err).error.code]).toEqual([5, 'restore.not-empty']);

  const there = await cairn(['restore'], { CAIRN_DATA_DIR: path.join(folder, 'data') });
  expect([there.exit, there.err]).toEqual([0, '']);
  const issued = await the.database.prisma.credential.count({ where: { state: 'issued' } });
  expect(JSON.parse(there.out)).toMatchObject({ ...JSON.parse(taken.out), verified: issued, failed: [] });
}, 60_000);
