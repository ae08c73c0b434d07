import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { qrPng } from '../../src/delivery/qr.js';
import { createShare } from '../../src/delivery/shares.js';
import { LANGUAGES } from '../../src/words/languages.js';
import { violations } from '../support/accessibility.js';
import { findChromium } from '../support/chromium.js';
import { LOGO } from '../support/pictures.js';
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
const PHONE = { width: 320, height: 640 };
const PUBLIC_URL = 'https://cairn.example';
const NAME = 'Wendeline Ashgrove';

inChromium('/verify in the browser', () => {
  let the: TestServices;
  let site: TestSite;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const awards: Record<string, string> = {};
  let credential: string;
  let token: string;
  const complaints: string[] = [];
  /** What was asked of anybody, with what was sent along. */
  const asked: string[] = [];

  beforeAll(async () => {
    the = await openTestServices({ publicUrl: PUBLIC_URL });
    site = await startSite(the.services);
    const rows = ['MA', 'MB', 'MC'].map((module) => `W-1,${NAME},${module},2026-05-04,B,`);
    const { issued, composed } = await the.issue('alpha', ...rows);
    for (const { module, awardId } of issued) awards[module] = awardId;
    for (const { programme, awardId } of composed) awards[programme] = awardId;
    credential = JSON.stringify(await documentOf(the, awards.MA ?? ''));
    ({ token } = await createShare(the.services.sharing, [awards.P1 ?? ''], { actor: 'test' }));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    context = await browser.newContext({ viewport: PHONE });
    context.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
    page = await context.newPage();
    await page.clock.setFixedTime(START);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${site.origin}/verify?lang=en`);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
    await the.close();
  });

  async function choose(name: string, bytes: string | Uint8Array): Promise<void> {
    await page.setInputFiles('#file', { name, mimeType: '', buffer: Buffer.from(bytes) });
  }

  /** The answer to what was handed in just now: a verdict with what it is about, or why there is none. */
  async function answered(): Promise<string> {
    const shown = page.locator('#answer [data-verdict]:not(.old), #problem [role=alert]:not(.old)').first();
    await shown.waitFor();
    return (await shown.getAttribute('data-verdict')) ?? (await shown.innerText());
  }

  /** Marks what was answered before, so that the next answer can be told from it. */
  async function afresh(): Promise<void> {
    await page.evaluate(() => {
      for (const old of document.querySelectorAll('[data-verdict], [role=alert]')) old.classList.add('old');
    });
  }

  async function file(path: string): Promise<Uint8Array> {
    const answer = await site.get(`/s/${token}${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    return new Uint8Array(await answer.arrayBuffer());
  }

  test('tells every form that was chosen, dropped or pasted, and sends nothing of it to anybody', async () => {
    asked.length = 0;
    const times: Record<string, number> = {};
    const bundle = await file('/bundle');
    for (const [name, bytes, verdict] of [
      ['module.json', credential, 'verified'],
      ['certificate.json', await file('/credential'), 'verified'],
      ['bundle.json', bundle, 'verified'],
      ['certificate.pdf', await file('/certificate/1.pdf'), 'verified'],
      ['badge.png', await file('/certificate/1.badge.png'), 'verified'],
      ['badge.svg', await file('/certificate/1.badge.svg'), 'verified'],
      ['forged.json', credential.replace('Wendeline', 'Wendelina'), 'not-verified'],
      ['stranger.json', await strangerBadge('1'), 'undetermined'],
    ] as const) {
      await afresh();
      const began = performance.now();
      await choose(name, bytes);
      expect([name, await answered()]).toEqual([name, verdict]);
      times[name] = Math.round(performance.now() - began);
    }
    if (process.env.CAIRN_TIMES) console.info(times);
    expect(await page.locator('.claimed-name').innerText()).toBe('Elsewhere');
    await afresh();
    await page.evaluate((text) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([text], 'a.json'));
      dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, cancelable: true }));
    }, credential);
    expect(await answered()).toBe('verified');
    await afresh();
    await page.evaluate((text) => {
      const pasted = new DataTransfer();
      pasted.setData('text/plain', text);
      dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, cancelable: true }));
    }, credential);
    expect(await answered()).toBe('verified');
    await afresh();
    // what is chosen is checked at once: only what is typed waits for a button
    const button = page.getByRole('button', { name: 'Check it' });
    expect(await button.isVisible()).toBe(false);
    await page.locator('#verify details summary').click();
    await page.fill('#text', credential);
    await button.click();
    expect(await answered()).toBe('verified');
    expect(await page.locator('#answer').innerText()).toContain(NAME);
    expect(await page.title()).not.toContain(NAME);
    expect(asked.filter((request) => !request.startsWith(`${site.origin}/`))).toEqual([]);
    const paths = new Set(asked.map((request) => request.slice(site.origin.length).split(' ')));
    for (const [path = '', ...sent] of paths) {
      expect(sent.join(' ')).toBe('');
      expect(path).toMatch(/^\/(?:assets\/|verify\?lang=en$|verify\/(?:material|offline\.js|files\/.*)$)/);
    }
    expect(complaints).toEqual([]);
  }, 60_000);

  test('sends a document for a signed record of the check after a click alone; tells the record, and what it is about', async () => {
    await afresh();
    await choose('module.json', credential);
    expect(await answered()).toBe('verified');
    asked.length = 0;
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Get the record' }).click();
    const name = (await download).suggestedFilename();
    expect(name).toBe('check-record-2026-06-15.jwt');
    const record = await readFile(await (await download).path(), 'utf8');
    const sent = asked.filter((request) => !request.endsWith(' '));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toBe(`${site.origin}/api/check-records ${credential}`);
    expect(asked.filter((request) => !/^\S+\/(?:api\/check-records|verify\/\S+) /.test(request))).toEqual([]);

    await choose(name, record);
    await page.locator('#answer [data-finding=genuine]').waitFor();
    expect(await page.locator('#answer').innerText()).toMatch(
      /On 15 June 2026 at 10:00 UTC[\s\S]+Verified\s*z/,
    );
    expect(await page.locator('#answer [data-verdict]').count()).toBe(0);
    expect(await page.title()).toMatch(/^A record of a check/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    expect(await violations(page)).toEqual([]);
    for (const [document, about] of [
      [credential, 'is about this document'],
      [await file('/credential'), 'is not about this document'],
    ] as const) {
      await choose('document.json', document);
      expect(await answered()).toBe('verified');
      expect(await page.locator('.record-about').innerText()).toContain(about);
      await afresh();
    }
    await choose(name, record.replace(/[^.]{4}$/, 'AAAA'));
    await page.locator('#answer [data-finding=not-genuine]').waitFor();
    await choose('document.json', credential);
    expect(await answered()).toBe('verified');
    expect(await page.locator('.record-about').count()).toBe(0);
  }, 60_000);

  test('says the same as the service, in each language', async () => {
    const certificate = Buffer.from(await file('/credential'));
    for (const { tag } of LANGUAGES) {
      const body = new FormData();
      body.set('file', new Blob([certificate]));
      const html = await (await fetch(`${site.origin}/verify?lang=${tag}`, { method: 'POST', body })).text();
      await page.goto(`${site.origin}/verify?lang=${tag}`);
      await choose('certificate.json', certificate);
      expect([tag, await answered()]).toEqual([tag, 'verified']);
      const [there, here] = await page.evaluate(
        ([served, lang]) => {
          // Chromium has no names of months in Kazakh
          const month = new Intl.DateTimeFormat(lang, { month: 'long' }).format(0);
          const parts = /^M/.test(month) ? ['h1', '.meaning'] : ['.verdict', '.credential', '.how'];
          const told = (root: ParentNode) => parts.map((part) => root.querySelector(part)?.textContent);
          return [told(new DOMParser().parseFromString(served, 'text/html')), told(document)];
        },
        [html, tag] as const,
      );
      expect(here?.join('').length).toBeGreaterThan(20);
      expect([tag, here]).toEqual([tag, there]);
    }
    expect(complaints).toEqual([]);
  }, 60_000);

  test('reads a photograph of a code that was rotated, blurred and shadowed, and follows what leads here', async () => {
    await page.goto(`${site.origin}/verify?lang=en`);
    await choose('photo.jpg', await photograph([`${PUBLIC_URL}/s/${token}`]));
    expect(await answered()).toBe('verified');
    expect(await page.locator('#answer').innerText()).toContain(NAME);
    asked.length = 0;
    for (const [codes, said] of [
      [[], /^This could not be checked\. No QR code was found/],
      [['https://elsewhere.example/x', 'b', 'c'], /There are 3 different QR codes/],
      [
        ['https://elsewhere.example/x'],
        /leads elsewhere, and was not followed.*\n\nhttps:\/\/elsewhere\.example\/x/,
      ],
      [[`${PUBLIC_URL}/s/AAAAAAAAAAAAAAAAAAAAAA`], /is not shared any more/],
    ] as const) {
      await afresh();
      await choose('photo.jpg', await photograph(codes));
      expect(await answered()).toMatch(said);
    }
    expect(asked.filter((request) => !request.startsWith(`${site.origin}/`))).toEqual([]);
    expect(complaints.filter((said) => !/404/.test(said))).toEqual([]);
    complaints.length = 0;
  }, 60_000);

  test('scans with the camera once that is allowed, and lets go of it', async () => {
    await afresh();
    const scan = page.getByRole('button', { name: 'Scan a QR code' });
    await scan.click();
    expect(await answered()).toMatch(/The camera cannot be used/);
    // a browser without windows has no camera: what one would film is drawn
    const photo = [...(await photograph([`${PUBLIC_URL}/s/${token}`]))];
    await page.evaluate(async (bytes) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
      const canvas = Object.assign(document.createElement('canvas'), { width: 1000, height: 700 });
      const stream = canvas.captureStream(10);
      // at first there is nothing to be seen
      setTimeout(() => canvas.getContext('2d')?.drawImage(picture, 0, 0), 300);
      canvas.getContext('2d')?.fillRect(0, 0, 1000, 700);
      navigator.mediaDevices.getUserMedia = async () => Object.assign(window, { film: stream }).film;
    }, photo);
    await afresh();
    await scan.click();
    expect(await answered()).toBe('verified');
    expect(await page.locator('#scanner').isVisible()).toBe(false);
    const state = () => (window as unknown as { film: MediaStream }).film.getTracks()[0]?.readyState;
    expect(await page.evaluate(state)).toBe('ended');
    expect(complaints).toEqual([]);
  }, 60_000);

  /** A picture as somebody takes it, with codes beside each other. */
  async function photograph(texts: readonly string[]): Promise<Uint8Array> {
    const codes = await Promise.all(texts.map(async (text) => (await qrPng(text)).toString('base64')));
    const taken = await page.evaluate(async (sources) => {
      const canvas = new OffscreenCanvas(1000, 700);
      const context = canvas.getContext('2d');
      if (!context) throw new TypeError('canvas');
      context.fillStyle = '#b9b2a6';
      context.fillRect(0, 0, 1000, 700);
      context.translate(500, 350);
      context.rotate(0.3);
      context.filter = 'blur(1.2px)';
      const size = 290;
      for (const [index, source] of sources.entries()) {
        const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
        const code = await createImageBitmap(new Blob([bytes]));
        const left = (index - sources.length / 2) * (size + 20);
        context.drawImage(code, left, -size / 2, size, size);
      }
      const shadow = context.createLinearGradient(-500, -300, 500, 300);
      shadow.addColorStop(0, 'rgba(0,0,0,0.55)');
      shadow.addColorStop(1, 'rgba(0,0,0,0)');
      context.fillStyle = shadow;
      context.fillRect(-1000, -1000, 2000, 2000);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.6 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    }, codes);
    return Uint8Array.from(taken);
  }

  test('says in plain words of anything else why it can’t be checked', async () => {
    for (const [name, bytes, said] of [
      ['letter.txt', 'Dear Sir or Madam', /It is not a credential in a form that is known here/],
      ['empty.json', '', /It is not a credential/],
      ['other.pdf', '%PDF-1.7\n1 0 obj<<>>endobj', /No credential can be read from this file/],
      ['closed.pdf', '%PDF-1.7\ntrailer<</Encrypt 5 0 R>>', /The PDF is encrypted/],
      ['logo.png', Buffer.from(LOGO, 'base64'), /No QR code was found/],
      ['broken.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]), /This picture cannot be read/],
    ] as const) {
      await afresh();
      await choose(name, bytes);
      expect([name, await answered()]).toEqual([name, expect.stringMatching(said)]);
    }
    await afresh();
    for (const name of ['film.mov', 'links.txt']) {
      await page.evaluate((named) => {
        // a file of 200 MB that is never read
        const large = new File([], named);
        Object.defineProperty(large, 'size', { value: 200_000_000 });
        large.arrayBuffer = () => Promise.reject(new Error('was read'));
        large.text = () => Promise.reject(new Error('was read'));
        const dropped = { files: [large] };
        dispatchEvent(Object.assign(new Event('drop', { cancelable: true }), { dataTransfer: dropped }));
      }, name);
      expect(await answered()).toMatch(/The file has 200 MB/);
      await afresh();
    }
    expect(complaints).toEqual([]);
  }, 60_000);

  test('says that it went wrong, also where what shows answers cannot be loaded', async () => {
    const first = await browser.newContext({ viewport: PHONE, serviceWorkers: 'block' });
    page = await first.newPage();
    await page.route('**/showing-*.js', (route) => route.fulfill({ status: 429 }));
    await page.goto(`${site.origin}/verify?lang=en`);
    await choose('module.json', credential);
    expect(await answered()).toBe('Something went wrong on this page. Reload it and try again.');
    await first.close();
  }, 30_000);

  test('is accessible and fits a phone, before and after, and weighs little', async () => {
    const first = await browser.newContext({ viewport: PHONE, serviceWorkers: 'block' });
    page = await first.newPage();
    const network = await first.newCDPSession(page);
    await network.send('Network.enable');
    const sizes: number[] = [];
    network.on('Network.loadingFinished', ({ encodedDataLength }) => sizes.push(encodedDataLength));
    await page.clock.setFixedTime(START);
    await page.goto(`${site.origin}/verify?lang=en`);
    await page.evaluate(() => document.fonts.ready);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(sizes.length).toBeGreaterThanOrEqual(5);
    expect(bytes).toBeLessThan(100_000);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect([await violations(page), await width()]).toEqual([[], PHONE.width]);
    await choose('bundle.json', await file('/bundle'));
    expect(await answered()).toBe('verified');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect([await violations(page), await width()]).toEqual([[], PHONE.width]);
    await first.close();
  }, 60_000);

  test('works without a network after the first visit, and sees a revocation once there is one again', async () => {
    page = await context.newPage();
    await page.clock.setFixedTime(START);
    await page.goto(`${site.origin}/verify?lang=en`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    const reached = await page.evaluate(() => fetch('/healthz').then(Boolean, () => false));
    expect(reached).toBe(false);
    const { lifecycle } = the.services;
    await revoke(lifecycle, awards.MA ?? '', 'mistake', 'test');
    await page.goto(`${site.origin}/verify?lang=de`);
    await choose('modul.json', credential);
    expect(await answered()).toBe('verified');
    expect(await page.locator('.verdict + .as-of').innerText()).toMatch(
      /Es gab kein Netz[\s\S]*15\. (?:Juni|June) 2026/,
    );
    await afresh();
    await choose('photo.jpg', await photograph([`${PUBLIC_URL}/s/${token}`]));
    expect(await answered()).toMatch(/gibt kein Netz/);
    // lists and the word of the network hold for a week
    await page.clock.setFixedTime('2026-06-25T10:00:00Z');
    await afresh();
    await choose('modul.json', credential);
    expect(await answered()).toBe('undetermined');
    the.at('2026-06-15T10:05:00Z');
    await the.services.statusLists.refresh();
    await page.clock.setFixedTime('2026-06-15T10:05:00Z');
    // not before: an open page asks at once, and what it is told stands for a minute
    await context.setOffline(false);
    await page.goto(`${site.origin}/verify?lang=en`);
    await choose('module.json', credential);
    expect(await answered()).toBe('not-verified');
  }, 60_000);
});
