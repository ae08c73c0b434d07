import type { Request, RequestHandler, Response } from 'express';
import type { ComponentChildren } from 'preact';
import type { SignedIn } from '../../access/accounts.js';
import type { TextKey } from '../../words/texts/en.js';
import { PRIVATE } from '../form.js';
import { document, type Site, siteWords } from '../layout.js';
import { Said, Sentence } from '../said.js';
import type { MeDeps } from './deps.js';

/** Who looks at their own, and where. */
export interface Me {
  readonly site: Site;
  readonly signedIn: SignedIn;
}

/** The pages that the navigation leads to. An area that is added has its line here. */
const PAGES = [
  ['/me', 'me.nav.list'],
  ['/me/path', 'me.nav.path'],
  ['/me/share', 'share-choice.title'],
  ['/me/consent', 'me.nav.consent'],
  ['/me/register', 'register.me.nav'],
  ['/me/sessions', 'me.nav.sessions'],
  ['/me/address', 'me.nav.address'],
  ['/me/erase', 'erasure.me.nav'],
] as const satisfies readonly (readonly [string, TextKey])[];

type MePath = (typeof PAGES)[number][0];

/** Serves to who is signed in what is theirs; leads all others to where one signs in. */
export function forSignedIn(
  deps: Pick<MeDeps, 'accounts' | 'site'>,
  serve: (request: Request, response: Response, me: Me) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    response.set(PRIVATE);
    const signedIn = await deps.accounts.signedIn(request);
    if (!signedIn) {
      response.redirect(303, '/sign-in');
      return;
    }
    await serve(request, response, { site: await deps.site(request), signedIn });
  };
}

/** Serves what is there for who is signed in. */
export type Serve = (request: Request, response: Response, me: Me) => Promise<void>;

/** A page of somebody who is signed in: with the navigation of all of these pages. */
export function mePage(
  { site, signedIn }: Me,
  page: {
    readonly title: string;
    /** What the title is the title of. */
    readonly kicker?: string;
    readonly path?: MePath;
    readonly children: ComponentChildren;
  },
): string {
  const words = siteWords(site);
  return document({
    site,
    words,
    title: page.title,
    stylesheet: site.assets.meStylesheet,
    cookie: true,
    children: (
      <div class="sheet me">
        <nav class="me-nav no-print" aria-label={words.text('me.nav')}>
          <ul>
            {PAGES.map(([path, label]) => (
              <li key={path}>
                <a href={path} aria-current={path === page.path ? 'page' : undefined}>
                  {words.text(label)}
                </a>
              </li>
            ))}
          </ul>
          <form method="post" action="/sign-out">
            <button type="submit" class="quiet">
              {words.text('me.sign-out')}
            </button>
          </form>
        </nav>
        {page.kicker === undefined ? null : <p class="kicker">{page.kicker}</p>}
        <h1 class="title">
          <bdi>{page.title}</bdi>
        </h1>
        {page.children}
        <p class="when">
          <Sentence
            words={words}
            text="me.signed-in"
            values={{ email: <Said text={signedIn.email} limit={254} /> }}
          />
        </p>
      </div>
    ),
  });
}
