import { render, type VNode } from 'preact';
import { type CheckRecord, isAbout } from '../../../verification/check-record-form.js';
import type { VerificationReport } from '../../../verification/report.js';
import type { Words } from '../../../words/words-of.js';
import { DemoBanner, isOfDemo } from '../../demo-banner.js';
import { Answer } from '../../share/answer.js';
import { AsOf } from '../as-of.js';
import { CheckRecordSheet } from '../check-record.js';
import { Elsewhere } from '../elsewhere.js';
import { ProblemBox } from '../problem.js';
import { element } from './elements.js';
import type { Answered, Foreign, Recorded } from './messages.js';
import { RecordHere } from './record-here.js';
import { loadWords } from './words.js';

/** What the reader can do about an answer. */
export interface Acts {
  /** Has fetched what others publish, and the answer found anew. */
  readonly fetchThem: (wanted: readonly Foreign[]) => void;
  /** Checks what one of several codes says. */
  readonly choose: (text: string) => void;
  /** Has the service check the same and sign what it finds; absent where there is nothing to be sent. */
  readonly getRecord?: (() => Promise<Recorded>) | undefined;
  /** Nobody asked for the answer just now: only a verdict that changed is worth to be led to. */
  readonly unasked: boolean;
}

/** Each answer is shown anew, so that one that is like the one before is told, too. */
let shown = 0;

/** The genuine record of a check that was handed in before. */
let handedInBefore: CheckRecord | undefined;

/** Shows an answer above the form, as the service would on a page of its own, or why there is none. */
export async function show(answered: Answered, acts: Acts): Promise<void> {
  const words = await loadWords(document.documentElement.lang, element('verify').dataset.locale ?? 'en');
  const key = ++shown;
  const before = element('answer').querySelector('[data-verdict]')?.getAttribute('data-verdict');
  const isProblem = 'problem' in answered;
  element('intro').hidden = !isProblem;
  element('another').hidden = isProblem;
  render(viewOf(answered, acts, words, key), element('answer'));
  render(
    isProblem && <ProblemBox key={key} problem={answered.problem} words={words} choose={acts.choose} />,
    element('problem'),
  );
  const verdict = 'report' in answered ? answered.report.verdict : undefined;
  if (acts.unasked && verdict === before) return;
  if (isProblem) return element('problem').scrollIntoView({ block: 'nearest' });
  document.title =
    'record' in answered
      ? words.text('record.heading')
      : words.text('verdict.title', { verdict: words.text(`verdict.${answered.report.verdict}`) });
  element('answer').focus();
  scrollTo({ top: 0 });
}

function viewOf(answered: Answered, acts: Acts, words: Words, key: number): VNode | null {
  if ('problem' in answered) return null;
  if ('record' in answered) {
    const { finding } = answered.record;
    handedInBefore = finding === 'genuine' ? answered.record.record : undefined;
    return <CheckRecordSheet key={key} found={answered.record} words={words} />;
  }
  const { report, places, offline } = answered;
  const { getRecord } = acts;
  return (
    <AnswerHere
      key={key}
      report={report}
      words={words}
      offline={offline}
      hint={
        <>
          {handedInBefore === undefined ? null : (
            <p class="sheet record-about">
              {words.text(isAbout(handedInBefore, report) ? 'record.about' : 'record.not-about')}
            </p>
          )}
          <Elsewhere places={places} at={report.checkedAt} words={words} fetchThem={acts.fetchThem} />
        </>
      }
      further={getRecord && <RecordHere verdict={report.verdict} getRecord={getRecord} words={words} />}
    />
  );
}

/**
 * An answer that was found on the reader's own machine. `hint`: what stands below its verdict; `offline`: it was found without a network,
 * which is told right there, too.
 */
export function AnswerHere(props: {
  readonly report: VerificationReport;
  readonly words: Words;
  readonly hint?: VNode;
  readonly offline?: boolean;
  /** What stands at its end. */
  readonly further?: VNode | undefined;
}) {
  const { report, words, hint, offline = false, further } = props;
  const asOf = <AsOf sources={report.sources} words={words} offline={offline} />;
  return (
    <>
      {isOfDemo(report.credentials) && element('answer').dataset.demo === undefined ? (
        <DemoBanner words={words} />
      ) : null}
      <Answer
        report={report}
        words={words}
        hint={
          <>
            {offline ? asOf : null}
            {hint}
          </>
        }
        foot={
          <>
            {offline ? null : asOf}
            {further}
          </>
        }
      />
    </>
  );
}
