import { type TextMap, textIn } from '../../domain/text.js';
import type { VerificationReport } from '../../verification/report.js';
import type { Words } from '../../words/words.js';
import { PageForm, PageLink } from '../languages.js';
import { document, type Site, siteWords } from '../layout.js';
import { Said, Sentence } from '../said.js';
import { presentedView } from '../share/view.js';
import { ScanToWallet } from '../wallet/scan.js';

interface Named {
  readonly code: string;
  readonly title: TextMap;
}

/** What is asked for, as people call it. */
interface What {
  readonly kind: 'module' | 'programme';
  readonly title: TextMap;
}

export interface OpenModel {
  readonly what: What;
  /** `openid4vp://…`, made here. */
  readonly openid4vp: string;
  readonly learnerCredentialWallet: string;
  readonly expiresAt: string;
}

/** The page at which somebody chooses what to ask a wallet for. */
export function askView(
  site: Site,
  choice: { readonly programmes: readonly Named[]; readonly modules: readonly Named[] },
): string {
  const words = siteWords(site);
  return document({
    site,
    words,
    listed: true,
    title: words.text('ask.title'),
    stylesheet: site.assets.meStylesheet,
    children: (
      <div class="sheet">
        <h1 class="title">{words.text('ask.title')}</h1>
        <p class="lead">{words.text('ask.lead')}</p>
        <PageForm class="mail-form" to="/ask">
          <p>
            <label for="question">{words.text('ask.what')}</label>
            <select id="question" name="question" aria-describedby="above">
              <Options kind="programme" of={choice.programmes} words={words} />
              <Options kind="module" of={choice.modules} words={words} />
            </select>
          </p>
          <p id="above" class="when">
            {words.text('ask.above')}
          </p>
          <button type="submit">{words.text('ask.make')}</button>
        </PageForm>
        <p class="when">{words.text('ask.kept')}</p>
      </div>
    ),
  });
}

function Options(props: {
  readonly kind: What['kind'];
  readonly of: readonly Named[];
  readonly words: Words;
}) {
  const { kind, words } = props;
  return (
    <optgroup label={words.text(`ask.group.${kind}`)}>
      {props.of.map(({ code, title }) => (
        <option key={code} value={`${kind} ${code}`}>
          {`${code}: ${textIn(title, words.tag)}`}
        </option>
      ))}
    </optgroup>
  );
}

/** The request itself: a code for another device, links for this one. Its script waits for the answer. */
export function openView(site: Site, open: OpenModel): string {
  const words = siteWords(site);
  return document({
    site,
    words,
    title: words.text('ask.open.title'),
    stylesheet: site.assets.meStylesheet,
    script: site.assets.askScript,
    scripted: 'footer.text.waiting',
    children: (
      <div class="sheet">
        <h1 class="title">{words.text('ask.open.title')}</h1>
        <AskedFor what={open.what} words={words} />
        <p class="when">{words.text('ask.until', { instant: words.instant(open.expiresAt) })}</p>
        <ul class="wallet-steps">
          <li>
            <h2>{words.text('ask.scan')}</h2>
            <ScanToWallet link={open.openid4vp} label={words.text('ask.qr')} words={words} />
          </li>
          <li>
            <h2>{words.text('wallet.lcw')}</h2>
            <ScanToWallet link={open.learnerCredentialWallet} label={words.text('ask.qr')} words={words} />
          </li>
        </ul>
        <ul class="actions">
          <li>
            <a href={site.chosen ? `?lang=${site.language}` : '?'}>{words.text('ask.look')}</a>
          </li>
        </ul>
        <p class="when">{words.text('ask.secret')}</p>
        <p class="when">{words.text('ask.kept')}</p>
      </div>
    ),
  });
}

function AskedFor({ what, words }: { readonly what: What; readonly words: Words }) {
  const title = (
    <strong>
      <Said text={textIn(what.title, words.tag)} />
    </strong>
  );
  return (
    <p>
      <Sentence words={words} text={`ask.for.${what.kind}`} values={{ title }} />
    </p>
  );
}

/** The verdict on what a wallet presented, and what it was asked for. */
export function answerView(
  site: Site,
  answer: { readonly what: What; readonly report: VerificationReport; readonly forgottenAt: string },
): string {
  return presentedView({ ...site, report: answer.report }, (words) => (
    <section class="sheet" aria-label={words.text('check.question')}>
      <AskedFor what={answer.what} words={words} />
      <p class="when">{words.text('ask.forgotten', { instant: words.instant(answer.forgottenAt) })}</p>
      <Again words={words} />
    </section>
  ));
}

function Again({ words }: { readonly words: Words }) {
  return (
    <ul class="actions no-print">
      <li>
        <PageLink to="/ask">{words.text('ask.again')}</PageLink>
      </li>
    </ul>
  );
}

/** A request that nobody answered in time. */
export function expiredView(site: Site, what: What): string {
  return over(site, 'ask.expired', what);
}

/** The page of a secret that isn't known, or not any more (404). */
export function forgottenView(site: Site): string {
  return over(site, 'ask.gone', undefined);
}

function over(site: Site, stem: 'ask.expired' | 'ask.gone', what: What | undefined): string {
  const words = siteWords(site);
  return document({
    site,
    words,
    title: words.text(`${stem}.title`),
    children: (
      <div class="sheet notice">
        <h1 class="title">{words.text(`${stem}.title`)}</h1>
        {what ? <AskedFor what={what} words={words} /> : null}
        <p>{words.text(`${stem}.text`)}</p>
        <Again words={words} />
      </div>
    ),
  });
}
