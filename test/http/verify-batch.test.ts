import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runCli } from '../../src/cli/run.js';
import { createShare } from '../../src/delivery/shares.js';
import { BATCH_LIMITS } from '../../src/verification/lists.js';
import { revoke } from '../support/revoke.js';
import { testCredential } from '../support/samples.js';
import {
  documentOf,
  openTestServices,
  START,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';

let the: TestServices;
let site: TestSite;
const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-batch-'));
/** What is handed in, by the name of its file. */
const files = new Map<string, Uint8Array | string>();
const links: Record<string, string> = {};

beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  const rows = ['MA', 'MB'].map((module) => `B-1,=SUM(1+2),${module},2026-05-04,B,`);
  const { issued, composed } = await the.issue('alpha', ...rows, 'B-2,Bad Fenwick,MA,2026-05-04,B,');
  const awardOf = (of: readonly { awardId: string }[], at: number) => of[at]?.awardId ?? '';
  const [good, bad, whole] = [awardOf(issued, 0), awardOf(issued, 2), awardOf(composed, 0)];
  await revoke(the.services.lifecycle, bad, 'Awarded by mistake.', 'test');
  for (const [name, award] of Object.entries({ good, bad, whole })) {
    const { token } = await createShare(the.services.sharing, [award], { actor: 'test' });
    links[name] = `https://cairn.example/s/${token}`;
  }
  const fetched = async (address: string) => new Uint8Array(await (await site.get(address)).arrayBuffer());
  const credential = JSON.stringify(await documentOf(the, good));
  files.set('a good one.json', credential);
  files.set('badge.svg', await fetched(`${links.good}/certificate/1.badge.svg`));
  files.set('bundle.json', await fetched(`${links.whole}/bundle`));
  files.set('certificate.pdf', await fetched(`${links.whole}/certificate/1.pdf`));
  files.set('foreign.json', JSON.stringify(await testCredential()));
  files.set('nothing.pdf', '%PDF-1.7 and nothing in it');
  files.set('revoked.json', JSON.stringify(await documentOf(the, bad)));
  files.set('twice.json', credential.replace('{', '{"id":"urn:uuid:00000000-0000-4000-8000-000000000000",'));
  files.set('vast.json', new Uint8Array(BATCH_LIMITS.itemBytes + 1));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await site.close();
  await the.close();
});

/** By name: the verdict, and the code of what decided it or of why there is none. */
const EXPECTED = [
  ['a good one.json', 'verified', undefined],
  ['badge.svg', 'verified', undefined],
  ['bundle.json', 'verified', undefined],
  ['certificate.pdf', 'verified', undefined],
  ['foreign.json', 'undetermined', 'status.list-unavailable'],
  ['nothing.pdf', null, 'verify.nothing-inside'],
  ['revoked.json', 'not-verified', 'status.revoked'],
  ['twice.json', null, 'json.duplicate-key'],
  ['vast.json', null, 'body.too-large'],
];
const COUNTS = { verified: 4, 'not-verified': 1, undetermined: 1, unreadable: 3 };

interface Row {
  readonly name: string;
  readonly verdict: string | null;
  readonly code?: string;
  readonly learner?: string;
  readonly report?: unknown;
}
interface Answered {
  readonly counts: Record<string, number>;
  readonly items: readonly (Row & { readonly index: number })[];
}
const told = (items: readonly Row[]) => items.map(({ name, verdict, code }) => [name, verdict ?? null, code]);

/** What a browser or curl sends for files of a form. */
async function send(form: FormData, query = '', headers: Record<string, string> = {}) {
  const request = new Request('http://form.invalid', { method: 'POST', body: form });
  const type = request.headers.get('content-type') ?? '';
  const body = new Uint8Array(await request.arrayBuffer());
  return site.post(`/api/verify/batch${query}`, body, { 'Content-Type': type, ...headers });
}
const sendLines = (...lines: readonly string[]) =>
  site.post('/api/verify/batch', lines.join('\n'), { 'Content-Type': 'application/x-ndjson' });
function formOf(chosen: Iterable<readonly [string, Uint8Array | string]>): FormData {
  const form = new FormData();
  for (const [name, content] of chosen)
    form.append('file', new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]), name);
  return form;
}

describe('files of a form', () => {
  test('are answered in their order, each by itself', async () => {
    const answer = await send(formOf(files));
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const { counts, items }: Answered = await answer.json();
    expect(told(items)).toEqual(EXPECTED);
    expect(counts).toEqual(COUNTS);
    expect(items.map(({ index }) => index)).toEqual(EXPECTED.map((_, index) => index));
    expect(items.some(({ report }) => report !== undefined)).toBe(false);
  });

  test('with the reports that each of them gets alone', async () => {
    const chosen = [...files].filter(([name]) => /^(?:bundle|revoked)/.test(name));
    const { items }: Answered = await (await send(formOf(chosen), '?reports=full&parts=required')).json();
    for (const [index, [, content]] of chosen.entries()) {
      const alone = await site.post('/api/verify?parts=required', content);
      expect(items[index]?.report).toEqual(await alone.json());
    }
  });

  test('as CSV in which nothing is a formula', async () => {
    const answer = await send(formOf(files), '', { Accept: 'text/csv' });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const [heading = '', first = '', ...more] = (await answer.text()).trimEnd().split('\r\n');
    expect(heading.split(',').slice(0, 3)).toEqual(['input', 'verdict', 'code']);
    expect(first).toContain(",'=SUM(1+2),");
    expect(more).toHaveLength(EXPECTED.length - 1);
  });
});

describe('lines', () => {
  test('are credentials, tokens, or links of this deployment, and no other is followed', async () => {
    const unknown = 'https://cairn.example/s/AAAAAAAAAAAAAAAAAAAAAA';
    const elsewhere = 'https://elsewhere.example/s/AAAAAAAAAAAAAAAAAAAAAA';
    const answer = await sendLines(
      String(files.get('a good one.json')),
      '',
      `${links.whole}/bundle`,
      links.bad ?? '',
      unknown,
      elsewhere,
      'https://cairn.example.elsewhere.example/s/AAAAAAAAAAAAAAAAAAAAAA',
      'what is this',
      '"a text"',
      'eyJhbGciOiJub25lIn0.e30.',
    );
    const { items }: Answered = await answer.json();
    expect(told(items)).toEqual([
      ['1', 'verified', undefined],
      ['3', 'verified', undefined],
      ['4', 'not-verified', 'status.revoked'],
      ['5', null, 'verify.link-unknown'],
      ['6', null, 'verify.link-elsewhere'],
      ['7', null, 'verify.link-elsewhere'],
      ['8', null, 'json.malformed'],
      ['9', null, 'verify.not-an-object'],
      ['10', 'not-verified', 'structure.jose-alg-none'],
    ]);
    expect(JSON.stringify(items[4])).toContain('elsewhere.example');
  });

  test('a look at what is shared is counted', async () => {
    const { token, id } = await createShare(
      the.services.sharing,
      [String((await the.database.prisma.award.findFirstOrThrow()).id)],
      { actor: 'test' },
    );
    await sendLines(`https://cairn.example/s/${token}`, `https://cairn.example/s/${token}`);
    const { openings } = await the.database.prisma.shareLink.findUniqueOrThrow({ where: { id } });
    expect(openings).toBe(2);
  });
});

test('is refused as a whole where there is nothing, too much, or another type', async () => {
  const refused = async (answer: Response) => [answer.status, (await answer.json()).code];
  expect(await refused(await sendLines('', ' '))).toEqual([400, 'verify.batch-empty']);
  const lines = Array.from({ length: BATCH_LIMITS.items + 1 }, () => '{}');
  expect(await refused(await sendLines(...lines))).toEqual([413, 'verify.batch-too-many']);
  expect(await refused(await site.post('/api/verify/batch', '[]'))).toEqual([415, 'body.unsupported-type']);
  const form = await site.post('/api/verify/batch', 'x', { 'Content-Type': 'multipart/form-data' });
  expect(await refused(form)).toEqual([400, 'verify.batch-empty']);
  expect(await refused(await send(formOf(files), '?reports=some'))).toEqual([400, 'request.invalid']);
});

describe('the command line', () => {
  const call = async (...args: string[]) => {
    const lines: string[] = [];
    const print = (text: string) => void lines.push(text);
    const open = async () => ({ ...the.services, close: async () => {} });
    const exit = await runCli(['verify', ...args], open, {
      out: print,
      err: print,
      clock: () => new Date(START),
    });
    return { exit, text: lines.join('\n') };
  };
  beforeAll(() => {
    for (const [name, content] of files) writeFileSync(path.join(folder, name), content);
    mkdirSync(path.join(folder, '.hidden'));
    writeFileSync(path.join(folder, '.hidden', 'secret.json'), '{}');
  });

  test('looks at every file of a folder, and ends with the worst', async () => {
    const json = await call(folder, '--json');
    expect(json.exit).toBe(1);
    const { items, counts }: Answered = JSON.parse(json.text);
    expect(told(items)).toEqual(EXPECTED);
    expect(counts).toEqual(COUNTS);
    const table = await call(folder);
    const lines = table.text.split('\n');
    expect(lines).toHaveLength(EXPECTED.length + 3);
    expect(lines[7]).toMatch(/^✗ not-verified +revoked\.json .* status\.revoked$/);
    expect(lines.at(-1)).toBe('4 verified, 1 not-verified, 1 undetermined, 3 unreadable');
    const csv = await call(folder, '--csv');
    expect(csv.text.split('\r\n')[1]).toContain(",'=SUM(1+2),");
  });

  test.each([
    ['verified', ['a good one.json', 'badge.svg'], 0],
    ['undetermined', ['a good one.json', 'foreign.json'], 3],
    ['unreadable', ['foreign.json', 'nothing.pdf'], 4],
    ['not verified', ['nothing.pdf', 'revoked.json'], 1],
    ['unreadable, too', ['a good one.json', 'is not there.json'], 4],
  ])('worst is %s', async (_name, names, exit) => {
    expect((await call(...names.map((name) => path.join(folder, name)))).exit).toBe(exit);
  });

  test('follows the links of a list, and none offline', async () => {
    const list = path.join(folder, 'list.txt');
    writeFileSync(list, `${links.good}\n${files.get('a good one.json')}\nhttps://elsewhere.example/\n`);
    const online: Answered = JSON.parse((await call(list, '--json')).text);
    expect(online.items.map(({ verdict, code }) => [verdict, code])).toEqual([
      ['verified', undefined],
      ['verified', undefined],
      [undefined, 'verify.link-elsewhere'],
    ]);
    const offline: Answered = JSON.parse((await call(list, '--offline', '--json')).text);
    expect(offline.items.map(({ code }) => code)).toEqual([
      'verify.link-offline',
      'proof.key-unavailable',
      'verify.link-offline',
    ]);
    rmSync(list);
  });

  test('refuses an empty folder', async () => {
    const empty = path.join(folder, '.hidden', 'empty');
    mkdirSync(empty);
    expect((await call(empty)).text).toContain('verify.batch-empty');
  });
});
