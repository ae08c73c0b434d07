import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { createShare } from '../../src/delivery/shares.js';
import { findChromium } from '../support/chromium.js';
import { type SeededAwards, seededAwards } from '../support/seeded-awards.js';
import { documentOf, startSite, type TestSite } from '../support/services.js';

const executablePath = findChromium() ?? '';
const inChromium = executablePath === '' ? describe.skip : describe;
const ROUNDS = 15;

/** What /verify weighs, and how long it takes from a file that is handed in to the verdict; printed, for the closing of an issue. */
inChromium('/verify with the seed', () => {
  let seeded: SeededAwards;
  let site: TestSite;
  let browser: Browser;
  let now: Date;
  const lines: string[] = [];

  beforeAll(async () => {
    seeded = await seededAwards();
    site = await startSite(seeded.the.services);
    ({ now } = await seeded.the.services.trust());
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  }, 120_000);
  afterAll(async () => {
    console.log(lines.join('\n'));
    await browser.close();
    await site.close();
    await seeded.the.close();
  });

  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.clock.setFixedTime(now);
    await page.goto(`${site.origin}/verify?lang=en`);
    return page;
  }

  /** Milliseconds from a file that is chosen to its verdict on the page. */
  async function toVerdict(page: Page, bytes: Uint8Array, name: string): Promise<number> {
    await page.evaluate(() => {
      for (const old of document.querySelectorAll('[data-verdict]')) old.removeAttribute('data-verdict');
    });
    return page.evaluate(
      ([content, named]) => {
        const file = new File([Uint8Array.from(atob(content), (byte) => byte.charCodeAt(0))], named);
        const dropped = new DataTransfer();
        dropped.items.add(file);
        const began = performance.now();
        return new Promise<number>((resolve, reject) => {
          const answer = document.getElementById('answer') as HTMLElement;
          const seen = new MutationObserver(() => {
            const verdict = answer.querySelector('[data-verdict]')?.getAttribute('data-verdict');
            const problem = document.querySelector('[role=alert]')?.textContent;
            if (problem) reject(new Error(`${named}: ${problem}`));
            if (verdict === undefined) return;
            seen.disconnect();
            if (verdict === 'verified') resolve(performance.now() - began);
            else reject(new Error(`${named}: ${verdict}`));
          });
          seen.observe(document.body, { childList: true, subtree: true });
          dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, cancelable: true }));
        });
      },
      [Buffer.from(bytes).toString('base64'), name] as const,
    );
  }

  test('time from drop to verdict: the first on a page, and the median of those after it', async () => {
    const { services } = seeded.the;
    const award = seeded.awards['iPET-3'] ?? '';
    const { token } = await createShare(services.sharing, [award], { actor: 'test' });
    const got = async (path: string) =>
      new Uint8Array(await (await site.get(`/s/${token}${path}`)).arrayBuffer());
    const module = await documentOf(seeded.the, seeded.awards['EP-CDA'] ?? '');
    const bundle = await got('/bundle');
    const files: readonly [string, Uint8Array][] = [
      ['a module', new TextEncoder().encode(JSON.stringify(module))],
      ['a certificate of 12 parts', await got('/credential')],
      ['a certificate of 12 parts, as PDF', await got('/certificate/1.pdf')],
      ['its bundle, with all parts', bundle],
    ];
    for (const [name, bytes] of files) {
      const context = await browser.newContext({ serviceWorkers: 'block' });
      const page = await open(context);
      const first = await toVerdict(page, bytes, name);
      const later: number[] = [];
      for (let round = 0; round < ROUNDS; round++) later.push(await toVerdict(page, bytes, name));
      later.sort((a, b) => a - b);
      const [least, median, most] = [later[0], later[Math.floor(ROUNDS / 2)], later.at(-1)];
      lines.push(
        `${name} (${bytes.length} bytes): first ${first.toFixed(0)} ms, then ${[median, least, most].map((ms) => ms?.toFixed(0)).join(', ')} ms (median, least, most)`,
      );
      await context.close();
    }
  }, 300_000);

  test('a visit: the first, with nothing in a cache; and one without a network after it', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const sizes: number[] = [];
    network.on('Network.loadingFinished', ({ encodedDataLength }) => sizes.push(encodedDataLength));
    await page.clock.setFixedTime(now);
    const visit = async () => {
      const began = performance.now();
      await page.goto(`${site.origin}/verify?lang=en`);
      await page.evaluate(() => document.fonts.ready);
      return performance.now() - began;
    };
    const first = await visit();
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(100_000);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    const offline = await visit();
    const module = await documentOf(seeded.the, seeded.awards['EP-CDA'] ?? '');
    const verdict = await toVerdict(page, new TextEncoder().encode(JSON.stringify(module)), 'module.json');
    lines.push(
      `first visit: ${bytes} bytes in ${sizes.length} answers, ${first.toFixed(0)} ms; without a network: ${offline.toFixed(0)} ms, and a verdict on a module after ${verdict.toFixed(0)} ms more`,
    );
    await context.close();
  }, 60_000);

  test('sizes, compressed with brotli', () => {
    const size = (folder: string, isWanted: (name: string) => boolean) =>
      readdirSync(folder)
        .filter(isWanted)
        .reduce((sum, name) => sum + brotliCompressSync(readFileSync(`${folder}/${name}`)).length, 0);
    const core = size('dist/verifier', (name) => /^(?:core-|verifier\.js)/.test(name));
    const scanner = size('dist/browser', (name) => /^(?:zxing-|codes-|scanner-)/.test(name));
    const page = size('dist/browser', (name) => name === 'page.js');
    expect(core).toBeLessThan(100_000);
    lines.push(`module: core ${core} bytes; scanner ${scanner} bytes; script of the page ${page} bytes`);
  });
});
