import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { runCli } from '../../../src/cli/run.js';
import type { CredentialReport, VerificationReport } from '../../../src/verification/report.js';
import type { Input } from './inputs.js';
import type { Stage } from './stage.js';

/** What a surface answers to one input: a report, or the code of why there is none. */
export type Answered =
  | { readonly report: VerificationReport }
  | { readonly code: string; readonly message?: string };

/** What of an answer is to be the same everywhere: the verdict, and every code with how often it occurs. */
export interface Told {
  readonly verdict: string;
  readonly codes: readonly string[];
}

export function toldOf(answered: Answered): Told {
  if ('code' in answered) return { verdict: 'unreadable', codes: [answered.code] };
  const { report } = answered;
  const codes = [...report.results, ...report.credentials.flatMap(resultsIn)].map(({ code }) => code);
  return { verdict: report.verdict, codes: codes.sort() };
}

/** Of a credential, of the parts that were shown and of what it lists. */
export function resultsIn({ results, parts, listed = [] }: CredentialReport): CredentialReport['results'] {
  const inner = [...parts.flatMap(({ report }) => report ?? []), ...listed];
  return [...results, ...inner.flatMap(resultsIn)];
}

/** What of a report a page shows: each code, however often it occurs. */
export function shownOf(report: VerificationReport): Told {
  const { verdict, codes } = toldOf({ report });
  return { verdict, codes: [...new Set(codes)] };
}

interface Row {
  readonly code?: string;
  readonly message?: string;
  readonly report?: VerificationReport;
}
const answerOf = ({ report, code = '', message = '' }: Row): Answered =>
  report ? { report } : { code, message };

/** The API, in one request. */
export async function askApi({ site }: Stage, inputs: readonly Input[]): Promise<Answered[]> {
  const form = new FormData();
  for (const [index, [, bytes]] of inputs.entries())
    form.append('file', new Blob([Uint8Array.from(bytes)]), nameOf(index));
  const answer = await fetch(`${site.origin}/api/verify/batch?reports=full`, { method: 'POST', body: form });
  const { items }: { items: Row[] } = await answer.json();
  return items.map(answerOf);
}

/** The API, in a request for each: JSON as it is, and any other file under a type under which it may be sent. */
export async function askApiEach({ site }: Stage, inputs: readonly Input[]): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (const [, bytes] of inputs) {
    const type = /^\s*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, 100)))
      ? 'application/json'
      : 'application/jwt';
    const body = Uint8Array.from(bytes);
    const headers = { 'Content-Type': type };
    const answer = await fetch(`${site.origin}/api/verify`, { method: 'POST', body, headers });
    const said = await answer.json();
    answers.push(answerOf(answer.ok ? { report: said } : said));
  }
  return answers;
}

/** `cairn verify FOLDER`. */
export async function askCli({ the }: Stage, inputs: readonly Input[]): Promise<Answered[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-table-'));
  for (const [index, [, bytes]] of inputs.entries()) writeFileSync(path.join(folder, nameOf(index)), bytes);
  const lines: string[] = [];
  const print = (text: string) => void lines.push(text);
  const services = { ...the.services, close: async () => {} };
  const clock = the.services.issuing.clock;
  await runCli(['verify', folder, '--json'], async () => services, { out: print, err: print, clock });
  rmSync(folder, { recursive: true });
  const { items }: { items: Row[] } = JSON.parse(lines.join(''));
  return items.map(answerOf);
}

/** In this order in a folder, too, and no list by its name. */
const nameOf = (index: number) => `${String(index).padStart(4, '0')}.bin`;

type VerifierModule = typeof import('../../../src/verification/module.js');

/** The built module, in Node. */
export async function askInNode({ site, the }: Stage, inputs: readonly Input[]): Promise<Answered[]> {
  const built = '../../../dist/verifier/verifier.js';
  const module: VerifierModule = await import(built);
  const material = await (await site.get('/verify/material')).json();
  const trust = await module.trustIn(material, the.services.issuing.clock());
  const answers: Answered[] = [];
  for (const [, bytes] of inputs) {
    try {
      answers.push({ report: await module.verify(await module.readSubmitted(bytes), trust) });
    } catch (error) {
      if (!(error instanceof module.CairnError)) throw error;
      answers.push({ code: error.code, message: error.message });
    }
  }
  return answers;
}

/** A page of somebody else's that has the module and what the deployment publishes. */
export async function openModule(browser: Browser, { site, the }: Stage) {
  const folder = new URL('../../../dist/verifier/', import.meta.url);
  const server = createServer(({ url = '/' }, response) => {
    response.setHeader('Content-Security-Policy', "default-src 'none'; script-src 'self'");
    response.setHeader('Content-Type', url === '/' ? 'text/html' : 'text/javascript');
    response.end(url === '/' ? '<!doctype html>' : readFileSync(new URL(url.slice(1), folder)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = await browser.newPage();
  await page.goto(origin);
  const material = await (await site.get('/verify/material')).text();
  const now = the.services.issuing.clock().getTime();
  return {
    ask: (inputs: readonly Input[]): Promise<Answered[]> =>
      page.evaluate(
        async ([address, texts, published, at]) => {
          const module: VerifierModule = await import(address);
          const answers: Answered[] = [];
          const trust = await module.trustIn(JSON.parse(published), new Date(at));
          for (const text of texts) {
            try {
              const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
              const report = await module.verify(await module.readSubmitted(bytes), trust);
              answers.push({ report: JSON.parse(JSON.stringify(report)) });
            } catch (error) {
              if (!(error instanceof module.CairnError)) throw error;
              answers.push({ code: error.code, message: error.message });
            }
          }
          return answers;
        },
        [`${origin}/verifier.js`, inputs.map(inBase64), material, now] as const,
      ),
    async close() {
      await page.close();
      server.close();
    },
  };
}

/** What /verify shows of an answer: what stands in it, or the sentence for why there is none. */
export interface Shown extends Told {
  readonly said: string;
}

/** /verify, in a language, at the deployment's own time. What it asks of anybody is noted. */
export async function openPage(context: BrowserContext, { site, the }: Stage, language = 'en') {
  const page = await context.newPage();
  await page.clock.setFixedTime(the.services.issuing.clock());
  await page.goto(`${site.origin}/verify?lang=${language}`);
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-scripted]')?.hidden === false);
  return { page, ask: (inputs: readonly Input[]) => dropEach(page, inputs) };
}

/** Drops one file after the other on the page, and reads what it says of each. */
function dropEach(page: Page, inputs: readonly Input[]): Promise<Shown[]> {
  return page.evaluate(async (texts) => {
    const shownNow = () =>
      document.querySelector('#answer [data-verdict]') ?? document.querySelector('#problem [role=alert]');
    const answers: Shown[] = [];
    for (const text of texts) {
      for (const old of document.querySelectorAll('#answer > *, #problem > *')) old.classList.add('old');
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const dropped = new DataTransfer();
      dropped.items.add(new File([bytes], 'a.bin'));
      dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, cancelable: true }));
      const shown = await new Promise<Element>((resolve) => {
        const look = () => {
          const found = shownNow();
          if (found && found.closest('.old') === null) resolve(found);
          else setTimeout(look, 2);
        };
        look();
      });
      const verdict = shown.getAttribute('data-verdict');
      const codes = [...document.querySelectorAll('#answer .basis > p:first-of-type > code')].map(
        (code) => code.textContent ?? '',
      );
      answers.push({
        verdict: verdict ?? 'unreadable',
        codes: verdict === null ? [] : [...new Set(codes)].sort(),
        said: verdict === null ? (shown.querySelector('p')?.textContent ?? '') : '',
      });
    }
    return answers;
  }, inputs.map(inBase64));
}

const inBase64 = ([, bytes]: Input) => Buffer.from(bytes).toString('base64');
