import { LANGUAGES } from '../words/languages.js';
import type { Words } from '../words/words.js';

/** Of a site: in which language a page of it is read. */
export interface Reading {
  /** BCP 47 tag of the page's language. */
  readonly language: string;
  /** Whether the reader chose the language with a link: then links to other pages keep it. */
  readonly chosen?: boolean;
  /** Path and query of the page; `undefined` for the answer to a form, which has no address in another language. */
  readonly address?: string | undefined;
}

/** A path of this site, in the language that the reader chose, if they chose one. */
export function pathOn(site: Reading, path: string): string {
  return site.chosen ? `${path}?lang=${site.language}` : path;
}

/**
 * The same page in the other languages, each by its own name; and, of a translation that nobody has read, that it is one.
 * `address`: path and query of the page.
 */
export function LanguageLinks({ address, words }: { readonly address: string; readonly words: Words }) {
  // relative, so that a page at a secret address doesn't repeat it
  const inLanguage = (tag: string) => {
    const [, query = ''] = address.split('?', 2);
    const changed = new URLSearchParams(query);
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
