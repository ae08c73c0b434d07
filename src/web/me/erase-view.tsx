import type { ComponentChildren } from 'preact';
import { type TextMap, textIn } from '../../domain/text.js';
import type { ErasureReport } from '../../issuing/erasing/erase.js';
import type { TextKey } from '../../words/texts/en.js';
import type { Words } from '../../words/words.js';
import { PageForm, PageLink } from '../languages.js';
import { document, type Site, siteWords } from '../layout.js';
import { Said, Sentence } from '../said.js';
import { type Me, mePage } from './frame.js';

/** Titles of what is awarded, by code. */
export type Titles = ReadonlyMap<string, TextMap>;

/**
 * What erasing would do, and the way to the link by which it is confirmed; of several people whose credentials are in one account,
 * the first that can be erased from here. Where none can, the page doesn't say why: that others awarded something is not for
 * whoever holds an address by mistake. `asked`: the link is on its way.
 */
export function eraseView(
  me: Me,
  titles: Titles,
  previews: readonly (ErasureReport | undefined)[],
  asked = false,
): string {
  const words = siteWords(me.site);
  const preview = previews.find((one) => one !== undefined);
  const email = <Said text={me.signedIn.email} limit={254} />;
  return mePage(me, {
    title: words.text('erasure.me.title'),
    path: '/me/erase',
    children: (
      <>
        {asked ? (
          <p role="status" class="lead">
            <Sentence words={words} text="erasure.me.sent" values={{ email }} />
          </p>
        ) : (
          <p>{words.text('erasure.me.lead')}</p>
        )}
        {preview === undefined ? (
          <p>{words.text(previews.length === 0 ? 'me.list.none' : 'erasure.me.elsewhere')}</p>
        ) : (
          <>
            <Report words={words} titles={titles} report={preview} before />
            <Keep words={words} />
            {asked ? null : (
              <PageForm class="mail-form" to="/me/erase">
                <p>
                  <Sentence words={words} text="erasure.me.mail" values={{ email }} />
                </p>
                <button type="submit">{words.text('erasure.me.send')}</button>
              </PageForm>
            )}
            {previews.length > 1 ? <p class="when">{words.text('erasure.me.several')}</p> : null}
          </>
        )}
      </>
    ),
  });
}

/** What the link in the mail leads to; nothing happens before it is said so here. */
export function confirmErasureView(site: Site, titles: Titles, preview: ErasureReport): string {
  const words = siteWords(site);
  const title = words.text('erasure.me.title');
  return sheet(
    site,
    title,
    <>
      <p class="lead">{words.text('erasure.me.asked')}</p>
      <Report words={words} titles={titles} report={preview} before />
      <Keep words={words} />
      <form class="mail-form" method="post">
        <p>
          <label class="tick">
            <input type="checkbox" name="erase" value="yes" required />
            <span>{words.text('erasure.me.confirm')}</span>
          </label>
        </p>
        <button type="submit" class="danger">
          {words.text('erasure.me.button')}
        </button>
      </form>
    </>,
  );
}

/** What was erased and what remains, without a word of whose it was. */
export function reportView(site: Site, titles: Titles, report: ErasureReport): string {
  const words = siteWords(site);
  return sheet(
    site,
    words.text('erasure.title'),
    <>
      <p class="lead">{words.text('erasure.lead', { when: words.instant(report.at.toISOString()) })}</p>
      <Report words={words} titles={titles} report={report} />
      <p class="when">{words.text('erasure.receipt')}</p>
    </>,
  );
}

function sheet(site: Site, title: string, children: ComponentChildren): string {
  return document({
    site,
    words: siteWords(site),
    title,
    stylesheet: site.assets.meStylesheet,
    children: (
      <div class="sheet me">
        <h1 class="title">{title}</h1>
        {children}
      </div>
    ),
  });
}

const REMOVED = [
  'records',
  'identifiers',
  'documents',
  'results',
  'evidence',
  'shares',
  'registered',
  'offers',
  'contacts',
  'accounts',
  'mails',
  'consents',
  'reasons',
  'rows',
  'answers',
] as const satisfies readonly (keyof ErasureReport['removed'])[];

function Keep({ words }: { readonly words: Words }) {
  return (
    <p>
      {words.text('erasure.keep')} <PageLink to="/me">{words.text('me.archive.button')}</PageLink>
    </p>
  );
}

function Report(props: {
  readonly words: Words;
  readonly titles: Titles;
  readonly report: ErasureReport;
  readonly before?: boolean;
}) {
  const { words, titles, report, before } = props;
  const { removed, awards, auditEntries } = report;
  return (
    <>
      <h2>{words.text(before ? 'erasure.removes' : 'erasure.removed')}</h2>
      <dl class="facts counts">
        {REMOVED.filter((what) => removed[what] > 0).map((what) => (
          <div key={what} class="fact">
            <dt>{words.text(`erasure.removed.${what}`)}</dt>
            <dd>{words.number(removed[what])}</dd>
          </div>
        ))}
      </dl>
      <h2>{words.text('erasure.remains')}</h2>
      <p>{words.text('erasure.remains.why')}</p>
      <ul class="me-list">
        {awards.map(({ id, code, awardedOn, state, credentials }) => (
          <li key={id}>
            <Said text={textIn(titles.get(code) ?? { en: code }, words.tag)} limit={200} />
            <p class="when">
              {words.date(awardedOn)} {' · '} {words.text(`me.state.${state}`)} {' · '}
              {words.count('erasure.remains.credentials', credentials.length)}
            </p>
          </li>
        ))}
      </ul>
      <p>{words.count('erasure.remains.audit', auditEntries)}</p>
      <h2>{words.text('erasure.after')}</h2>
      <p>{words.text('erasure.after.text')}</p>
      <p>{words.text(...backups(words, report))}</p>
      <p class="when">{words.text('erasure.basis')}</p>
    </>
  );
}

/** What backups still hold, and until when. */
function backups(
  words: Words,
  { newestBackup, backupsUntil }: ErasureReport,
): [TextKey, Record<string, string>] {
  if (newestBackup === undefined) return ['erasure.backups.none', {}];
  if (backupsUntil === undefined) return ['erasure.backups.open', {}];
  return ['erasure.backups.until', { until: words.instant(backupsUntil.toISOString()) }];
}
