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

/** Whether a record is about all that a report is about. */
export function isAbout({ credentials }: CheckRecord, report: VerificationReport): boolean {
  const known = new Set(credentials.map(({ digestMultibase }) => digestMultibase));
  const isKnown = ({ digestMultibase }: CredentialReport) =>
    digestMultibase !== undefined && known.has(digestMultibase);
  return report.credentials.length > 0 && report.credentials.every(isKnown);
}
