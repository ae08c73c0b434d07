import { COUNTRY_CODES } from '../../domain/countries.js';

/** Whose codes differ from ISO 3166-1 in identifiers of legal persons: Greece, as in VAT numbers. */
const OTHERWISE: Readonly<Record<string, string>> = { EL: 'GR' };

/**
 * The country in a semantics identifier of a legal person (ETSI EN 319 412-1, section 5.1.4), such as `VATPT-501234567`;
 * `undefined` where it names none, as identifiers of registers without a country do.
 */
export function eidasCountry(identifier: string): string | undefined {
  // a national scheme has two letters and a colon where the others have three letters
  const written = /^(?:[A-Z]{3}|[A-Z]{2}:)([A-Z]{2})-/.exec(identifier)?.[1] ?? '';
  const country = OTHERWISE[written] ?? written;
  return COUNTRY_CODES.has(country) ? country : undefined;
}
