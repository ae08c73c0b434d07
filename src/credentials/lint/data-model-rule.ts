import type { JsonObject } from '../../common/json.js';

/** A version of the W3C Verifiable Credentials Data Model. */
export type DataModelVersion = '2.0' | '1.1';

/** One normative statement of the data model about the form of a document. */
export interface DataModelRule {
  /** Stable, and the name of the file that it stands in: `context-first`. */
  readonly name: string;
  /** Specification and section, for each version that the rule applies to; it applies to no other. */
  readonly citations: Readonly<Partial<Record<DataModelVersion, string>>>;
  /** The calendar date from which it is applied. */
  readonly effective: string;
  /** A plain sentence that says what is wrong. */
  readonly message: string;
  /** The right form. */
  readonly expected: string;
  /** A JSON pointer to the first place that is wrong, or `undefined`. It takes whatever JSON can say and never throws. */
  readonly find: (document: JsonObject) => string | undefined;
}

/** The day from which the rules of the first issue of this project are applied. */
export const FIRST_ISSUE = '2026-01-01';

/** `4.3`, or `1.3 and 6.1`. */
function named(section: string): string {
  return `${section.includes(' and ') ? 'sections' : 'section'} ${section}`;
}

/** A section of the Verifiable Credentials Data Model 2.0 (Recommendation of 15 May 2025). */
export function vcdm2(section: string): string {
  return `Verifiable Credentials Data Model 2.0, ${named(section)}`;
}

/** A section of the Verifiable Credentials Data Model 1.1 (Recommendation of 3 March 2022). */
export function vcdm1(section: string): string {
  return `Verifiable Credentials Data Model 1.1, ${named(section)}`;
}

/** The same section number in both versions would be chance, so both are given. */
export function bothVersions(section2: string, section1: string): DataModelRule['citations'] {
  return { '2.0': vcdm2(section2), '1.1': vcdm1(section1) };
}
