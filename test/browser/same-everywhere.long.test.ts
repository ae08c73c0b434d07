import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { LANGUAGES } from '../../src/words/languages.js';
import { findChromium } from '../support/chromium.js';
import { disagreements } from '../support/verdict-table/everywhere.js';
import type { Input } from '../support/verdict-table/inputs.js';
import { faultySentences, problemSentence } from '../support/verdict-table/sentences.js';
import { openStage, type Stage } from '../support/verdict-table/stage.js';
import {
  type Answered,
  askApi,
  askApiEach,
  askCli,
  askInNode,
  openModule,
  openPage,
  toldOf,
} from '../support/verdict-table/surfaces.js';
import { makeInputs } from '../support/verdict-table/table.js';

const executablePath = findChromium() ?? '';
const inChromium = executablePath === '' ? describe.skip : describe;

/** All of the table of which `npm test` asks a part. */
inChromium('every input', () => {
  let stage: Stage;
  let browser: Browser;
  let inputs: readonly Input[];
  let module: readonly Answered[];
  beforeAll(async () => {
    stage = await openStage();
    inputs = await makeInputs(stage);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    const opened = await openModule(browser, stage);
    module = await opened.ask(inputs);
    await opened.close();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });

  test('has the same answer from the API, the command, the module and /verify, in every language', async () => {
    const context = await browser.newContext();
    const { ask } = await openPage(context, stage);
    const page = await ask(inputs);
    await context.close();
    const [api, cli] = [await askApi(stage, inputs), await askCli(stage, inputs)];
    expect(disagreements(inputs, { api, cli, module, page })).toEqual([]);
    const given = [...api, ...module];
    const reports = given.flatMap((one) => ('report' in one ? [one.report] : []));
    const problems = given.flatMap((one) => ('code' in one ? [one] : []));
    expect(faultySentences(reports, problems)).toEqual([]);
  }, 180_000);

  test('has in a request of its own the answer that it has among others', async () => {
    const [each, all] = [await askApiEach(stage, inputs), await askApi(stage, inputs)];
    for (const [index, [name]] of inputs.entries())
      expect([name, each[index] && toldOf(each[index])]).toEqual([name, all[index] && toldOf(all[index])]);
  }, 120_000);

  test('has from the module in Node the answer that it has in Chromium', async () => {
    const answers = (await askInNode(stage, inputs)).map(toldOf);
    for (const [index, [name]] of inputs.entries())
      expect([name, answers[index]]).toEqual([name, module[index] && toldOf(module[index])]);
  }, 120_000);

  test('is told on /verify in the language of the page why it cannot be checked', async () => {
    const unread = inputs.flatMap((input, index) => {
      const answered = module[index];
      const isPicture = /picture|photograph|animation|PNG/.test(input[0]);
      return answered && 'code' in answered && !isPicture ? [{ input, answered }] : [];
    });
    const codes = new Map(unread.map((one) => [one.answered.code, one]));
    expect(codes.size).toBeGreaterThan(15);
    const few = [...codes.values()];
    const context = await browser.newContext();
    for (const { tag } of LANGUAGES) {
      const { ask, page } = await openPage(context, stage, tag);
      const shown = await ask(few.map(({ input }) => input));
      const said = shown.map((one) => one.said);
      expect([tag, said]).toEqual([tag, few.map(({ answered }) => problemSentence(answered, tag))]);
      await page.close();
    }
    await context.close();
  }, 120_000);
});
