import { reasonsOfAll } from '../../../src/verification/reasons.js';
import { OF_PICTURES, unaccounted } from './by-design.js';
import { EXPECTED } from './expected.js';
import type { Input } from './inputs.js';
import { problemSentence } from './sentences.js';
import { type Answered, type Shown, shownOf, toldOf } from './surfaces.js';

/** What the four say to the same inputs, in their order. */
export interface Answers {
  readonly api: readonly Answered[];
  readonly cli: readonly Answered[];
  readonly module: readonly Answered[];
  readonly page: readonly Shown[];
}

/** Each input of which one of them says something else than is expected, or than the others do, with what that is. */
export function disagreements(inputs: readonly Input[], answers: Answers): string[] {
  return inputs.flatMap(([name], index) => {
    const [api, cli, module] = [answers.api[index], answers.cli[index], answers.module[index]];
    const shown = answers.page[index];
    if (!api || !cli || !module || !shown) return [`${name}: not answered`];
    const expected = EXPECTED[name];
    if (expected === undefined) return [`${name}: nothing is expected, ${decisive(api)}`];
    const of = typeof expected === 'string' ? { service: expected } : expected;
    const service = toldOf(api);
    const faults = [
      ...differs('API', decisive(api), of.service),
      ...differs('CLI', JSON.stringify(toldOf(cli)), JSON.stringify(service)),
      ...differs('module', decisive(module), of.browser ?? of.service),
      ...unaccounted(service.codes, toldOf(module).codes),
      ...pageFaults(module, shown, of.page),
    ];
    return faults.map((fault) => `${name}: ${fault}`);
  });
}

function pageFaults(module: Answered, shown: Shown, problem: string | undefined): string[] {
  if ('report' in module) {
    const { verdict, codes } = shownOf(module.report);
    return differs('page', `${shown.verdict} ${shown.codes.join(' ')}`, `${verdict} ${codes.join(' ')}`);
  }
  if (problem !== undefined && !OF_PICTURES.includes(problem)) return [`page: ${problem} is not by design`];
  const sentence = problemSentence({ ...module, code: problem ?? module.code }, 'en');
  return differs('page', `${shown.verdict}: ${shown.said}`, `unreadable: ${sentence}`);
}

function differs(where: string, found: string, expected: string): string[] {
  return found === expected ? [] : [`${where}: ${found}, not ${expected}`];
}

function decisive(answered: Answered): string {
  if ('code' in answered) return answered.code;
  const { report } = answered;
  return [report.verdict, reasonsOfAll(report)[0]?.result.code ?? ''].join(' ').trim();
}
