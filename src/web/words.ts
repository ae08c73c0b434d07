import type { CalendarDate } from '../domain/dates.js';
import { languageFor, type PluralKey, type TextKey } from './texts.js';

type Values = Readonly<Record<string, string>>;

/** The words of one language: its texts, and how it writes dates, numbers and countries. */
export interface Words {
  /** For `lang` attributes. */
  readonly tag: string;
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

/** The words for a BCP 47 tag; English where that language isn't there. */
export function wordsFor(language: string): Words {
  const { tag, locale, texts } = languageFor(language);
  const plural = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const known: Readonly<Record<string, string>> = texts;
  const find = (key: string, values: Values = {}) =>
    Object.hasOwn(known, key) ? fill(known[key] ?? '', values) : undefined;
  const formatted = (format: Intl.DateTimeFormat, instant: string, suffix = '') => {
    const time = Date.parse(instant);
    return Number.isNaN(time) ? instant : format.format(time) + suffix;
  };
  const named = (type: 'region' | 'language', pattern: RegExp, code: string) =>
    pattern.test(code) ? (new Intl.DisplayNames(locale, { type }).of(code) ?? code) : code;
  return {
    tag,
    raw: (key) => texts[key],
    text: (key, values = {}) => fill(texts[key], values),
    find,
    count: (key, count, values = {}) => {
      const form = plural.select(count) === 'one' ? `${key}.one` : `${key}.other`;
      return find(form, { ...values, count: numbers.format(count) }) ?? '';
    },
    date: (date) => formatted(days, /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00Z` : date),
    instant: (instant) => formatted(instants, instant, ' UTC'),
    day: (instant) => formatted(days, instant),
    number: (value) => numbers.format(value),
    country: (code) => named('region', /^[A-Z]{2}$/, code),
    language: (code) => named('language', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, code),
  };
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
