import { type Reason, reasonsOf, reasonsOfAll } from '../../verification/reasons.js';
import type { CredentialReport, Verdict, VerificationReport } from '../../verification/report.js';
import type { Words } from '../../words/words.js';
import { MarkIcon } from '../marks.js';
import { Said, Sentence } from '../said.js';
import { countNotShown } from './parts.js';
import { reasonText } from './reasons.js';

/** The answer to the whole page: the verdict in words, why, and what to do about it. The page's only `h1`. */
export function WholeVerdict(props: { readonly report: VerificationReport; readonly words: Words }) {
  const { report, words } = props;
  const single = report.credentials.length === 1 ? report.credentials[0] : undefined;
  return (
    <section
      class={`verdict verdict-${report.verdict}`}
      data-verdict={report.verdict}
      aria-labelledby="verdict"
    >
      <MarkIcon mark={report.verdict} size="large" />
      <div>
        <h1 id="verdict">{words.text(`verdict.${report.verdict}`)}</h1>
        {report.verdict === 'verified' ? (
          <WhyVerified report={report} single={single} words={words} />
        ) : (
          <Reasons
            verdict={report.verdict}
            reasons={reasonsOfAll(report)}
            empty={report.credentials.length === 0}
            words={words}
          />
        )}
        {report.verifiedAsOf === undefined ? null : (
          <p class="as-of">{words.text('verdict.as-of', { instant: words.instant(report.verifiedAsOf) })}</p>
        )}
        {single ? null : <p>{words.count('verdict.several', report.credentials.length)}</p>}
        <p class="when">{words.text('verdict.checked', { instant: words.instant(report.checkedAt) })}</p>
      </div>
    </section>
  );
}

/** The verdict on one of several credentials, under its own title. */
export function OwnVerdict(props: { readonly report: CredentialReport; readonly words: Words }) {
  const { report, words } = props;
  return (
    <div class={`verdict verdict-small verdict-${report.verdict}`}>
      <MarkIcon mark={report.verdict} />
      <div>
        <p class="verdict-word">{words.text(`verdict.${report.verdict}`)}</p>
        {report.verdict === 'verified' ? (
          <WhyOne report={report} words={words} />
        ) : (
          <Reasons verdict={report.verdict} reasons={reasonsOf(report)} empty={false} words={words} />
        )}
      </div>
    </div>
  );
}

function WhyVerified(props: {
  readonly report: VerificationReport;
  readonly single: CredentialReport | undefined;
  readonly words: Words;
}) {
  if (props.single) return <WhyOne report={props.single} words={props.words} />;
  const notShown = props.report.credentials.reduce((sum, one) => sum + countNotShown(one), 0);
  return (
    <>
      <p class="why">{props.words.text('why.verified.several')}</p>
      <Vouched count={notShown} words={props.words} />
    </>
  );
}

function WhyOne(props: { readonly report: CredentialReport; readonly words: Words }) {
  const { summary } = props.report;
  const issuer = summary ? <Said text={summary.issuer.name ?? summary.issuer.did} limit={160} /> : null;
  return (
    <>
      <p class="why">
        <Sentence words={props.words} text={`why.verified.${summary?.kind ?? 'other'}`} values={{ issuer }} />
      </p>
      <Vouched count={countNotShown(props.report)} words={props.words} />
    </>
  );
}

/** For how many parts there is the word of the awarding body alone; nothing where all were shown. */
export function Vouched(props: { readonly count: number; readonly words: Words }) {
  return props.count === 0 ? null : <p>{props.words.count('vouched', props.count)}</p>;
}

function Reasons(props: {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly empty: boolean;
  readonly words: Words;
}) {
  const { words, verdict } = props;
  const sentences = [...new Set(props.reasons.map((reason) => reasonText(reason, words)))];
  const [first, ...others] = sentences;
  const decisive = props.reasons[0]?.result;
  const todo = decisive && (words.find(`todo.${decisive.code}`) ?? words.text(`todo.${decisive.check}`));
  return (
    <>
      <p class="why">
        <Said text={first ?? words.text(props.empty ? 'why.empty' : 'why.unstated')} limit={400} />
      </p>
      {others.length > 0 ? (
        <>
          <p class="also">{words.text('verdict.also')}</p>
          <ul class="also">
            {others.map((text) => (
              <li key={text}>
                <Said text={text} limit={400} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {verdict === 'undetermined' ? (
        <p class="todo">
          {words.text('todo.note')}
          {todo ? ` ${todo}` : null}
        </p>
      ) : null}
    </>
  );
}
