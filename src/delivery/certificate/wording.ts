import { type TextMap, textIn } from '../../domain/text.js';
import type { CertificateFacts, CertificatePart } from './facts.js';
import { type Labels, labelsFor } from './labels.js';

/** The facts as texts of one language. */
export interface Wording {
  readonly language: string;
  readonly labels: Labels;
  readonly title: string;
  readonly award: string | undefined;
  readonly issuer: string;
  /** The issuer's name in its own language, where that is another. */
  readonly issuerAtHome: string | undefined;
  /** Where the issuer is, and its network. */
  readonly place: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly outcomes: readonly string[];
  readonly upper: (text: string) => string;
  readonly number: (value: number) => string;
  readonly more: (count: number) => string;
  readonly partTitle: (part: CertificatePart) => string;
  readonly partDetail: (part: CertificatePart) => string;
  readonly text: (map: TextMap) => string;
}

/**
 * The language is the one that is asked for where the title has it, else so the issuer's, else English, else the title's first: a
 * page in one language rather than one in two.
 */
export function wordingOf(facts: CertificateFacts): Wording {
  const own = facts.issuer.primaryLanguage ?? 'en';
  const language =
    [facts.language ?? own, own, 'en', ...Object.keys(facts.title)].find((one) =>
      Object.hasOwn(facts.title, one),
    ) ?? 'en';
  const { labels, date, shortDate, number, country } = labelsFor(language);
  const text = (map: TextMap) => textIn(map, language);
  const issuer = text(facts.issuer.name);
  const atHome = textIn(facts.issuer.name, own);
  const network = text(facts.network);
  const where = [facts.issuer.city, country(facts.issuer.country)]
    .filter((one) => one !== undefined)
    .join(', ');
  const dates = [
    { label: labels.awardedOn, value: date(facts.awardedOn) },
    ...(facts.signedOn === undefined || facts.signedOn === facts.awardedOn
      ? []
      : [{ label: labels.signedOn, value: date(facts.signedOn) }]),
  ];
  return {
    language,
    labels,
    title: text(facts.title),
    award: facts.award ? text(facts.award) : undefined,
    issuer,
    issuerAtHome: atHome === issuer ? undefined : atHome,
    place: network === issuer ? where : `${where}  ·  ${network}`,
    facts: [
      { label: labels.ects, value: number(facts.ects) },
      ...(facts.eqfLevel === undefined ? [] : [{ label: labels.level, value: String(facts.eqfLevel) }]),
      ...(facts.grade === undefined ? [] : [{ label: labels.grade, value: facts.grade }]),
      ...dates,
    ],
    outcomes: facts.outcomes.map(text),
    upper: (word) => word.toLocaleUpperCase(language),
    number,
    more: (count) => labels.more.replace('{count}', number(count)),
    partTitle: (part) => text(part.title),
    partDetail: (part) => `${text(part.issuer)}  ·  ${shortDate(part.awardedOn)}`,
    text,
  };
}
