import type { VNode } from 'preact';
import type { CredentialReport, VerificationReport } from '../../verification/report.js';
import type { Words } from '../../words/words.js';
import { BriefChecks, Checks } from './checks.js';
import { Contents, CredentialTitle, Facts } from './facts.js';
import { Listed } from './listed.js';
import { Stack } from './stack.js';
import { OwnVerdict, WholeVerdict } from './verdict.js';

/**
 * The one answer to what was handed in, on whatever page: the verdict first, then who, what, where and when, the stack or what it lists,
 * and how it was checked.
 */
export function Answer(props: {
  readonly report: VerificationReport;
  readonly words: Words;
  /** What else there is to say of a credential. */
  readonly about?: ((report: CredentialReport, words: Words) => VNode) | undefined;
  /** What stands right below the verdict. */
  readonly hint?: VNode | undefined;
  /** What stands below it. */
  readonly foot?: VNode | undefined;
}) {
  const { report, words, about, hint, foot } = props;
  const single = report.credentials.length === 1;
  return (
    <div class={report.credentials.some((one) => one.parts.length > 0) ? 'share share-stacked' : 'share'}>
      <WholeVerdict report={report} words={words} />
      {hint}
      {report.credentials.map((credential, index) => (
        <Credential
          key={credential.summary?.id ?? index}
          report={credential}
          single={single}
          number={index + 1}
          about={about?.(credential, words)}
          words={words}
        />
      ))}
      <section class="how" aria-labelledby="how">
        <h2 id="how">{words.text('checks.heading')}</h2>
        <HowChecked report={report} words={words} />
        <h3>{words.text('meaning.heading')}</h3>
        <p class="meaning">
          {words.text('meaning.does')} {words.text('meaning.does-not')}
        </p>
      </section>
      {foot}
    </div>
  );
}

/**
 * The checks of the only credential, then those of the input as a whole; of these, what doesn't apply is just one more
 * line. The print has the same in one line a check.
 */
function HowChecked(props: { readonly report: VerificationReport; readonly words: Words }) {
  const { report, words } = props;
  const own = report.credentials.length === 1 ? (report.credentials[0]?.results ?? []) : [];
  const quiet = report.results.every((result) => result.outcome === 'not-applicable');
  if (own.length + report.results.length === 0 && report.credentials.length > 1) return null;
  return (
    <>
      <BriefChecks results={[...own, ...report.results]} words={words} />
      <div class="no-print">
        <Checks results={quiet ? [...own, ...report.results] : own} words={words} />
        {quiet ? null : (
          <>
            <h3>{words.text('checks.whole')}</h3>
            <Checks results={report.results} words={words} />
          </>
        )}
      </div>
    </>
  );
}

interface CredentialProps {
  readonly report: CredentialReport;
  /** The only credential of the page: its verdict and its checks are the page's. */
  readonly single: boolean;
  readonly number: number;
  readonly about: VNode | undefined;
  readonly words: Words;
}

function Credential(props: CredentialProps) {
  const { report, single, words } = props;
  const prefix = `c${props.number}`;
  return (
    <article class="credential" aria-labelledby={`${prefix}-title`}>
      {report.summary === undefined ? (
        <h2 id={`${prefix}-title`} class="title">
          {words.text('fact.unread')}
        </h2>
      ) : (
        <>
          <CredentialTitle summary={report.summary} id={`${prefix}-title`} words={words} />
          {single ? null : <OwnVerdict report={report} words={words} />}
          <Facts summary={report.summary} words={words} />
          {props.about}
          <Contents summary={report.summary} words={words} />
        </>
      )}
      {single || report.summary !== undefined ? null : <OwnVerdict report={report} words={words} />}
      <Stack report={report} words={words} prefix={prefix} />
      <Listed report={report} words={words} prefix={prefix} />
      {single ? null : (
        <details class="fold">
          <summary>{words.text('checks.heading')}</summary>
          <Checks results={report.results} words={words} />
        </details>
      )}
    </article>
  );
}
