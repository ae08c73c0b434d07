import { type Words, wordsOf } from '../../../words/words-of.js';

type Texts = Readonly<Record<string, string>>;
/** The tables of a language, of which each file holds one. */
type Tables = () => readonly Promise<Readonly<Record<string, Texts>>>[];

/** What employers read, in each language; loaded when it is read. */
const TABLES: Readonly<Record<string, Tables>> = {
  de: () => [
    import('../../../words/texts/de.js'),
    import('../../../words/texts/checks/de.js'),
    import('../../../words/texts/elsewhere/de.js'),
    import('../../../words/texts/many/de.js'),
    import('../../../words/texts/check-records/de.js'),
  ],
  en: () => [
    import('../../../words/texts/en.js'),
    import('../../../words/texts/checks/en.js'),
    import('../../../words/texts/elsewhere/en.js'),
    import('../../../words/texts/many/en.js'),
    import('../../../words/texts/check-records/en.js'),
  ],
  es: () => [
    import('../../../words/texts/es.js'),
    import('../../../words/texts/checks/es.js'),
    import('../../../words/texts/elsewhere/es.js'),
    import('../../../words/texts/many/es.js'),
    import('../../../words/texts/check-records/es.js'),
  ],
  et: () => [
    import('../../../words/texts/et.js'),
    import('../../../words/texts/checks/et.js'),
    import('../../../words/texts/elsewhere/et.js'),
    import('../../../words/texts/many/et.js'),
    import('../../../words/texts/check-records/et.js'),
  ],
  fr: () => [
    import('../../../words/texts/fr.js'),
    import('../../../words/texts/checks/fr.js'),
    import('../../../words/texts/elsewhere/fr.js'),
    import('../../../words/texts/many/fr.js'),
    import('../../../words/texts/check-records/fr.js'),
  ],
  kk: () => [
    import('../../../words/texts/kk.js'),
    import('../../../words/texts/checks/kk.js'),
    import('../../../words/texts/elsewhere/kk.js'),
    import('../../../words/texts/many/kk.js'),
    import('../../../words/texts/check-records/kk.js'),
  ],
  pt: () => [
    import('../../../words/texts/pt.js'),
    import('../../../words/texts/checks/pt.js'),
    import('../../../words/texts/elsewhere/pt.js'),
    import('../../../words/texts/many/pt.js'),
    import('../../../words/texts/check-records/pt.js'),
  ],
  ru: () => [
    import('../../../words/texts/ru.js'),
    import('../../../words/texts/checks/ru.js'),
    import('../../../words/texts/elsewhere/ru.js'),
    import('../../../words/texts/many/ru.js'),
    import('../../../words/texts/check-records/ru.js'),
  ],
  sk: () => [
    import('../../../words/texts/sk.js'),
    import('../../../words/texts/checks/sk.js'),
    import('../../../words/texts/elsewhere/sk.js'),
    import('../../../words/texts/many/sk.js'),
    import('../../../words/texts/check-records/sk.js'),
  ],
};

/** The words of a page's language. `locale`: how it writes dates and numbers. */
export async function loadWords(tag: string, locale: string): Promise<Words> {
  const load = TABLES[tag];
  if (!load) throw new TypeError(`no words in ${tag}`);
  const files = await Promise.all(load());
  const texts = Object.assign({}, ...files.flatMap((file) => Object.values(file)));
  return wordsOf({ tag, locale: known(locale) ? locale : 'en-GB', reviewed: true, texts });
}

/** Whether the browser has names of months in a language: some have none in Kazakh, and would write `M06`. */
function known(locale: string): boolean {
  return !/\d/.test(new Intl.DateTimeFormat(locale, { month: 'long' }).format(0));
}
