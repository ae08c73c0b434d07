import { render, type VNode } from 'preact';
import type { VerificationReport } from '../../../verification/report.js';
import type { Words } from '../../../words/words-of.js';
import { DemoBanner } from '../../demo-banner.js';
import { Answer } from '../../share/answer.js';
import { AsOf } from '../as-of.js';
import { Elsewhere } from '../elsewhere.js';
import { ProblemBox } from '../problem.js';
import { element } from './elements.js';
import type { Answered, Foreign } from './messages.js';
import { loadWords } from './words.js';

/** What the reader can do about an answer. */
export interface Acts {
  /** Has fetched what others publish, and the answer found anew. */
  readonly fetchThem: (wanted: readonly Foreign[]) => void;
  /** Checks what one of several codes says. */
  readonly choose: (text: string) => void;
  /** Nobody asked for the answer just now: only a verdict that changed is worth to be led to. */
  readonly unasked: boolean;
}

/** Each answer is shown anew, so that one that is like the one before is told, too. */
let shown = 0;

/** Shows an answer above the form, as the service would on a page of its own, or why there is none. */
export async function show(answered: Answered, acts: Acts): Promise<void> {
  const words = await loadWords(document.documentElement.lang, element('verify').dataset.locale ?? 'en');
  const key = ++shown;
  const { report, places } = 'report' in answered ? answered : { report: undefined, places: [] };
  const before = element('answer').querySelector('[data-verdict]')?.getAttribute('data-verdict');
  element('intro').hidden = report !== undefined;
  element('another').hidden = report === undefined;
  render(
    report && (
      <AnswerHere
        key={key}
        report={report}
        words={words}
        hint={<Elsewhere places={places} at={report.checkedAt} words={words} fetchThem={acts.fetchThem} />}
      />
    ),
    element('answer'),
  );
  render(
    'problem' in answered && (
      <ProblemBox key={key} problem={answered.problem} words={words} choose={acts.choose} />
    ),
    element('problem'),
  );
  if (!report || (acts.unasked && report.verdict === before)) return;
  document.title = words.text('verdict.title', { verdict: words.text(`verdict.${report.verdict}`) });
  element('answer').focus();
  scrollTo({ top: 0 });
}

/** An answer that was found on the reader's own machine. `hint`: what stands below its verdict. */
export function AnswerHere(props: {
  readonly report: VerificationReport;
  readonly words: Words;
  readonly hint?: VNode;
}) {
  const { report, words, hint } = props;
  const demo = report.credentials.some(({ summary }) => summary?.issuer.demo === true);
  const foot = <AsOf sources={report.sources} words={words} />;
  return (
    <>
      {demo && element('answer').dataset.demo === undefined ? <DemoBanner words={words} /> : null}
      <Answer report={report} words={words} hint={hint} foot={foot} />
    </>
  );
}
