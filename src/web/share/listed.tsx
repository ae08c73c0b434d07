import { reasonsOf } from '../../verification/reasons.js';
import type { CredentialReport } from '../../verification/report.js';
import type { Words } from '../../words/words.js';
import { MarkIcon } from '../marks.js';
import { Said, SaidLink } from '../said.js';
import { Checks } from './checks.js';
import { Contents, Facts, IssuerName, titleOf } from './facts.js';
import { countNotShown } from './parts.js';
import { reasonText } from './reasons.js';
import { Stack, Tally } from './stack.js';
import { Vouched } from './verdict.js';

interface ListedProps {
  readonly report: CredentialReport;
  readonly words: Words;
  /** Keeps ids apart where a page shows several records. */
  readonly prefix: string;
}

/** What a learner record lists: each credential with its own verdict, which opens to what it says. Nothing of what is no record. */
export function Listed({ report: { listed = [] }, words, prefix }: ListedProps) {
  if (listed.length === 0) return null;
  return (
    <section class="stack" aria-labelledby={`${prefix}-listed`}>
      <h3 id={`${prefix}-listed`}>{words.text('listed.heading')}</h3>
      <p>{words.count('listed.each', listed.length)}</p>
      <Tally marks={listed.map(({ verdict }) => verdict)} words={words} />
      <ol class="parts">
        {listed.map((report, index) => (
          <li key={`${index} ${report.summary?.id}`} class={`part part-${report.verdict}`}>
            <span class="part-number" aria-hidden="true">
              {index + 1}
            </span>
            <Entry report={report} words={words} prefix={`${prefix}-${index + 1}`} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({ report, words, prefix }: ListedProps) {
  const { verdict, summary, results } = report;
  const [reason] = reasonsOf(report);
  return (
    <div>
      <p class="part-title">
        {summary === undefined ? (
          words.text('fact.unread')
        ) : (
          <SaidLink text={titleOf(summary, words)} address={summary.achievement} limit={200} />
        )}
      </p>
      {summary === undefined ? null : (
        <p class="part-line">
          <span>{words.text(`kind.${summary.kind}`)}</span>
          <span>
            <IssuerName issuer={summary.issuer} words={words} />
          </span>
          {summary.ects === undefined ? null : (
            <span>{words.text('ects', { number: words.number(summary.ects) })}</span>
          )}
          {summary.awardedOn === undefined ? null : (
            <span>{words.text('stack.awarded', { date: words.date(summary.awardedOn) })}</span>
          )}
        </p>
      )}
      {reason === undefined ? null : (
        <p class="part-line">
          <Said text={reasonText(reason, words)} limit={400} />
        </p>
      )}
      <details class={`part-result part-result-${verdict} listed`}>
        <summary>
          <MarkIcon mark={verdict} /> <span>{words.text(`verdict.${verdict}`)}</span>
          <span class="more no-print">
            <span class="more-word">{words.text('listed.details')}</span>
          </span>
        </summary>
        {verdict === 'verified' ? <Vouched count={countNotShown(report)} words={words} /> : null}
        {summary === undefined ? null : (
          <>
            <Facts summary={summary} words={words} />
            <Contents summary={summary} words={words} />
          </>
        )}
        <Stack report={report} words={words} prefix={prefix} />
        <Listed report={report} words={words} prefix={prefix} />
        <h4>{words.text('checks.heading')}</h4>
        <Checks results={results} words={words} />
      </details>
    </div>
  );
}
