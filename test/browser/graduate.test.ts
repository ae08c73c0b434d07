import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import type { ParsedMail } from 'mailparser';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { buildApp } from '../../src/app.js';
import { issueResults } from '../../src/issuing/issue-results.js';
import { findChromium } from '../support/chromium.js';
import { linkIn, type MailServer, startMailServer } from '../support/mail-server.js';
import { seedCatalogue } from '../support/seed.js';
import { learnerByNumber, openTestServices, type TestServices } from '../support/services.js';

/** What graduates do with what was issued to them, from the mail on, on a phone, with pages alone. */
const executablePath = findChromium() ?? '';
const inChromium = executablePath === '' ? describe.skip : describe;
const PHONE = { width: 390, height: 844 };

let mails: MailServer;
let world: TestServices;
let browser: Browser;
let origin: string;
const server = createServer();
let now = new Date();

inChromium('a graduate', () => {
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    [mails] = await Promise.all([startMailServer(), once(server, 'listening')]);
    // what mails and codes lead to is where the service really is
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    [world, browser] = await Promise.all([
      openTestServices({ publicUrl: origin, smtpUrl: mails.url, catalogue: seedCatalogue() }),
      chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] }),
    ]);
    server.on('request', buildApp(world.services));
    after(0);
  }, 30_000);

  afterAll(async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
    await world.close();
    await mails.close();
  });

  test('claims from a mail, shares a certificate, and the code on its print leads to the verdict', async () => {
    await issue('ip-montelontra', 'P-1,Ana Exemplo,EP-CDA,pass', 'P-1,Ana Exemplo,EP-COM,pass');
    const { page, complaints, press, context } = await visit();
    await claim(page, await mailTo('ana'));
    await page.getByText('2 ECTS').first().waitFor();

    await page.getByRole('link', { name: 'My path', exact: true }).click();
    expect(await page.locator('.path-level-held .path-standing').textContent()).toBe('Reached');

    await page.getByRole('link', { name: 'Credentials', exact: true }).click();
    await page.getByRole('link', { name: 'Engineering Pedagogy, Level 1' }).click();
    await page.getByRole('link', { name: 'Share it by a link' }).click();
    await page.getByLabel('Your name for the link').fill('For a university');
    expect(await page.locator('[name="award"]:checked').count()).toBe(1);
    await press('Make the link');
    const shared = (await page.locator('.address a').textContent()) ?? '';
    expect(shared).toMatch(new RegExp(`^${origin}/s/[\\w-]{22}$`));
    await page.locator('.address a').click();
    expect(await verdictOf(page)).toBe('verified');

    const [printed] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Certificate (PDF)' }).click(),
    ]);
    const scanned = scan(readFileSync(await printed.path()));
    expect(scanned).toBe(shared);
    await context.close();

    const employer = await visit();
    await employer.page.goto(scanned ?? '');
    expect(await verdictOf(employer.page)).toBe('verified');
    expect(await employer.page.locator('.credential').textContent()).toContain('Ana Exemplo');
    expect([...complaints, ...employer.complaints]).toEqual([]);
    expect(await fetchedElsewhere(employer.page, scanned ?? '')).toEqual([
      'application/vc: VerifiableCredential',
      'application/vp: VerifiablePresentation',
      'text/html: refused',
    ]);
    await employer.context.close();
  }, 60_000);

  test('of another institution stacks the modules of three, by agreeing to it', async () => {
    await issue('tu-kamenohrad', 'P-2,Bob Vzor,EP-ASM,B', 'P-2,Bob Vzor,EP-PSY,B');
    const bob = `urn:uuid:${await learnerByNumber(world, 'tu-kamenohrad', 'P-2')}`;
    await issue('merikalda', `${bob},Bob Vzor,EP-COM,pass`, `${bob},Bob Vzor,EP-WIL,B`);
    await issue('ip-montelontra', `${bob},Bob Vzor,EP-CDA,pass`, `${bob},Bob Vzor,EP-PBL,B`);
    const { page, complaints, press, context } = await visit();
    await claim(page, await mailTo('bob'));
    const certificates = page.getByRole('link', { name: /Engineering Pedagogy, Level/ });
    expect(await certificates.count()).toBe(0);

    await page.getByRole('link', { name: 'My path', exact: true }).click();
    await page.getByRole('link', { name: 'Counting together' }).click();
    await press('I agree');
    await page.getByText('You agreed on').waitFor();
    await page.getByRole('link', { name: 'Credentials', exact: true }).click();
    await certificates.first().waitFor();
    expect(await certificates.count()).toBe(2);

    await page.getByRole('link', { name: 'Engineering Pedagogy, Level 2' }).click();
    await page.getByRole('link', { name: 'Share it by a link' }).click();
    await press('Make the link');
    await page.locator('.address a').click();
    expect(await verdictOf(page)).toBe('verified');
    const stack = await page.locator('.stack').textContent();
    for (const name of ['Kamenohrad', 'Merikalda', 'Montelontra']) expect(stack).toContain(name);
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);
});

/** Lets minutes go by. The clock of the service begins where that of the browser stands. */
function after(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
  world.at(now.toISOString());
}

/** Issues rows `learner,name,module,grade` of a file that has an address of each learner, too. */
async function issue(institution: string, ...rows: readonly string[]): Promise<void> {
  const lines = rows.map((row) => {
    const [learner, name = '', module, grade] = row.split(',');
    return [learner, name, module, '2026-05-04', grade, addressOf(name), 'en'].join();
  });
  const file = ['learner,name,module,date,grade,email,language', ...lines, ''].join('\n');
  await issueResults(world.services.issuing, new TextEncoder().encode(file), institution, 'test');
}

function addressOf(name: string): string {
  return `${name.split(' ')[0]?.toLowerCase()}@example.org`;
}

/** The one mail that somebody got, a while after the results. */
async function mailTo(name: string): Promise<ParsedMail | undefined> {
  after(2);
  await world.services.mailing.tick();
  const [mail, ...more] = mails.fresh(`${name}@example.org`);
  expect(more).toEqual([]);
  return mail;
}

/** A browser of somebody's own, which writes down what its pages complain about or ask of others. */
async function visit() {
  const context: BrowserContext = await browser.newContext({ viewport: PHONE, locale: 'en-GB' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) complaints.push(`asked ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  const press = (name: string) => page.getByRole('button', { name }).click();
  return { context, page, complaints, press };
}

/** Opens the link of a mail, which does nothing by itself, and presses the button. */
async function claim(page: Page, mail: ParsedMail | undefined): Promise<void> {
  await page.goto(origin + linkIn(mail));
  expect(await page.context().cookies()).toEqual([]);
  await page.getByRole('button', { name: 'Keep them and sign in' }).click();
  await page.getByRole('heading', { name: 'My credentials' }).waitFor();
}

/** What a page of another origin, such as somebody else's verifier, gets of a link in some forms. */
async function fetchedElsewhere(page: Page, link: string): Promise<string[]> {
  const elsewhere = createServer((_request, response) =>
    response.setHeader('Content-Type', 'text/html').end(),
  );
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  try {
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    return await page.evaluate(async (address) => {
      const told: string[] = [];
      for (const type of ['application/vc', 'application/vp', 'text/html']) {
        const answer = await fetch(address, { headers: { Accept: type } }).catch(() => undefined);
        const document = answer && (await answer.json());
        told.push(`${answer?.headers.get('content-type') ?? type}: ${document?.type[0] ?? 'refused'}`);
      }
      return told;
    }, link);
  } finally {
    elsewhere.close();
    elsewhere.closeAllConnections();
  }
}

function verdictOf(page: Page): Promise<string | null> {
  return page.locator('[data-verdict]').first().getAttribute('data-verdict');
}

/** What the code says on a PDF's first page, once it is printed. */
function scan(pdf: Uint8Array): string | undefined {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-print-'));
  try {
    const file = path.join(folder, 'page');
    writeFileSync(`${file}.pdf`, pdf);
    execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', `${file}.pdf`, file]);
    const { data, width, height } = PNG.sync.read(readFileSync(`${file}.png`));
    return jsQR.default(new Uint8ClampedArray(data), width, height)?.data;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
