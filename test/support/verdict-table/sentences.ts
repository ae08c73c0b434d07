import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { reasonsOfAll } from '../../../src/verification/reasons.js';
import type { CheckResult, VerificationReport } from '../../../src/verification/report.js';
import { reasonText } from '../../../src/web/share/reasons.js';
import { sentenceOf } from '../../../src/web/share/sentences.js';
import { ProblemBox, type ShownProblem } from '../../../src/web/verify/problem.js';
import { LANGUAGES } from '../../../src/words/languages.js';
import { wordsFor } from '../../../src/words/words.js';
import { resultsIn } from './surfaces.js';

/** Why something can't be checked, in a language, as a page says it: its first paragraph. */
export function problemSentence(problem: ShownProblem, language: string): string {
  const html = renderToString(h(ProblemBox, { problem, words: wordsFor(language) }));
  const [, first = ''] = /<p>(.*?)<\/p>/.exec(html) ?? [];
  return first
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"');
}

/** What is wrong with the sentences of these answers: none, English in another language, a code, a value that is missing. */
export function faultySentences(
  reports: readonly VerificationReport[],
  problems: readonly ShownProblem[],
): string[] {
  const results = new Map<string, CheckResult>();
  for (const report of reports)
    for (const result of [...report.results, ...report.credentials.flatMap(resultsIn)])
      results.set(`${result.code} ${result.message}`, result);
  const reasons = reports.flatMap((report) => reasonsOfAll(report).slice(0, 1));
  const faults = new Set<string>();
  const english = wordsFor('en');
  for (const { tag } of LANGUAGES) {
    const words = wordsFor(tag);
    const look = (code: string, text: string, inEnglish: string) => {
      const isFaulty = text.trim() === '' || text.includes(code) || /\{\w+\}|undefined/.test(text);
      if (isFaulty || (tag !== 'en' && text === inEnglish)) faults.add(`${tag} ${code}: ${text}`);
    };
    for (const result of results.values())
      look(result.code, sentenceOf(result, words).text, sentenceOf(result, english).text);
    for (const reason of reasons)
      look(reason.result.code, reasonText(reason, words), reasonText(reason, english));
    for (const problem of problems)
      look(problem.code, problemSentence(problem, tag), problemSentence(problem, 'en'));
  }
  return [...faults];
}
