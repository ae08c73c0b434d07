import { document, type Site, siteWords } from '../layout.js';

/**
 * The page of a share link that is unknown, withdrawn or expired, to be sent with status 404. It is the same for all
 * three, so that nobody learns from it that something once was there.
 */
export function notSharedView(site: Site): string {
  const words = siteWords(site);
  const paragraphs = [words.text('gone.text'), words.text('gone.todo')];
  return notice(site, words.text('gone.title'), paragraphs);
}

/** The page of an address that there isn't (404). */
export function notFoundView(site: Site): string {
  const words = siteWords(site);
  return notice(site, words.text('error.404.title'), [words.text('error.404.text')]);
}

/** The page of a failure of ours. `reference` is the id under which it was logged; the page names no cause. */
export function errorView(page: Site & { readonly reference?: string | undefined }): string {
  const words = siteWords(page);
  const reference =
    page.reference === undefined ? [] : [words.text('error.reference', { id: page.reference })];
  return notice(page, words.text('error.title'), [
    words.text('error.text'),
    words.text('error.todo'),
    ...reference,
  ]);
}

function notice(site: Site, title: string, paragraphs: readonly string[]): string {
  return document({
    site,
    words: siteWords(site),
    title,
    children: (
      <div class="sheet notice">
        <h1 class="title">{title}</h1>
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    ),
  });
}
