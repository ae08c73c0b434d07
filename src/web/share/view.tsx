import type { VNode } from 'preact';
import type { CredentialReport, VerificationReport } from '../../verification/report.js';
import type { Words } from '../../words/words.js';
import { document, siteWords } from '../layout.js';
import { VerifyForm } from '../verify/view.js';
import { BriefChecks, Checks } from './checks.js';
import { Contents, CredentialTitle, Facts } from './facts.js';
import type { ShareModel } from './model.js';
import { PassingOn } from './passing-on.js';
import { Stack } from './stack.js';
import { OwnVerdict, WholeVerdict } from './verdict.js';
import { Withheld } from './withheld.js';

/**
 * The page behind a QR code, as a complete HTML document: the verdict first, then who, what, where and when, the stack,
 * and how it was checked. Pure: the same model gives the same page. It needs no script, and its head names nobody.
 */
export function shareView(model: ShareModel): string {
  const { withheld } = model.share;
  const foot = (words: Words) => <PassingOn share={model.share} words={words} />;
  const about = (report: CredentialReport, words: Words) => (
    <Withheld report={report} withheld={withheld} words={words} />
  );
  return reportPage(model, { foot, about });
}

/** The same of a file that somebody handed in: nothing of it is kept, so there is nothing to pass on. */
export function reportView(model: Omit<ShareModel, 'share'>): string {
  const foot = (words: Words) => (
    <section class="sheet no-print" aria-labelledby="another">
      <h2 id="another">{words.text('verify.another')}</h2>
      <VerifyForm words={words} />
    </section>
  );
  return reportPage(model, { foot, stylesheet: model.assets.verifyStylesheet });
}

/** The same of what a wallet presented: `foot` says what it was asked for. */
export function presentedView(model: Omit<ShareModel, 'share'>, foot: Around['foot']): string {
  return reportPage(model, { foot });
}

interface Around {
  readonly foot: (words: Words) => VNode;
  /** What else there is to say of a credential. */
  readonly about?: (report: CredentialReport, words: Words) => VNode;
  readonly stylesheet?: string;
}

function reportPage(model: Omit<ShareModel, 'share'>, { foot, about, ...around }: Around): string {
  const words = siteWords(model);
  const { report } = model;
  const single = report.credentials.length === 1;
  return document({
    site: model,
    words,
    demo: model.demo || report.credentials.some((one) => one.summary?.issuer.demo === true),
    ...around,
    marks: true,
    title: words.text('verdict.title', { verdict: words.text(`verdict.${report.verdict}`) }),
    children: (
      <div class={report.credentials.some((one) => one.parts.length > 0) ? 'share share-stacked' : 'share'}>
        <WholeVerdict report={report} words={words} />
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
          <p class="when">{words.text('verdict.checked', { instant: words.instant(report.checkedAt) })}</p>
          <h3>{words.text('meaning.heading')}</h3>
          <p class="meaning">
            {words.text('meaning.does')} {words.text('meaning.does-not')}
          </p>
        </section>
        {foot(words)}
      </div>
    ),
  });
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
      {single ? null : (
        <details class="fold">
          <summary>{words.text('checks.heading')}</summary>
          <Checks results={report.results} words={words} />
        </details>
      )}
    </article>
  );
}
