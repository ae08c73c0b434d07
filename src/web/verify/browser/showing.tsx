import { Fragment, render } from 'preact';
import { DemoBanner } from '../../demo-banner.js';
import { Answer } from '../../share/answer.js';
import { AsOf } from '../as-of.js';
import { ProblemBox } from '../problem.js';
import { element } from './elements.js';
import type { Answered } from './messages.js';
import { loadWords } from './words.js';

/** Each answer is shown anew, so that one that is like the one before is told, too. */
let shown = 0;

/** Shows an answer above the form, as the service would on a page of its own, or why there is none. */
export async function show(answered: Answered): Promise<void> {
  const words = await loadWords(document.documentElement.lang, element('verify').dataset.locale ?? 'en');
  const key = ++shown;
  const report = 'report' in answered ? answered.report : undefined;
  element('intro').hidden = report !== undefined;
  element('another').hidden = report === undefined;
  const demo = report?.credentials.some(({ summary }) => summary?.issuer.demo === true);
  render(
    report && (
      <Fragment key={key}>
        {demo && element('answer').dataset.demo === undefined ? <DemoBanner words={words} /> : null}
        <Answer report={report} words={words} foot={<AsOf sources={report.sources} words={words} />} />
      </Fragment>
    ),
    element('answer'),
  );
  render(
    'problem' in answered && <ProblemBox key={key} problem={answered.problem} words={words} />,
    element('problem'),
  );
  if (!report) return;
  document.title = words.text('verdict.title', { verdict: words.text(`verdict.${report.verdict}`) });
  element('answer').focus();
  scrollTo({ top: 0 });
}
