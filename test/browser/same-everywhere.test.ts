import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../support/chromium.js';
import { disagreements } from '../support/verdict-table/everywhere.js';
import { EXPECTED } from '../support/verdict-table/expected.js';
import type { Input } from '../support/verdict-table/inputs.js';
import { faultySentences } from '../support/verdict-table/sentences.js';
import { openStage, type Stage } from '../support/verdict-table/stage.js';
import { askApi, askCli, openModule, openPage } from '../support/verdict-table/surfaces.js';
import { makeInputs } from '../support/verdict-table/table.js';

/** Of the whole table, which `same-everywhere.long.test.ts` asks: every form and file of ours, and each sixth of all else. */
const OURS =
  /^(?:a module|a certificate|a bundle|a bundle in which the name is withheld|a PDF of a certificate|a badge in (?:PNG|SVG)|an SD-JWT|an SD-JWT signed with a certificate|a Europass file(?: of a revoked module)?|a transcript|a presentation that its holder signed|a module in a former name|an encrypted PDF|a file beyond all files|a picture of a code)$/;
const chosen = (inputs: readonly Input[]) =>
  inputs.filter(([name], index) => OURS.test(name) || index % 7 === 3);

const executablePath = findChromium() ?? '';
const inChromium = executablePath === '' ? describe.skip : describe;

inChromium('the same input', () => {
  let stage: Stage;
  let browser: Browser;
  let all: readonly Input[];
  beforeAll(async () => {
    stage = await openStage();
    all = await makeInputs(stage);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });

  test('stands once in a table of more than 200, each with what is expected', () => {
    const names = all.map(([name]) => name);
    expect(names.length).toBeGreaterThan(300);
    expect([...new Set(names)]).toEqual(names);
    // what others published is not everywhere
    const expected = Object.keys(EXPECTED).filter(
      (name) => names.includes(name) || !name.startsWith('published: '),
    );
    expect(names.toSorted()).toEqual(expected.toSorted());
    expect(chosen(all).length).toBeGreaterThanOrEqual(60);
  });

  test('has the same answer from the API, the command and the module, and from /verify without a network, in every language', async () => {
    const inputs = chosen(all);
    const context = await browser.newContext();
    const asked: string[] = [];
    context.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    const { page, ask } = await openPage(context, stage);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    expect(await page.evaluate(() => fetch('/healthz').then(Boolean, () => false))).toBe(false);
    const shown = await ask(inputs);
    await context.close();
    const opened = await openModule(browser, stage);
    const module = await opened.ask(inputs);
    await opened.close();
    const [api, cli] = [await askApi(stage, inputs), await askCli(stage, inputs)];
    expect(disagreements(inputs, { api, cli, module, page: shown })).toEqual([]);
    const given = [...api, ...module];
    const reports = given.flatMap((one) => ('report' in one ? [one.report] : []));
    const problems = given.flatMap((one) => ('code' in one ? [one] : []));
    expect(faultySentences(reports, problems)).toEqual([]);
    expect(asked.filter((one) => !one.startsWith(`GET ${stage.site.origin}/`))).toEqual([]);
  }, 120_000);
});
