import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createShare } from '../../src/delivery/shares.js';
import { type rowsAsAnswer, rowsAsCsv } from '../../src/verification/batch-rows.js';
import { BATCH_LIMITS } from '../../src/verification/lists.js';
import { violations } from '../support/accessibility.js';
import { findChromium } from '../support/chromium.js';
import { revoke } from '../support/revoke.js';
import {
  documentOf,
  openTestServices,
  START,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';
import { strangerBadge } from '../support/stranger.js';

const executablePath = findChromium() ?? '';
const inChromium = executablePath === '' ? describe.skip : describe;
const PUBLIC_URL = 'https://cairn.example';
const UNKNOWN = `${PUBLIC_URL}/s/AAAAAAAAAAAAAAAAAAAAAA`;
const ELSEWHERE = 'https://elsewhere.example/s/AAAAAAAAAAAAAAAAAAAAAA';
const LEARNERS = ['=SUM(1+2)', 'Ann Fenwick', 'Bo Harrow', 'Cy Ingram'];
type Content = string | Uint8Array;
type Answered = ReturnType<typeof rowsAsAnswer>;

inChromium('many at once at /verify', () => {
  let the: TestServices;
  let site: TestSite;
  let browser: Browser;
  let page: Page;
  let good: readonly string[];
  let revoked: string;
  let stranger: string;
  let badge: Uint8Array;
  let link: string;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-many-'));
  const complaints: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    the = await openTestServices({ publicUrl: PUBLIC_URL });
    site = await startSite(the.services);
    const rows = [...LEARNERS, 'Di Revoked'].map((name, n) => `M-${n},${name},MA,2026-05-04,B,`);
    const { issued } = await the.issue('alpha', ...rows);
    const documents = await Promise.all(
      issued.map(async ({ awardId }) => JSON.stringify(await documentOf(the, awardId))),
    );
    good = documents.slice(0, LEARNERS.length);
    revoked = documents.at(-1) ?? '';
    await revoke(the.services.lifecycle, issued.at(-1)?.awardId ?? '', 'mistake', 'test');
    stranger = await strangerBadge('1');
    const { token } = await createShare(the.services.sharing, [issued[1]?.awardId ?? ''], { actor: 'test' });
    link = `${PUBLIC_URL}/s/${token}`;
    badge = new Uint8Array(await (await site.get(`/s/${token}/certificate/1.badge.svg`)).arrayBuffer());
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    context.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    page = await context.newPage();
    await page.clock.setFixedTime(START);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${site.origin}/verify?lang=en`);
  }, 60_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await browser.close();
    await site.close();
    await the.close();
  });

  /** A few documents, each in many copies that differ in what means nothing, or are spoilt by a letter. */
  function mixed(count: number): Map<string, Content> {
    const files = new Map<string, Content>([['links.txt', [link, UNKNOWN, '', ELSEWHERE].join('\n')]]);
    for (let n = 0; files.size < count - 2; n++) {
      const document = good[n % good.length] ?? '';
      const [kind, content] = (
        [
          ['good.json', document],
          ['spaced.json', JSON.stringify(JSON.parse(document), null, (n % 9) + 1)],
          ['revoked.json', revoked],
          ['forged.json', document.replace('"B"', `"B${n}"`)],
          ['badge.svg', badge],
          ['letter.pdf', `%PDF-1.7 and nothing in it ${n}`],
          ['stranger.json', stranger],
          ['torn.json', document.slice(0, -1 - n)],
          ['empty.json', ''],
        ] as const
      )[n % 9] ?? ['', ''];
      files.set(`${String(n).padStart(4, '0')} ${kind}`, content);
    }
    return files;
  }

  const choose = (files: ReadonlyMap<string, Content>) =>
    page.setInputFiles(
      '#file',
      [...files].map(([name, content]) => ({ name, mimeType: '', buffer: Buffer.from(content) })),
    );
  const paste = (...lines: readonly string[]) =>
    page.evaluate((text) => {
      const pasted = new DataTransfer();
      pasted.setData('text/plain', text);
      dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, cancelable: true }));
    }, lines.join('\n'));
  const done = () => page.getByRole('button', { name: 'Save as CSV' }).waitFor();
  const table = () => page.locator('.many-table tbody tr').allInnerTexts();

  async function saved(form: 'CSV' | 'JSON'): Promise<string> {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: `Save as ${form}` }).click();
    expect((await download).suggestedFilename()).toBe(`verdicts.${form.toLowerCase()}`);
    return readFile(await (await download).path(), 'utf8');
  }

  /** What the service says of the same. */
  async function atService(files: ReadonlyMap<string, Content>): Promise<Answered> {
    const body = new FormData();
    for (const [name, content] of files) body.append('file', new Blob([Buffer.from(content)]), name);
    return (await fetch(`${site.origin}/api/verify/batch`, { method: 'POST', body })).json();
  }

  test('checks 500 as the service would, and asks nobody else about them', async () => {
    const files = new Map([...mixed(500)].sort(([a], [b]) => (a < b ? -1 : 1)));
    asked.length = 0;
    const began = performance.now();
    await choose(files);
    await page.getByRole('progressbar').waitFor();
    await done();
    if (process.env.CAIRN_TIMES) console.info(`500: ${Math.round(performance.now() - began)} ms`);
    const json: Answered = JSON.parse(await saved('JSON'));
    expect(json).toEqual(await atService(files));
    const rows = json.items.map(({ verdict, ...row }) => ({ ...row, verdict: verdict ?? undefined }));
    const csv = await saved('CSV');
    expect(csv).toBe(`\ufeff${rowsAsCsv(rows)}`);
    expect(csv).toContain(",'=SUM(1+2),");
    const { counts } = json;
    expect(Object.values(counts).every((count) => count > 50)).toBe(true);
    expect(await page.getByRole('status').innerText()).toBe('500 checked');
    for (const [outcome, name] of [
      ['verified', 'Verified'],
      ['not-verified', 'Not verified'],
      ['undetermined', 'Cannot be determined'],
      ['unreadable', 'Unreadable'],
    ] as const) {
      await page.getByRole('button', { name: `${counts[outcome]} ${name}`, exact: true }).click();
      const shown = await table();
      expect(shown).toHaveLength(counts[outcome]);
      expect(shown.filter((row) => !row.trim().startsWith(name))).toEqual([]);
    }
    expect(await page.locator('.as-of').innerText()).toContain('15 June 2026');
    // the first of each learner's, of what was revoked and of the stranger's repeats nothing, nor does what was never signed so
    const forged = [...files.keys()].filter((name) => name.endsWith('forged.json')).length;
    const repeated = 500 - counts.unreadable - forged - LEARNERS.length - 2;
    await page.getByRole('button', { name: `${repeated} Handed in before` }).click();
    expect(await table()).toHaveLength(repeated);
    const paths = asked.map((request) => request.replace(`GET ${site.origin}`, ''));
    const allowed =
      /^\/(?:assets\/|s\/|verify(?:\?lang=en|\/material|\/offline\.js|\/files\/.*)$)|^GET blob:/;
    expect(paths.filter((one) => !allowed.test(one))).toEqual([]);
    expect(paths.filter((one) => one.startsWith('/s/'))).toHaveLength(2);
    expect(complaints.filter((said) => !/404/.test(said))).toEqual([]);
    complaints.length = 0;
  }, 60_000);

  test('opens the full answer to each, sorts, and finds the way back', async () => {
    await page.getByRole('button', { name: '500 All' }).click();
    const sort = page.getByRole('columnheader', { name: 'Result' });
    await sort.getByRole('button').click();
    expect(await sort.getAttribute('aria-sort')).toBe('ascending');
    expect((await table())[0]).toMatch(/^\s*Not verified/);
    await sort.getByRole('button').click();
    expect((await table())[0]).toMatch(/^\s*Verified/);
    await page.getByRole('button', { name: '0002 revoked.json' }).press('Enter');
    expect(await page.locator('#answer [data-verdict]').getAttribute('data-verdict')).toBe('not-verified');
    expect(await page.locator('#answer').innerText()).toContain('Di Revoked');
    await page.goBack();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('0002 revoked.json');
    await page.getByRole('button', { name: '0005 letter.pdf' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/No credential can be read from this file/);
    await page.getByRole('button', { name: 'Back to all results' }).click();
    expect(await table()).toHaveLength(500);
  }, 60_000);

  test('takes a whole folder, but for hidden files, and is accessible on a phone, by day and night', async () => {
    mkdirSync(path.join(folder, 'of Bo'));
    writeFileSync(path.join(folder, 'of Bo', 'module.json'), good[2] ?? '');
    writeFileSync(path.join(folder, 'a.json'), good[1] ?? '');
    writeFileSync(path.join(folder, 'b.json'), revoked);
    writeFileSync(path.join(folder, '.hidden.json'), revoked);
    writeFileSync(path.join(folder, 'vast.json'), new Uint8Array(BATCH_LIMITS.itemBytes + 1));
    await page.setInputFiles('#folder', folder);
    await page.getByRole('heading', { name: '4 checked' }).waitFor();
    const names = await page.locator('.many-table tbody th').allInnerTexts();
    const base = path.basename(folder);
    expect(names).toEqual(
      ['a.json', 'b.json', 'of Bo/module.json', 'vast.json'].map((name) => `${base}/${name}`),
    );
    expect((await table())[3]).toMatch(/no credential is as large/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const cells = page.getByRole('row').nth(1).getByRole('cell');
    expect(await cells.allInnerTexts()).toContain('Ann Fenwick');
  }, 60_000);

  test('takes what is dropped, and lines that are pasted; follows links that lead here, and names others', async () => {
    await page.evaluate(() => {
      const dropped = new DataTransfer();
      for (const name of ['one.json', 'two.json']) dropped.items.add(new File(['{}'], name));
      dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, cancelable: true }));
    });
    await page.getByRole('heading', { name: '2 checked' }).waitFor();
    asked.length = 0;
    await paste(good[0] ?? '', '', link, ELSEWHERE, UNKNOWN);
    await page.getByRole('heading', { name: '4 checked' }).waitFor();
    const [first, second, third, fourth] = await table();
    expect(first).toMatch(/Verified\s+Line 1\s+=SUM/);
    expect(second).toMatch(/Verified\s+Line 3\s+Ann Fenwick/);
    expect(third).toMatch(
      /Unreadable\s+Line 4\s+The link leads elsewhere, and was not followed:\s+https:\/\/elsewhere/,
    );
    expect(fourth).toMatch(/Unreadable\s+Line 5\s+.* is not shared any more/);
    expect(asked.filter((one) => !one.startsWith(`GET ${site.origin}/`))).toEqual([]);
    // one thing on several lines is one thing
    await paste(JSON.stringify(JSON.parse(good[1] ?? ''), null, 2));
    await page.locator('#answer h1#verdict').waitFor();
  }, 60_000);

  test('shows what was handed in last, however soon that is', async () => {
    const lines = (count: number) => Array.from({ length: count }, () => good[0] ?? '').join('\n');
    await page.goto(`${site.origin}/verify?lang=en`);
    // one at once after the other, first where nothing is loaded yet, then while answers wait to be taken
    for (const wait of [0, 300]) {
      await page.evaluate(
        async ([many, few, pause]) => {
          const hand = (text: string) => {
            const pasted = new DataTransfer();
            pasted.setData('text/plain', text);
            dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, cancelable: true }));
          };
          hand(many);
          if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
          for (let turn = 0; turn < pause * 1e6; turn++);
          hand(few);
        },
        [lines(60), lines(2), wait] as const,
      );
      await page.getByRole('heading', { name: '2 checked' }).waitFor();
      // longer than a table takes to grow
      await new Promise((resolve) => setTimeout(resolve, 1000));
      expect(await page.locator('#many').innerText()).toBe('2 checked');
      expect(await table()).toHaveLength(2);
    }
  }, 60_000);

  test('says that there are too many before anything is begun', async () => {
    asked.length = 0;
    await paste(...Array.from({ length: BATCH_LIMITS.items + 1 }, () => ELSEWHERE));
    expect(await page.getByRole('alert').innerText()).toMatch(
      /1001 files and lines .* At most 1000 .* none was/,
    );
    expect(asked.filter((one) => !one.includes('/verify/files/'))).toEqual([]);
  }, 60_000);

  test('can be stopped, and keeps what was checked until then', async () => {
    await paste(...Array.from({ length: 400 }, () => good[0] ?? ''));
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    const heading = await page.locator('#many').innerText();
    const [, checked] = /^Stopped: (\d+) of 400 checked$/.exec(heading) ?? [];
    expect(Number(checked)).toBeLessThan(400);
    const json: Answered = JSON.parse(await saved('JSON'));
    expect(json.items).toHaveLength(Number(checked));
    expect(complaints.filter((said) => !/404/.test(said))).toEqual([]);
  }, 60_000);
});
