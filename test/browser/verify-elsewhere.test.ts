import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { didWebDocument } from '../../src/credentials/dids/did-web.js';
import { qrPng } from '../../src/delivery/qr.js';
import { findChromium } from '../support/chromium.js';
import { type ForeignHost, startForeignHost } from '../support/foreign-host.js';
import { badge, changed, entry, type Outsider, sign, unsignedList } from '../support/outside-status.js';
import { revoke } from '../support/revoke.js';
import { testIssuer } from '../support/samples.js';
import {
  documentOf,
  openTestServices,
  START,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';

const executablePath = findChromium() ?? '';
const inChromium = executablePath === '' ? describe.skip : describe;
const PUBLIC_URL = 'https://cairn.example';

inChromium('/verify and what others publish', () => {
  let the: TestServices;
  let site: TestSite;
  let foreign: ForeignHost;
  let issuer: Outsider;
  /** A credential of the foreign issuer, revocable on a list of theirs. */
  let theirs: string;
  /** A module of ours. */
  let awardId: string;
  let credential: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  /** What the browser asked of anybody. */
  const asked: string[] = [];

  beforeAll(async () => {
    the = await openTestServices({ publicUrl: PUBLIC_URL });
    foreign = await startForeignHost();
    const { issued } = await the.issue('alpha', 'E-1,Wendeline Ashgrove,MA,2026-05-04,B,');
    awardId = issued[0]?.awardId ?? '';
    credential = JSON.stringify(await documentOf(the, awardId));
    site = await startSite({ ...the.services, outside: foreign.outside });
    const { key, signer } = await testIssuer('foreign');
    const did = foreign.did(':i');
    const id = `${did}#key-1`;
    issuer = { did, signer: Object.assign(signer, { id }), suite: 'eddsa-rdfc-2022' };
    theirs = JSON.stringify(await badge(issuer, entry({ statusListCredential: foreign.at('/list') })));
    foreign.serves.set('/i/did.json', JSON.stringify(didWebDocument(did, [{ ...key, id }])));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
    foreign.close();
    await the.close();
  });
  /** Somebody who was never here before. */
  beforeEach(async () => {
    await context?.close();
    the.at(START);
    foreign.serves.set('/list', await theirList());
    context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    context.on('request', (request) => asked.push(request.url()));
    page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.clock.setFixedTime(START);
    await page.goto(`${site.origin}/verify?lang=en`);
    asked.length = complaints.length = foreign.asked.length = 0;
  });

  /** Their list, on which what stands at place 5 is revoked or not, with changes made after it was signed. */
  async function theirList(revoked = false, over = {}): Promise<string> {
    const list = await unsignedList(issuer, revoked ? [[5, 1]] : []);
    return JSON.stringify({ ...(await sign(changed(list, { id: foreign.at('/list') }), issuer)), ...over });
  }

  /** What is told after something is done: a verdict, or why there is none. */
  async function after(act: () => Promise<unknown>): Promise<string> {
    await page.evaluate(() => {
      for (const old of document.querySelectorAll('[data-verdict], [role=alert]')) old.classList.add('old');
    });
    await act();
    const shown = page.locator('#answer [data-verdict]:not(.old), #problem [role=alert]:not(.old)').first();
    await shown.waitFor();
    return (await shown.getAttribute('data-verdict')) ?? (await shown.innerText());
  }
  const choose = (bytes: string | Uint8Array, name = 'a.json') =>
    page.setInputFiles('#file', { name, mimeType: '', buffer: Buffer.from(bytes) });
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const elsewhere = () => page.locator('.elsewhere').innerText();
  const checks = async () => (await page.locator('.how').innerText()).replace(/\s+/g, ' ');
  const host = () => new URL(foreign.at('/')).host;

  test('turns what it said without a network as soon as there is one: a module that was revoked meanwhile', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await revoke(the.services.lifecycle, awardId, 'mistake', 'test');
    expect(await after(() => choose(credential))).toBe('verified');
    expect(await page.locator('.as-of').innerText()).toMatch(/revoked or suspended: as of 15 June 2026/);
    the.at('2026-06-15T10:05:00Z');
    await the.services.statusLists.refresh();
    await page.clock.setFixedTime('2026-06-15T10:05:00Z');
    // nothing is handed in again, and nothing is pressed
    expect(await after(() => context.setOffline(false))).toBe('not-verified');
    expect(await page.locator('#answer').innerText()).toMatch(/revoked/);
    expect(asked.filter((url) => !url.startsWith(`${site.origin}/`))).toEqual([]);
  }, 30_000);

  test('verifies nothing where what this service publishes is not had, or is not that', async () => {
    const other = await browser.newContext({ serviceWorkers: 'block' });
    page = await other.newPage();
    await page.clock.setFixedTime(START);
    await page.goto(`${site.origin}/verify?lang=en`);
    for (const [what, status, body] of [
      ['down', 503, '{}'],
      ['a page', 200, '<html>Sign in to this network</html>'],
      ['empty', 200, ''],
      ['something else', 200, '{"network":"did:key:z6Mk","documents":{}}'],
    ] as const) {
      await page.route('**/verify/material', (route) => route.fulfill({ status, body }));
      expect([what, await after(() => choose(credential))]).toEqual([
        what,
        expect.stringMatching(/The keys and lists that are needed could not be fetched/),
      ]);
    }
    await page.unroute('**/verify/material');
    expect(await after(() => choose(credential))).not.toMatch(/could not/);
    await other.close();
  }, 30_000);

  test('names what is missing and where it is, and asks nobody for it without a click', async () => {
    expect(await after(() => choose(theirs))).toBe('undetermined');
    const told = await elsewhere();
    expect(told).toContain(`${host()}: the keys of the issuer.`);
    expect(told).toContain(`${host()}: the list of what was revoked or suspended.`);
    expect(told).toContain('the other site learns that this service asked for it');
    expect(await checks()).toContain(
      'The key that would show whether the signature is genuine could not be found.',
    );
    expect([foreign.asked, asked.filter((url) => url.includes('relay'))]).toEqual([[], []]);
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
    expect((await axe.analyze()).violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);

    expect(await after(() => click('Fetch it'))).toBe('undetermined');
    expect(await checks()).toMatch(/The signature is genuine: .*The issuer has not revoked it/);
    expect(await elsewhere()).toMatch(/As fetched on 15 June 2026/);
    expect(foreign.asked.map(({ path }) => path).sort()).toEqual(['/i/did.json', '/list']);
    // nothing of the document, the reader or the page goes along
    for (const { headers } of foreign.asked)
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ]);
    expect(asked.filter((url) => !url.startsWith(`${site.origin}/`))).toEqual([]);
    expect(complaints).toEqual([]);
  }, 30_000);

  test('keeps what was fetched for when there is no network, says of when it is, and fetches it anew', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await after(() => choose(theirs));
    await after(() => click('Fetch it'));
    foreign.serves.set('/list', await theirList(true));
    await context.setOffline(true);
    await page.clock.setFixedTime('2026-06-16T10:00:00Z');
    expect(await after(() => choose(theirs))).toBe('undetermined');
    expect(await checks()).toContain('The signature is genuine');
    expect(await elsewhere()).toMatch(/As fetched on 15 June 2026/);
    expect(await after(() => click('Fetch it anew'))).toBe('undetermined');
    expect(await elsewhere()).toContain(`Nothing was fetched from ${host()}: there is no network`);
    the.at('2026-06-16T10:00:00Z');
    await after(() => context.setOffline(false));
    expect(await after(() => click('Fetch it anew'))).toBe('not-verified');
    expect(await elsewhere()).toMatch(/As fetched on 16 June 2026/);
    // after a week it is not gone by any more
    await page.clock.setFixedTime('2026-06-24T10:00:00Z');
    expect(await after(() => choose(theirs))).toBe('undetermined');
    expect(await checks()).not.toContain('The signature is genuine');
  }, 30_000);

  test('is never verified by a host that is down, slow, lying or says too much, and tells each apart', async () => {
    await after(() => choose(theirs));
    const forged = await theirList(true);
    for (const [index, [what, answer, said, code]] of (
      [
        ['down', () => foreign.serves.set('/list', (_, to) => to.writeHead(503).end()), 'does not answer'],
        ['slow', () => foreign.serves.set('/list', () => {}), 'takes too long to answer'],
        ['gone', () => foreign.serves.delete('/list'), 'there is nothing at this address'],
        ['large', () => foreign.serves.set('/list', ' '.repeat(2_200_000)), 'larger than it may be'],
        ['a page', () => foreign.serves.set('/list', '<html>'), 'is not what it should be'],
        [
          'elsewhere',
          () =>
            foreign.serves.set('/list', (_, to) =>
              to.writeHead(302, { Location: `${site.origin}/healthz` }).end(),
            ),
          'leads on to another site',
        ],
        [
          'forged',
          () =>
            foreign.serves.set(
              '/list',
              forged.replace(
                /"encodedList":"[^"]+"/,
                '"encodedList":"uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"',
              ),
            ),
          undefined,
          'not genuine',
        ],
      ] as const
    ).entries()) {
      // what is kept is kept for a minute
      the.at(new Date(Date.parse(START) + (index + 2) * 60_001).toISOString());
      answer();
      foreign.patience = what === 'slow' ? 100 : 10_000;
      expect([what, await after(() => click('Fetch it'))]).toEqual([what, 'undetermined']);
      if (said) expect([what, await elsewhere()]).toEqual([what, expect.stringContaining(said)]);
      else expect([what, await checks()]).toEqual([what, expect.stringContaining(code)]);
    }
    const statuses = complaints.filter((line) => !/status of (?:403|404|503)/.test(line));
    expect(statuses).toEqual([]);
  }, 30_000);

  test('never fetches from a private address, whatever a credential says', async () => {
    const listed = (address: string) => entry({ statusListCredential: address });
    const inside = [
      foreign.at('/list', 'private.example'),
      'https://127.0.0.1/list',
      `${site.origin}/healthz`,
    ];
    const own = { ...(await testIssuer('foreign')), suite: issuer.suite };
    await after(async () => choose(JSON.stringify(await badge(own, inside.map(listed)))));
    expect(await after(() => click('Fetch it'))).toBe('undetermined');
    const told = await elsewhere();
    for (const address of inside)
      expect(told).toContain(
        `${new URL(address).host} was not asked: the address is not that of a public site.`,
      );
    expect(foreign.asked).toEqual([]);
  });

  /** A picture with codes beside each other. */
  async function picture(texts: readonly string[]): Promise<Uint8Array> {
    const codes = await Promise.all(texts.map(async (text) => (await qrPng(text)).toString('base64')));
    const bytes = await page.evaluate(async (sources) => {
      const canvas = new OffscreenCanvas(sources.length * 360, 360);
      const drawing = canvas.getContext('2d');
      if (!drawing) throw new TypeError('canvas');
      drawing.fillStyle = 'white';
      drawing.fillRect(0, 0, canvas.width, 360);
      for (const [index, source] of sources.entries()) {
        const code = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
        drawing.drawImage(await createImageBitmap(new Blob([code])), index * 360 + 30, 30, 300, 300);
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    }, codes);
    return Uint8Array.from(bytes);
  }

  test('lets the reader choose among the codes of a photograph, and follows none that leads elsewhere', async () => {
    const texts = [
      'https://elsewhere.example/s/AAAAAAAAAAAAAAAAAAAAAA',
      `${PUBLIC_URL}@elsewhere.example/s/AAAAAAAAAAAAAAAAAAAAAA`,
      'javascript:alert(document.domain)//\u202e',
    ];
    const photo = await picture(texts);
    expect(await after(() => choose(photo, 'a.jpg'))).toMatch(
      /There are 3 different QR codes.*Choose the one/,
    );
    expect((await page.locator('#problem button').allInnerTexts()).sort()).toEqual(
      texts.map((text) => text.replace('\u202e', '')).sort(),
    );
    for (const [index, text] of texts.entries()) {
      if (index > 0) await after(() => choose(photo, 'a.jpg'));
      const said = await after(() => page.locator('#problem button', { hasText: text.slice(0, 30) }).click());
      expect(said).toMatch(/The QR code leads elsewhere, and was not followed/);
      expect(said).toContain(text.replace('\u202e', ''));
      expect(await page.locator('#problem a').count()).toBe(index === 0 ? 1 : 0);
    }
    expect(new URL(page.url()).origin).toBe(site.origin);
    expect(asked.filter((url) => !url.startsWith(`${site.origin}/`))).toEqual([]);
  }, 30_000);

  test('says at once that 200 MB are too much, and stays alive with what is nearly as large as may be', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'large-'));
    const path = join(folder, 'film.json');
    const large = await open(path, 'w');
    await large.truncate(200_000_000);
    await large.close();
    try {
      const began = performance.now();
      expect(await after(() => page.setInputFiles('#file', path))).toMatch(/The file has 200 MB/);
      expect(performance.now() - began).toBeLessThan(2000);
    } finally {
      await rm(folder, { recursive: true });
    }
    for (const start of ['{"a":"', '%PDF-1.7\n', '\x89PNG\r\n\x1a\n', '[[[[', '<svg>'].map((text) =>
      Buffer.from(text, 'latin1'),
    )) {
      const bytes = await page.evaluateHandle(
        (first) => new File([Uint8Array.from(first), 'x'.repeat(24_000_000)], 'a'),
        [...start],
      );
      const told = await after(async () => {
        await page.evaluate((file) => {
          const dropped = new DataTransfer();
          dropped.items.add(file);
          dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, cancelable: true }));
        }, bytes);
        // the page answers while the worker reads
        const pause = performance.now();
        await page.evaluate(() => new Promise(requestAnimationFrame));
        expect(performance.now() - pause).toBeLessThan(1000);
      });
      expect([start.toString('latin1'), told]).toEqual([
        start.toString('latin1'),
        expect.stringMatching(/^This could not be checked/),
      ]);
    }
  }, 60_000);
});
