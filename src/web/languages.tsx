import { createContext, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { LANGUAGES } from '../words/languages.js';
import type { Words } from '../words/words.js';
import { ownAddress } from './safe.js';

/** Of a site: in which language a page of it is read. */
export interface Reading {
  /** BCP 47 tag of the page's language. */
  readonly language: string;
  /** Whether the reader chose the language with a link: then links to other pages keep it. */
  readonly chosen?: boolean;
  /** Path and query of the page; `undefined` for what has no address in another language, such as what is shown once. */
  readonly address?: string | undefined;
}

/** How the page is read that is being rendered. */
export const ReadIn = createContext<Reading>({ language: LANGUAGES[0].tag });

/** A path of this site, in the language that the reader chose, if they chose one. */
export function pathOn(chosen: string | undefined, path: string): string {
  return chosen === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${chosen}`;
}

/** The address of a page as links on the one that is being rendered have it. */
function useAddress(path: string): string | undefined {
  const { chosen, language } = useContext(ReadIn);
  return ownAddress(pathOn(chosen ? language : undefined, path));
}

/** A link to another page of this site, which keeps the language that the reader chose. */
export function PageLink({
  to,
  ...rest
}: Omit<JSX.IntrinsicElements['a'], 'href'> & { readonly to: string }) {
  return <a {...rest} href={useAddress(to)} />;
}

/** A form that is sent to a page of this site; the answer keeps the language, too. */
export function PageForm({
  to,
  ...rest
}: Omit<JSX.IntrinsicElements['form'], 'action' | 'method'> & { readonly to: string }) {
  return <form {...rest} method="post" action={useAddress(to)} />;
}

/**
 * The same page in the other languages, each by its own name; and, of a translation that nobody has read, that it is one.
 * `address`: path and query of the page.
 */
export function LanguageLinks({ address, words }: { readonly address: string; readonly words: Words }) {
  const at = address.indexOf('?');
  // relative, so that a page at a secret address doesn't repeat it
  const inLanguage = (tag: string) => {
    const changed = new URLSearchParams(at < 0 ? '' : address.slice(at));
    changed.set('lang', tag);
    return `?${changed}`;
  };
  return (
    <nav class="languages no-print" aria-label={words.text('footer.languages')}>
      {words.reviewed ? null : (
        <p>
          {words.text('footer.unreviewed')} <a href={inLanguage('en')}>{words.text('footer.english')}</a>
        </p>
      )}
      <ul>
        {LANGUAGES.map(({ tag, name }) => (
          <li key={tag}>
            <a
              href={inLanguage(tag)}
              lang={tag}
              hreflang={tag}
              aria-current={tag === words.tag ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
