import { lazily } from '../common/lazily.js';
import { LANGUAGES, languageFor } from './languages.js';
import { type Words, wordsOf } from './words-of.js';

export type { Words } from './words-of.js';

const WORDS: ReadonlyMap<string, () => Words> = new Map(
  LANGUAGES.map((language) => [language.tag, lazily(() => wordsOf(language))]),
);

/** The words for a BCP 47 tag; English where that language isn't there. */
export function wordsFor(language: string): Words {
  const words = WORDS.get(languageFor([language]));
  if (words === undefined) throw new Error('The words in English are missing');
  return words();
}
