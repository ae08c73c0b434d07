import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CairnError } from '../../../src/common/errors.js';
import { errorFields } from '../../../src/insight/error-fields.js';
import { EVENTS } from '../../../src/insight/events.js';
import { jsonLog, type LogThreshold } from '../../../src/insight/log.js';
import { requestScope } from '../../../src/insight/scope.js';
import { scanLog } from '../../support/log-scan.mjs';

const NAME = 'Beatriz Valadares Pinho';

function logged(threshold: LogThreshold = 'debug') {
  const lines: string[] = [];
  const clock = () => new Date('2026-06-15T10:00:00.000Z');
  return { lines, log: jsonLog({ clock, threshold, write: (line) => lines.push(line) }) };
}

describe('a line of the log', () => {
  test('has level, time, event and the fields of the event, and no other field', () => {
    const { lines, log } = logged();
    log('job.failed', { job: 'j-1', kind: 'import', code: 'x.y', learner: NAME, row: { name: NAME } });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        level: 'error',
        time: '2026-06-15T10:00:00.000Z',
        event: 'job.failed',
        job: 'j-1',
        kind: 'import',
        code: 'x.y',
      },
    ]);
  });

  test('of an event that nobody declared has its name alone', () => {
    const { lines, log } = logged();
    log('surprise', { name: NAME, code: 'x' });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', event: 'surprise' });
    expect(lines[0]).not.toMatch(/Beatriz|"code"/);
  });

  test('holds no object, and texts of bounded length', () => {
    const { lines, log } = logged();
    log('job.failed', { job: [NAME], kind: 'x'.repeat(5000), code: undefined });
    expect(JSON.parse(lines[0] ?? '')).not.toHaveProperty('job');
    expect(lines[0]?.length).toBeLessThan(500);
  });

  test('is left out below the threshold', () => {
    const { lines, log } = logged('warn');
    log('serving', { port: 1 });
    log('queue.mended', { jobs: 1 });
    expect(lines).toHaveLength(1);
    const silent = logged('silent');
    silent.log('job.failed', {});
    expect(silent.lines).toEqual([]);
  });

  test('carries the id of the request that it belongs to, through whatever is awaited', async () => {
    const { lines, log: plain } = logged();
    const scope = requestScope();
    const log = scope.logging(plain);
    const work = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      log('recovered', { finished: 1 });
    };
    await Promise.all([scope.run('r-1', work), scope.run('r-2', work), work()]);
    expect(lines.map((line) => JSON.parse(line).requestId).sort()).toEqual(['r-1', 'r-2', undefined]);
  });
});

describe('of an error is logged', () => {
  test('code, name and frames, and no message, even one that looks like a frame', () => {
    const error = new TypeError(`no ${NAME}\n    at ${NAME} (x.js:1:1)\nagain`);
    const { stack = '', ...fields } = errorFields(error);
    expect(fields).toEqual({ code: 'TypeError', name: 'TypeError' });
    expect(stack).toContain('log.test.ts');
    expect(stack).not.toContain('Beatriz');
  });

  test('the message of our own errors, and the code of a cause', () => {
    const cause = Object.assign(new Error(NAME), { code: 'ECONNREFUSED' });
    const fields = errorFields(new CairnError('incoherent', 'a.b', 'A thing is off', [], { cause }));
    expect(fields).toMatchObject({ code: 'a.b', message: 'A thing is off', cause: 'ECONNREFUSED' });
    expect(JSON.stringify(fields)).not.toContain('Beatriz');
  });

  test('of what is no error, nothing', () => {
    expect(errorFields(NAME)).toEqual({ code: 'unknown' });
  });
});

test('every event that the sources log is declared', () => {
  const root = path.join(import.meta.dirname, '../../../src');
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('generated'),
    )
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
  const events = files.flatMap((text) =>
    [...text.matchAll(/\blog\(\s*'([a-z][a-z.-]+)'/g)].map(([, event = '']) => event),
  );
  expect(events.length).toBeGreaterThan(10);
  expect(events.filter((event) => !(event in EVENTS))).toEqual([]);
});

describe('the check of the logs at the end of a run', () => {
  const forbidden = { names: [NAME, 'Jan'], secrets: ['c2VjcmV0IG9mIHRoZSB0ZXN0cw'] };
  const line = (text: string) => `{"level":"info","event":"request","route":"${text}"}`;

  test.each([
    ['a name', NAME],
    ['a secret', 'c2VjcmV0IG9mIHRoZSB0ZXN0cw'],
    ['an e-mail address', 'ana.exemplo@uni.example'],
    ['a share link', '/s/Abcdefghijklmnopqrst0_'],
    ['a share token', 'Abcdefghijklmnopqrst0_'],
    ['an API key or access token', `cairn_${'0a'.repeat(16)}_${'x'.repeat(43)}`],
    ['an API key or access token', 'cairn_at_eyJh'],
    ['a bearer token', 'Bearer abc'],
    ['a webhook secret', 'whsec_abc'],
    ['a private key', 'privateKeyMultibase'],
  ])('finds %s', (kind, planted) => {
    expect(scanLog([line('/healthz'), line(planted)], forbidden)).toContain(`${kind} in a line of request`);
    expect(scanLog([line(planted)], forbidden).join()).not.toContain(planted);
  });

  test('finds nothing in lines as they are', () => {
    const { lines, log } = logged();
    log('request', {
      method: 'GET',
      route: '/s/:token/credential',
      caller: 'key:0c0d7a54-9f1c-4a1c-8a8e-1b7f5d6a9e55',
      requestId: '4bf92f3577b34da6a3ce929d0e0e4736',
      status: 200,
    });
    log('request.failed', { id: 'x', ...errorFields(new Error('x')) });
    const frame = 'at sign (file:///srv/node_modules/@digitalbazaar/vc/lib/index.js:10:5)';
    expect(scanLog([...lines, line(frame)], forbidden)).toEqual([]);
  });
});
