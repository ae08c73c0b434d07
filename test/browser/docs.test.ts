import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { violations } from '../support/accessibility.js';
import { type Keyed, startApi, type TestApi } from '../support/api.js';
import { findChromium } from '../support/chromium.js';
import { openTestServices, type TestServices } from '../support/services.js';

const executablePath = findChromium() ?? '';
const inChromium = executablePath === '' ? describe.skip : describe;
const LOOKS = ['color-contrast', 'link-in-text-block'];
const PHONE = { width: 320, height: 640 };
const DESKTOP = { width: 1280, height: 900 };

let world: TestServices;
let api: TestApi;
let alpha: Keyed;
let browser: Browser;

inChromium('/docs', () => {
  beforeAll(async () => {
    world = await openTestServices();
    api = await startApi(world);
    alpha = await api.keyed('alpha');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  }, 30_000);
  afterAll(async () => {
    await browser.close();
    await api.close();
    await world.close();
  });

  /** Opens a page and collects whatever it complains about, its policy included, and what it asks for. */
  async function opened(path: string, viewport = DESKTOP) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const [complaints, asked]: [string[], string[]] = [[], []];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(api.site.origin + path);
    return { page, complaints, asked };
  }

  const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

  test('is accessible, fits a phone, and stays within its policy', async () => {
    const { page, complaints, asked } = await opened('/docs', PHONE);
    expect(await width(page)).toBeLessThanOrEqual(PHONE.width);
    // a chapter has the markup of all of them
    await page.evaluate(() => {
      for (const other of document.querySelectorAll('.docs-chapter:not(#chapter-keys, #problems, #types)'))
        other.remove();
      for (const row of document.querySelectorAll(
        '#problems tr:nth-child(n+8), #types details:nth-of-type(n+4)',
      ))
        row.remove();
      for (const link of document.querySelectorAll('nav ul ul, nav li:nth-child(n+4)')) link.remove();
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await violations(page, [...LOOKS, 'target-size'])).toEqual([]);
    expect(await width(page)).toBeLessThanOrEqual(PHONE.width);
    await page.setViewportSize(DESKTOP);
    await page.emulateMedia({ colorScheme: 'dark' });
    // links to what was removed above lead nowhere
    expect((await violations(page)).filter((found) => !found.startsWith('skip-link'))).toEqual([]);
    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(api.site.origin))).toEqual([]);
    await page.context().close();
  }, 30_000);

  test('sends requests with a key that is neither stored nor in an address', async () => {
    const { page, complaints, asked } = await opened('/docs#operation-getme');
    const me = page.locator('#operation-getme');
    expect(await me.getAttribute('open')).not.toBeNull();
    await me.getByRole('button', { name: 'Send' }).click();
    await me.getByText('401 Unauthorized').waitFor();

    await page.locator('[data-key]').fill(alpha.token);
    await page.getByRole('button', { name: 'Who am I?' }).click();
    await page.getByText('A key of alpha, for: ').waitFor();
    await me.getByRole('button', { name: 'Send' }).click();
    await me.getByText('200 OK').waitFor();
    const shown = await me.locator('.try-answer pre').textContent();
    expect(JSON.parse(shown ?? '')).toMatchObject({ key: alpha.keyId, institution: 'alpha' });

    const make = page.locator('#operation-createkey');
    await make.locator('summary').first().click();
    await make.locator('textarea').fill('{"name":"From the page","scopes":["rule"]}');
    await make.getByRole('button', { name: 'Send' }).click();
    await make.getByText('400 Bad Request').waitFor();
    expect(await make.locator('.try-answer').textContent()).toContain('/scopes/0');
    await make.locator('textarea').fill('{"name":"From the page","scopes":["read"]}');
    await make.locator('[data-parameter="Idempotency-Key"]').fill('from-the-page');
    await make.getByRole('button', { name: 'Send' }).click();
    await make.getByText('201 Created').waitFor();
    expect(await world.database.prisma.apiKey.count({ where: { name: 'From the page' } })).toBe(1);

    const example = page.locator('#operation-getimportexamplexlsx');
    await example.locator('summary').first().click();
    await example.getByRole('button', { name: 'Send' }).click();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      example.getByRole('link', { name: 'Save results-example.xlsx' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('results-example.xlsx');

    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
    );
    expect(kept).not.toContain(alpha.token.slice(-20));
    expect(asked.join(' ')).not.toContain(alpha.token.slice(-20));
    await page.goto(`${api.site.origin}/`);
    await page.goBack();
    expect(await page.locator('[data-key]').inputValue()).toBe('');
    // what Chromium itself says of 4xx answers is no complaint of the page
    expect(complaints.filter((text) => !/status of 40[01]/.test(text))).toEqual([]);
    await page.context().close();
  }, 30_000);

  test('without its script it is there to read, and offers nothing to try', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${api.site.origin}/docs`);
    expect(await page.locator('form:visible').count()).toBe(0);
    await page.locator('#operation-createkey > summary').click();
    expect(await page.getByText('curl').first().isVisible()).toBe(true);
    await context.close();
  });

  test('a problem leads to a page that explains it', async () => {
    const answer = await api.reader.listKeys();
    expect(answer).toMatchObject({ status: 403, body: { type: '/problems/auth.scope' } });
    const { page, complaints } = await opened('/problems/auth.scope', PHONE);
    expect(await page.locator('h1').textContent()).toBe('auth.scope');
    expect(await violations(page)).toEqual([]);
    expect(await width(page)).toBeLessThanOrEqual(PHONE.width);
    await page.getByRole('link', { name: 'List keys' }).click();
    await page.locator('#operation-listkeys[open]').waitFor();
    expect(complaints).toEqual([]);
    expect((await api.site.get('/problems/no.such')).status).toBe(404);
    await page.context().close();
  }, 30_000);
});
