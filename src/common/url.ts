/**
 * The URL that a text is, `undefined` if it is none. `URL.canParse` must not be asked: in Node 20, once it is optimised, it
 * says no to letters such as `ü` (Latin-1 outside of ASCII), where `new URL` reads them.
 */
export function parseUrl(text: string, base?: string | URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
