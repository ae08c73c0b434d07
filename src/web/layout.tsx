import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { TextKey } from '../words/texts/en.js';
import { type Words, wordsFor } from '../words/words.js';
import type { AssetPaths } from './assets.js';
import { DemoBanner } from './demo-banner.js';
import { LanguageLinks, PageLink, ReadIn, type Reading } from './languages.js';
import { MarkSymbols } from './marks.js';
import { ownAddress } from './safe.js';
import { Said, Sentence } from './said.js';

/** What every page needs to know about the site that it stands on. */
export interface Site extends Reading {
  /** Origin and path of the deployment, without a slash at the end. */
  readonly publicUrl: string;
  readonly networkName: string;
  /** The deployment is a demonstration: every page says so. */
  readonly demo: boolean;
  readonly assets: AssetPaths;
}

interface Page {
  readonly site: Site;
  readonly words: Words;
  /** Goes into the browser's history and tabs: never anything about a person. */
  readonly title: string;
  /** Overrides the site's: a demo issuer's credential may be shown on a real site. */
  readonly demo?: boolean;
  /** Whether search engines may list the page. */
  readonly listed?: boolean;
  /** Whether marks are drawn on the page. */
  readonly marks?: boolean;
  /** A further style sheet, after the one of all pages. */
  readonly stylesheet?: string;
  /** Whether the page needs the cookie by which somebody is signed in. */
  readonly cookie?: boolean;
  /** A module of this site that the page runs; its policy has to allow it. */
  readonly script?: string;
  /** What the footer says of that script. */
  readonly scripted?: TextKey;
  readonly children: ComponentChildren;
}

/** A complete HTML document with header, main landmark and footer. */
export function document(page: Page): string {
  const html = (
    <ReadIn.Provider value={page.site}>
      <Html {...page} />
    </ReadIn.Provider>
  );
  return `<!doctype html>\n${renderToString(html)}`;
}

/** The words for a site's language. */
export function siteWords(site: Site): Words {
  return wordsFor(site.language);
}

function Html(page: Page): VNode {
  const { site, words } = page;
  return (
    <html lang={words.tag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        {page.listed ? null : <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        <title>{`${page.title} – ${words.text('brand')}`}</title>
        <link rel="stylesheet" href={ownAddress(site.assets.fontsStylesheet)} />
        <link rel="stylesheet" href={ownAddress(site.assets.stylesheet)} />
        {page.stylesheet === undefined ? null : <link rel="stylesheet" href={ownAddress(page.stylesheet)} />}
        {page.script === undefined ? null : <script type="module" src={ownAddress(page.script)} />}
        <link rel="icon" type="image/svg+xml" href={ownAddress(site.assets.icon)} />
      </head>
      <body>
        {page.marks ? <MarkSymbols /> : null}
        <a class="skip" href="#main">
          {words.text('skip')}
        </a>
        {(page.demo ?? site.demo) ? <DemoBanner words={words} /> : null}
        <header class="site-header">
          <PageLink class="brand" to="/">
            <Logo />
            <span>
              <span class="brand-name">{words.text('brand')}</span>{' '}
              <span class="brand-network">
                <Said text={site.networkName} limit={80} />
              </span>
            </span>
          </PageLink>
        </header>
        <main id="main" tabIndex={-1}>
          {page.children}
        </main>
        <footer class="site-footer">
          {site.address === undefined ? null : <LanguageLinks address={site.address} words={words} />}
          <p>
            <Sentence
              words={words}
              text={footerText(page)}
              values={{ network: <Said text={site.networkName} limit={80} /> }}
            />
          </p>
          <p class="no-print">
            <PageLink to="/">{words.text('footer.about')}</PageLink>{' '}
            <PageLink to="/me">{words.text('footer.sign-in')}</PageLink>{' '}
            <PageLink to="/verify">{words.text('home.verify')}</PageLink>{' '}
            <PageLink to="/register">{words.text('register.me.title')}</PageLink>{' '}
            <a href="/docs">{words.text('footer.docs')}</a>
          </p>
        </footer>
      </body>
    </html>
  );
}

function footerText({ script, scripted, cookie }: Page): TextKey {
  if (cookie) return 'footer.text.signed-in';
  return script === undefined ? 'footer.text' : (scripted ?? 'footer.text.scripted');
}

function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M4 26c0-4 5-5.5 12-5.5s12 1.5 12 5.5c0 2.5-4 3.5-12 3.5s-12-1-12-3.5z" />
      <path d="M7.5 16.5c0-3 3.5-4.2 9-4.2s8.5 1.2 8.5 4.2c0 2-3 3-8.5 3s-9-1-9-3z" />
      <path d="M11 8.2c0-3 2-5.2 5.2-5.2s5.3 2.2 5.3 5c0 2.2-2 3.3-5.3 3.3s-5.2-1-5.2-3.1z" />
    </svg>
  );
}
