import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { violations } from '../support/accessibility.js';
import { findChromium } from '../support/chromium.js';
import { type PageServer, servePages } from '../support/pages.js';
import { fixturePages } from '../support/site-pages.js';

const pages = fixturePages();
const PHONE = { width: 320, height: 640 };
const DESKTOP = { width: 1280, height: 900 };
/** Of the pages that have every colour, the other pairs of size and scheme too. */
const COLOURFUL = ['mixed', 'undetermined', 'module-version'];
const executablePath = findChromium() ?? '';
const inChromium = executablePath === '' ? describe.skip : describe;
let browser: Browser;
let server: PageServer;

/** One page, visited again and again: a new one each time would cost more than all that is done with it. */
let page: Page;

/** What the page that is open complained about or asked of other origins, and the size of each answer that it got. */
interface Visit {
  readonly origin: string;
  readonly complaints: string[];
  readonly sizes: number[];
}
let visit: Visit;

async function openPage(): Promise<void> {
  page = await browser.newPage();
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  // so that each visit is a first one
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  network.on('Network.loadingFinished', ({ encodedDataLength }) => visit.sizes.push(encodedDataLength));
  page.on('console', (message) => visit.complaints.push(message.text()));
  page.on('pageerror', (error) => visit.complaints.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== visit.origin) visit.complaints.push(`asked ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) visit.complaints.push(`${response.status()} ${response.url()}`);
  });
}

async function opened(name: string, viewport = PHONE, { origin } = server): Promise<Visit> {
  visit = { origin, complaints: [], sizes: [] };
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
  await page.goto(`${origin}/${name}`);
  await page.evaluate(() => document.fonts.ready);
  return visit;
}

/**
 * What a first visit loads over the network, with headers, compressed as it is served: the page, its style sheets, the fonts
 * that its letters need, its pictures.
 */
function expectLight(sizes: readonly number[]): void {
  const bytes = sizes.reduce((sum, one) => sum + one, 0);
  expect(bytes).toBeLessThan(100_000);
  // style sheets, fonts and page were really loaded
  expect(bytes).toBeGreaterThan(45_000);
  expect(sizes.length).toBeGreaterThanOrEqual(4);
}

/** What depends on size and scheme; the rest is the same markup in all of them. */
const LOOKS = ['color-contrast', 'target-size', 'link-in-text-block'];

inChromium('in Chromium', () => {
  beforeAll(async () => {
    server = await servePages(pages);
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    await openPage();
  }, 30_000);

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  describe.each(Object.keys(pages).filter((name) => name !== 'printed'))('%s', (name) => {
    test('is light and quiet, fits 320 px, and is accessible on a light phone and a dark desktop', async () => {
      const { complaints, sizes } = await opened(name);
      expectLight(sizes);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        PHONE.width,
      );
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize(DESKTOP);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, LOOKS)).toEqual([]);
      expect(complaints).toEqual([]);
    }, 20_000);
  });

  test.each(COLOURFUL)(
    '%s is accessible on a dark phone and a light desktop',
    async (name) => {
      await opened(name, DESKTOP);
      expect(await violations(page, LOOKS)).toEqual([]);
      await page.setViewportSize(PHONE);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, LOOKS)).toEqual([]);
    },
    20_000,
  );

  test('in Kazakh, which needs the most fonts, every page is light, too', async () => {
    const inKazakh = fixturePages('kk');
    const own = await servePages(inKazakh);
    for (const name of Object.keys(inKazakh)) {
      const { sizes } = await opened(name, PHONE, own);
      expectLight(sizes);
    }
    await own.close();
  }, 60_000);

  test('in print the headings of inner programmes have the width of their column', async () => {
    await opened('verified', DESKTOP);
    await page.emulateMedia({ media: 'print' });
    const heads = await page
      .locator('.layer-head h4')
      .evaluateAll((all) => all.map((head) => [head.clientWidth, head.parentElement?.clientWidth ?? 0]));
    expect(heads.length).toBeGreaterThan(0);
    for (const [own = 0, column = 0] of heads) expect(own).toBeGreaterThan(column / 2);
  }, 20_000);

  test('everything folded out is accessible too, and fits', async () => {
    await opened('mixed');
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  }, 20_000);

  test('a stone leads to its entry, and its checks open with the keyboard alone', async () => {
    await opened('verified');
    await page.locator('a[href="#c1-part-3"]').click();
    expect(new URL(page.url()).hash).toBe('#c1-part-3');
    const details = page.locator('#c1-part-3 details').first();
    await details.locator('> summary').focus();
    await page.keyboard.press('Enter');
    expect(await details.getAttribute('open')).not.toBeNull();
  });

  test('the first screen of a phone has the verdict, the title, who, by whom and both dates on a line each', async () => {
    await opened('printed', { width: 390, height: 844 });
    for (const shown of [
      '.verdict h1',
      '.credential .title',
      ...[1, 2, 3, 4].map((n) => `.fact:nth-child(${n}) dd`),
    ]) {
      const box = await page.locator(shown).boundingBox();
      expect((box?.y ?? Number.NaN) + (box?.height ?? 0)).toBeLessThan(844);
    }
    for (const date of [3, 4]) {
      const box = await page.locator(`.fact:nth-child(${date}) dd`).boundingBox();
      expect(box?.height).toBeLessThan(30);
    }
  });

  test('on a desktop a part has two lines, and the picture stays in view while the list scrolls', async () => {
    await opened('printed', { width: 1180, height: 600 });
    const heights = await page
      .locator('.part')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().height));
    expect(heights).toHaveLength(12);
    expect(Math.max(...heights)).toBeLessThan(66);
    await page
      .locator('#c1-part-12')
      .evaluate((last) => last.scrollIntoView({ block: 'end', behavior: 'instant' }));
    const picture = await page.locator('.picture .cairn').boundingBox();
    expect(picture?.y).toBeGreaterThanOrEqual(0);
    expect((picture?.y ?? Number.NaN) + (picture?.height ?? 0)).toBeLessThanOrEqual(600);
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(300);
  });

  test('a certificate of twelve parts prints on one page, with QR code, address and demo label', async () => {
    await opened('printed', DESKTOP);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    for (const shown of ['.qr', '.address', '.demo', '.verdict h1'])
      expect(await page.locator(shown).isVisible()).toBe(true);
    const actions = await page.locator('.actions').all();
    expect(actions.length).toBe(3);
    for (const one of actions) expect(await one.isVisible()).toBe(false);
  });

  test('a certificate prints as itself alone, on one A4 page across', async () => {
    await opened('certificate', DESKTOP);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    expect(pdf).toMatch(/MediaBox\s*\[0 0 841\.\d+ 59[45]\.\d+\]/);
    await page.emulateMedia({ media: 'print' });
    const shown = await page
      .locator('main *:visible')
      .evaluateAll((all) => all.map(({ tagName }) => tagName));
    expect(shown).toEqual(['ARTICLE', 'A', 'IMG']);
  });
});
