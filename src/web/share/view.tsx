import type { VNode } from 'preact';
import type { CredentialReport } from '../../verification/report.js';
import type { Words } from '../../words/words.js';
import { isOfDemo } from '../demo-banner.js';
import { document, siteWords } from '../layout.js';
import { VerifyForm } from '../verify/view.js';
import { Answer } from './answer.js';
import type { ShareModel } from './model.js';
import { PassingOn } from './passing-on.js';
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

/** The same of what a wallet presented: `hint` says what it was asked for. */
export function presentedView(model: Omit<ShareModel, 'share'>, hint: (words: Words) => VNode): string {
  return reportPage(model, { hint, stylesheet: model.assets.verifyStylesheet });
}

interface Around {
  /** What stands right below the verdict. */
  readonly hint?: (words: Words) => VNode;
  readonly foot?: (words: Words) => VNode;
  /** What else there is to say of a credential. */
  readonly about?: (report: CredentialReport, words: Words) => VNode;
  readonly stylesheet?: string;
}

function reportPage(model: Omit<ShareModel, 'share'>, { hint, foot, about, ...around }: Around): string {
  const words = siteWords(model);
  const { report } = model;
  return document({
    site: model,
    words,
    demo: model.demo || isOfDemo(report.credentials),
    ...around,
    marks: true,
    title: words.text('verdict.title', { verdict: words.text(`verdict.${report.verdict}`) }),
    children: (
      <Answer report={report} words={words} about={about} hint={hint?.(words)} foot={foot?.(words)} />
    ),
  });
}
