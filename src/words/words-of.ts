import { createInstance } from 'i18next';
import type { CalendarDate } from '../domain/dates.js';
import type { PluralKey, TextKey } from './texts/en.js';

type Values = Readonly<Record<string, string>>;

/** The words of one language: its texts, and how it writes dates, numbers and countries. */
export interface Words {
  /** For `lang` attributes. */
  readonly tag: string;
  /** Whether a person has read the translation. */
  readonly reviewed: boolean;
  /** The text of a key as it stands, with its `{placeholders}`. */
  raw(key: TextKey): string;
  /** The text of a key with its placeholders filled. Values come out as they are: escape by rendering. */
  text(key: TextKey, values?: Values): string;
  /** The text of a code that may have none, such as a reason; `undefined` where the table has no such key. */
  find(key: string, values?: Values): string | undefined;
  /** The right plural form for a count; `{count}` is the number as the language writes it. */
  count(key: PluralKey, count: number, values?: Values): string;
  /** A calendar date as a person writes it. It has no zone, and never moves a day. */
  date(date: CalendarDate): string;
  /** A UTC instant with its time; what isn't an instant is returned as it stands. */
  instant(instant: string): string;
  /** The UTC date of an instant; what isn't an instant is returned as it stands. */
  day(instant: string): string;
  number(value: number): string;
  /** The name of an ISO 3166 alpha-2 country; anything else is returned as it stands. */
  country(code: string): string;
  /** The name of a language tag; anything else is returned as it stands. */
  language(tag: string): string;
}

/** What the words of a language are made of. */
interface Table {
  /** BCP 47 tag of pages and mails in it. */
  readonly tag: string;
  /** For dates, numbers and plural forms. */
  readonly locale: string;
  readonly reviewed: boolean;
  /** Keys are flat and nothing in a text is a reference to another, so what a value says is never read as anything but a value. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The words that a table has. */
export function wordsOf({ tag, locale, reviewed, texts }: Table): Words {
  const catalogue = createInstance({
    resources: { [tag]: { translation: texts } },
    lng: tag,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    pluralSeparator: '.',
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  });
  void catalogue.init();
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const t = (key: string, options: object) => catalogue.t(key, { ...options, lng: tag, nest: false });
  const formatted = (format: Intl.DateTimeFormat, instant: string, suffix = '') => {
    const time = Date.parse(instant);
    return Number.isNaN(time) ? instant : format.format(time) + suffix;
  };
  const named = (type: 'region' | 'language', pattern: RegExp, code: string) =>
    pattern.test(code) ? (new Intl.DisplayNames(locale, { type }).of(code) ?? code) : code;
  return {
    tag,
    reviewed,
    raw: (key) => t(key, { skipInterpolation: true }),
    text: (key, values = {}) => t(key, { replace: values }),
    find: (key, values = {}) =>
      catalogue.getResource(tag, 'translation', key) === undefined ? undefined : t(key, { replace: values }),
    count: (key, count, values = {}) =>
      t(key, { count, replace: { ...values, count: numbers.format(count) } }),
    date: (date) => formatted(days, /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00Z` : date),
    instant: (instant) => formatted(instants, instant, ' UTC'),
    day: (instant) => formatted(days, instant),
    number: (value) => numbers.format(value),
    country: (code) => named('region', /^[A-Z]{2}$/, code),
    language: (code) => named('language', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, code),
  };
}
