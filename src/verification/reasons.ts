import type {
  CheckName,
  CheckResult,
  CredentialReport,
  CredentialSummary,
  Outcome,
  VerificationReport,
} from './report.js';

/** Whom a reason is about; `undefined` for a document that couldn't be read or for the input as a whole. */
type About = CredentialSummary | undefined;

export interface Reason {
  readonly result: CheckResult;
  readonly about: About;
}

// What is told first. A document that isn't what was signed can say nothing about itself, so form and signature come
// before what it says; then what an employer most needs to know.
const ORDER: readonly CheckName[] = [
  'structure',
  'proof',
  'status',
  'period',
  'stack',
  'clr',
  'issuer',
  'recognition',
  'holder',
  'question',
];

const DECISIVE: Readonly<Record<'not-verified' | 'undetermined', Outcome>> = {
  'not-verified': 'fail',
  undetermined: 'unknown',
};

/** The results that made a credential not verified or undetermined, the most telling first; none if it is verified. */
export function reasonsOf(report: CredentialReport): readonly Reason[] {
  return decisive(report.verdict, report.results).map((result) => ({ result, about: report.summary }));
}

/** The same for the whole input: its own results, then those of each credential that has its verdict. */
export function reasonsOfAll(report: VerificationReport): readonly Reason[] {
  const own = decisive(report.verdict, report.results).map((result) => ({ result, about: undefined }));
  const inner = report.credentials.filter((one) => one.verdict === report.verdict).flatMap(reasonsOf);
  return [...inner, ...own].sort((a, b) => rank(a.result) - rank(b.result));
}

function decisive(
  verdict: CredentialReport['verdict'],
  results: readonly CheckResult[],
): readonly CheckResult[] {
  if (verdict === 'verified') return [];
  return results
    .filter((result) => result.outcome === DECISIVE[verdict] && result.advisory !== true)
    .toSorted((a, b) => rank(a) - rank(b));
}

function rank(result: CheckResult): number {
  // A part that wasn't shown decides only where the caller asked for all parts, and then last.
  const place = result.code === 'stack.part-not-presented' ? -1 : ORDER.indexOf(result.check);
  return place < 0 ? ORDER.length : place;
}
