import { LANGUAGES } from '../../../domain/languages.js';

const TABLE = 'http://publications.europa.eu/resource/authority/language/';

const TAGS: ReadonlyMap<string, string> = new Map(
  [...LANGUAGES].map(([tag, [code]]) => [TABLE + code.toUpperCase(), tag]),
);

/** The tag of two letters of a language by its address at the Publications Office; `undefined` if it has none. */
export function tagOfLanguage(address: string): string | undefined {
  return TAGS.get(address);
}
