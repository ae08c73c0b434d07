import type { Request, RequestHandler, Response } from 'express';
import type { ComponentChildren } from 'preact';
import type { SignedIn } from '../../access/accounts.js';
import type { TextKey } from '../../words/texts/en.js';
import type { Words } from '../../words/words.js';
import { leadTo, PRIVATE } from '../form.js';
import { PageForm, PageLink } from '../languages.js';
import { document, type Site, siteWords } from '../layout.js';
import { Said, Sentence } from '../said.js';
import type { MeDeps } from './deps.js';

/** Who looks at their own, and where. */
export interface Me {
  readonly site: Site;
  readonly signedIn: SignedIn;
}

/** What the navigation leads to: areas with their pages, of which the first is what the area leads to. */
const AREAS = [
  { label: 'me.nav.list', pages: [['/me', 'me.nav.list']] },
  {
    label: 'me.nav.path',
    pages: [
      ['/me/path', 'me.nav.path.overview'],
      ['/me/consent', 'me.nav.consent'],
    ],
  },
  {
    label: 'share-choice.title',
    pages: [
      ['/me/share', 'share-choice.nav'],
      ['/me/register', 'register.me.nav'],
    ],
  },
  {
    label: 'me.nav.account',
    pages: [
      ['/me/address', 'me.nav.address'],
      ['/me/sessions', 'me.nav.sessions'],
      ['/me/erase', 'erasure.me.nav'],
    ],
  },
] as const satisfies readonly Area[];

interface Area {
  readonly label: TextKey;
  readonly pages: readonly [PageLine, ...PageLine[]];
}
type PageLine = readonly [path: string, label: TextKey];
type MePath = (typeof AREAS)[number]['pages'][number][0];

/** Serves to who is signed in what is theirs; leads all others to where one signs in. */
export function forSignedIn(
  deps: Pick<MeDeps, 'accounts' | 'site'>,
  serve: (request: Request, response: Response, me: Me) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    response.set(PRIVATE);
    const signedIn = await deps.accounts.signedIn(request);
    if (!signedIn) {
      leadTo(response, '/sign-in');
      return;
    }
    await serve(request, response, { site: await deps.site(request, signedIn.language), signedIn });
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
        <Navigation current={page.path} words={words} />
        {page.kicker === undefined ? null : <p class="kicker">{page.kicker}</p>}
        <h1 class="title">
          <bdi>{page.title}</bdi>
        </h1>
        {page.children}
        <PageForm to="/sign-out" class="me-foot no-print">
          <p class="when">
            <Sentence
              words={words}
              text="me.signed-in"
              values={{ email: <Said text={signedIn.email} limit={254} /> }}
            />
          </p>
          <button type="submit" class="quiet">
            {words.text('me.sign-out')}
          </button>
        </PageForm>
      </div>
    ),
  });
}

/** The areas, and below them the pages of the one that somebody is in. */
function Navigation({ current, words }: { readonly current: MePath | undefined; readonly words: Words }) {
  const areas: readonly Area[] = AREAS;
  const here = areas.find(({ pages }) => pages.some(([path]) => path === current));
  return (
    <>
      <nav class="me-nav no-print" aria-label={words.text('me.nav')}>
        <ul>
          {areas.map((area) => {
            const [[first]] = area.pages;
            const isHere = first === current ? 'page' : area === here ? 'true' : undefined;
            return (
              <li key={first}>
                <PageLink to={first} aria-current={isHere}>
                  {words.text(area.label)}
                </PageLink>
              </li>
            );
          })}
        </ul>
      </nav>
      {here === undefined || here.pages.length === 1 ? null : (
        <nav class="me-subnav no-print" aria-label={words.text(here.label)}>
          <ul>
            {here.pages.map(([path, label]) => (
              <li key={path}>
                <PageLink to={path} aria-current={path === current ? 'page' : undefined}>
                  {words.text(label)}
                </PageLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
