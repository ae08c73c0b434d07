import type { TextMap } from '../domain/text.js';
import type { CredentialReport, Verdict, VerificationReport } from './report.js';

/**
 * A signed record of a check, for whoever has to show later that something was checked: when, with what result, and digests of what was
 * checked. It is a compact JWS (RFC 7515) by the network, and no credential: nowhere does it pass for what it is about.
 */
export interface CheckRecord {
  /** DID of the network that signed it. */
  readonly checkedBy: string;
  /** UTC instant. */
  readonly checkedAt: string;
  readonly verdict: Verdict;
  /** Those that were shown as parts of certificates, too. */
  readonly credentials: readonly { readonly digestMultibase: string; readonly verdict: Verdict }[];
}

/** What is found of a record: whether the network signed it. Whatever it says is no verdict on it. */
export interface CheckRecordFinding {
  readonly finding: 'genuine' | 'not-genuine' | 'undetermined';
  /** Why; stable. */
  readonly code: string;
  /** What it says; absent for one that isn't genuine. */
  readonly record?: CheckRecord | undefined;
  /** Names of who signed it, by language, where the registry has them. */
  readonly names?: TextMap | undefined;
}

/** What a report is about, each once: with the parts that certificates were shown with, since verdicts depend on them. */
export function checkedIn({ credentials }: Pick<VerificationReport, 'credentials'>): CredentialReport[] {
  const withParts = (one: CredentialReport): CredentialReport[] => [
    one,
    ...one.parts.flatMap(({ report }) => (report ? withParts(report) : [])),
  ];
  return [...new Set(credentials.flatMap(withParts))];
}

/** Whether a record is about what a report is about: all of it, and nothing else. */
export function isAbout({ credentials }: CheckRecord, report: VerificationReport): boolean {
  const recorded = new Set(credentials.map(({ digestMultibase }) => digestMultibase));
  const checked = new Set(checkedIn(report).map(({ digestMultibase }) => digestMultibase ?? ''));
  return recorded.size === checked.size && [...checked].every((digest) => recorded.has(digest));
}
