import { ISCED_F_FIELDS } from '../../domain/isced-f.js';
import { LANGUAGES } from '../../domain/languages.js';
import { authority, type Concept, elm, known, shortLists } from './concepts.js';
import { AUTHORITY_COUNTRIES } from './countries.js';

// Concepts of the long lists: fields of study, countries, languages.

/** A field of ISCED-F 2013; a code that isn't one throws a RangeError. */
export function iscedFConcept(code: string): Concept {
  const label = known(ISCED_F_FIELDS.get(code), `ISCED-F code ${code}`);
  return elm('isced-f', code, label);
}

/** A country by its two letters of ISO 3166-1; others throw a RangeError. */
export function countryConcept(alpha2: string): Concept {
  const entry = Object.hasOwn(AUTHORITY_COUNTRIES, alpha2) ? AUTHORITY_COUNTRIES[alpha2] : undefined;
  const [code, name] = known(entry, `country ${alpha2}`);
  return authority('country', code, name);
}

/** A language by its two letters of ISO 639-1; others throw a RangeError. */
export function languageConcept(alpha2: string): Concept {
  const [code, name] = known(LANGUAGES.get(alpha2), `language ${alpha2}`);
  return authority('language', code.toUpperCase(), name);
}

/** Every value that this project can write into a document. */
export function allConcepts(): Concept[] {
  return [
    ...shortLists(),
    ...[...ISCED_F_FIELDS.keys()].map(iscedFConcept),
    ...Object.keys(AUTHORITY_COUNTRIES).map(countryConcept),
    ...[...LANGUAGES.keys()].map(languageConcept),
  ];
}

let byId: ReadonlyMap<string, Concept> | undefined;

/** The concept with that address if it is one that this project writes, else null: what membership is checked with. */
export function optionalConcept(id: string): Concept | null {
  byId ??= new Map(allConcepts().map((concept) => [concept.id, concept]));
  return byId.get(id) ?? null;
}
