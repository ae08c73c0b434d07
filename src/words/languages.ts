import { checkRecordsDe } from './texts/check-records/de.js';
import { type CheckRecordTexts, checkRecordsEn } from './texts/check-records/en.js';
import { checkRecordsEs } from './texts/check-records/es.js';
import { checkRecordsEt } from './texts/check-records/et.js';
import { checkRecordsFr } from './texts/check-records/fr.js';
import { checkRecordsKk } from './texts/check-records/kk.js';
import { checkRecordsPt } from './texts/check-records/pt.js';
import { checkRecordsRu } from './texts/check-records/ru.js';
import { checkRecordsSk } from './texts/check-records/sk.js';
import { checksDe } from './texts/checks/de.js';
import { type CheckTexts, checksEn } from './texts/checks/en.js';
import { checksEs } from './texts/checks/es.js';
import { checksEt } from './texts/checks/et.js';
import { checksFr } from './texts/checks/fr.js';
import { checksKk } from './texts/checks/kk.js';
import { checksPt } from './texts/checks/pt.js';
import { checksRu } from './texts/checks/ru.js';
import { checksSk } from './texts/checks/sk.js';
import { de } from './texts/de.js';
import { elsewhereDe } from './texts/elsewhere/de.js';
import { type ElsewhereTexts, elsewhereEn } from './texts/elsewhere/en.js';
import { elsewhereEs } from './texts/elsewhere/es.js';
import { elsewhereEt } from './texts/elsewhere/et.js';
import { elsewhereFr } from './texts/elsewhere/fr.js';
import { elsewhereKk } from './texts/elsewhere/kk.js';
import { elsewherePt } from './texts/elsewhere/pt.js';
import { elsewhereRu } from './texts/elsewhere/ru.js';
import { elsewhereSk } from './texts/elsewhere/sk.js';
import { en, type Texts } from './texts/en.js';
import { es } from './texts/es.js';
import { et } from './texts/et.js';
import { fr } from './texts/fr.js';
import { graduatesDe } from './texts/graduates/de.js';
import { type GraduateTexts, graduatesEn } from './texts/graduates/en.js';
import { graduatesEs } from './texts/graduates/es.js';
import { graduatesEt } from './texts/graduates/et.js';
import { graduatesFr } from './texts/graduates/fr.js';
import { graduatesKk } from './texts/graduates/kk.js';
import { graduatesPt } from './texts/graduates/pt.js';
import { graduatesRu } from './texts/graduates/ru.js';
import { graduatesSk } from './texts/graduates/sk.js';
import { kk } from './texts/kk.js';
import { manyDe } from './texts/many/de.js';
import { type ManyTexts, manyEn } from './texts/many/en.js';
import { manyEs } from './texts/many/es.js';
import { manyEt } from './texts/many/et.js';
import { manyFr } from './texts/many/fr.js';
import { manyKk } from './texts/many/kk.js';
import { manyPt } from './texts/many/pt.js';
import { manyRu } from './texts/many/ru.js';
import { manySk } from './texts/many/sk.js';
import { pt } from './texts/pt.js';
import { recordsDe } from './texts/records/de.js';
import { type RecordTexts, recordsEn } from './texts/records/en.js';
import { recordsEs } from './texts/records/es.js';
import { recordsEt } from './texts/records/et.js';
import { recordsFr } from './texts/records/fr.js';
import { recordsKk } from './texts/records/kk.js';
import { recordsPt } from './texts/records/pt.js';
import { recordsRu } from './texts/records/ru.js';
import { recordsSk } from './texts/records/sk.js';
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
  readonly texts: Texts &
    GraduateTexts &
    RecordTexts &
    CheckTexts &
    ElsewhereTexts &
    ManyTexts &
    CheckRecordTexts;
}

/** The languages of pages and mails. The first is the one that all others are translated from, and what they fall back to. */
export const LANGUAGES: readonly [Language, ...Language[]] = [
  {
    tag: 'en',
    locale: 'en-GB',
    name: 'English',
    reviewed: true,
    texts: { ...en, ...graduatesEn, ...recordsEn, ...checksEn, ...elsewhereEn, ...manyEn, ...checkRecordsEn },
  },
  {
    tag: 'de',
    locale: 'de',
    name: 'Deutsch',
    reviewed: false,
    texts: { ...de, ...graduatesDe, ...recordsDe, ...checksDe, ...elsewhereDe, ...manyDe, ...checkRecordsDe },
  },
  {
    tag: 'et',
    locale: 'et',
    name: 'Eesti',
    reviewed: false,
    texts: { ...et, ...graduatesEt, ...recordsEt, ...checksEt, ...elsewhereEt, ...manyEt, ...checkRecordsEt },
  },
  {
    tag: 'es',
    locale: 'es',
    name: 'Español',
    reviewed: false,
    texts: { ...es, ...graduatesEs, ...recordsEs, ...checksEs, ...elsewhereEs, ...manyEs, ...checkRecordsEs },
  },
  {
    tag: 'fr',
    locale: 'fr',
    name: 'Français',
    reviewed: false,
    texts: { ...fr, ...graduatesFr, ...recordsFr, ...checksFr, ...elsewhereFr, ...manyFr, ...checkRecordsFr },
  },
  {
    tag: 'kk',
    locale: 'kk',
    name: 'Қазақша',
    reviewed: false,
    texts: { ...kk, ...graduatesKk, ...recordsKk, ...checksKk, ...elsewhereKk, ...manyKk, ...checkRecordsKk },
  },
  {
    tag: 'pt',
    locale: 'pt-PT',
    name: 'Português',
    reviewed: false,
    texts: { ...pt, ...graduatesPt, ...recordsPt, ...checksPt, ...elsewherePt, ...manyPt, ...checkRecordsPt },
  },
  {
    tag: 'ru',
    locale: 'ru',
    name: 'Русский',
    reviewed: false,
    texts: { ...ru, ...graduatesRu, ...recordsRu, ...checksRu, ...elsewhereRu, ...manyRu, ...checkRecordsRu },
  },
  {
    tag: 'sk',
    locale: 'sk',
    name: 'Slovenčina',
    reviewed: false,
    texts: { ...sk, ...graduatesSk, ...recordsSk, ...checksSk, ...elsewhereSk, ...manySk, ...checkRecordsSk },
  },
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
