/**
 * HTML that shows a share link on somebody's page: a picture that leads to it. Without a script, and the page that leads there
 * isn't told to us. `alt` is what the picture says.
 */
export function embedSnippet(link: string, alt: string): string {
  const attribute = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const address = attribute(link);
  return [
    `<a href="${address}" rel="noopener noreferrer" referrerpolicy="no-referrer">`,
    `<img src="${address}/embed.svg" alt="${attribute(alt)}" width="220" height="48" loading="lazy" referrerpolicy="no-referrer">`,
    '</a>',
  ].join('');
}
