import { de } from './texts/de.js';
import { en, type Texts } from './texts/en.js';
import { es } from './texts/es.js';
import { et } from './texts/et.js';
import { fr } from './texts/fr.js';
import { type GraduateTexts, graduatesEn } from './texts/graduates/en.js';
import { kk } from './texts/kk.js';
import { pt } from './texts/pt.js';
import { ru } from './texts/ru.js';
import { sk } from './texts/sk.js';

export interface Language {
  /** BCP 47 tag of pages and mails in it. */
  readonly tag: string;
  /** For dates, numbers and plural forms. */
  readonly locale: string;
  /** What its readers call it. */
  readonly name: string;
  /** Whether a person who speaks it has read the translation; every page that has not been read says so. */
  readonly reviewed: boolean;
  readonly texts: Texts & GraduateTexts;
}

/** The languages of pages and mails. The first is the one that all others are translated from, and what they fall back to. */
export const LANGUAGES: readonly [Language, ...Language[]] = [
  { tag: 'en', locale: 'en-GB', name: 'English', reviewed: true, texts: { ...en, ...graduatesEn } },
  { tag: 'de', locale: 'de', name: 'Deutsch', reviewed: false, texts: { ...de, ...graduatesEn } },
  { tag: 'et', locale: 'et', name: 'Eesti', reviewed: false, texts: { ...et, ...graduatesEn } },
  { tag: 'es', locale: 'es', name: 'Español', reviewed: false, texts: { ...es, ...graduatesEn } },
  { tag: 'fr', locale: 'fr', name: 'Français', reviewed: false, texts: { ...fr, ...graduatesEn } },
  { tag: 'kk', locale: 'kk', name: 'Қазақша', reviewed: false, texts: { ...kk, ...graduatesEn } },
  { tag: 'pt', locale: 'pt-PT', name: 'Português', reviewed: false, texts: { ...pt, ...graduatesEn } },
  { tag: 'ru', locale: 'ru', name: 'Русский', reviewed: false, texts: { ...ru, ...graduatesEn } },
  { tag: 'sk', locale: 'sk', name: 'Slovenčina', reviewed: false, texts: { ...sk, ...graduatesEn } },
];

/**
 * The tag of the language that suits a reader best (RFC 4647, section 3.4, lookup). `wanted` are language ranges, the best
 * liked first, as `Accept-Language` has them once they are sorted; English where none fits.
 */
export function languageFor(wanted: readonly string[]): string {
  for (const range of wanted) {
    const subtags = range.toLowerCase().split('-');
    for (; subtags.length > 0; subtags.pop()) {
      const found = LANGUAGES.find(({ tag }) => tag === subtags.join('-'));
      if (found) return found.tag;
    }
  }
  return LANGUAGES[0].tag;
}

/** Whether it is the tag of a language that pages have. */
export function isLanguage(tag: string): boolean {
  return LANGUAGES.some((language) => language.tag === tag);
}
