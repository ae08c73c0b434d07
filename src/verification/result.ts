import type { CheckName, CheckResult, Outcome, Verdict } from './report.js';

type Extras = Pick<CheckResult, 'evidence' | 'pointer' | 'citation' | 'advisory'>;

/** Makes results of one check, with its citation where the result names none. */
export function resultsOf(check: CheckName, citation: string) {
  const make =
    (outcome: Outcome) =>
    (code: string, message: string, extras: Extras = {}): CheckResult => ({
      check,
      outcome,
      code: `${check}.${code}`,
      message,
      citation,
      ...extras,
    });
  return {
    pass: make('pass'),
    fail: make('fail'),
    unknown: make('unknown'),
    notApplicable: make('not-applicable'),
  };
}

/** The verdict that follows from a list of results: any fail, else any unknown, else verified; advice aside. */
export function verdictOf(results: readonly CheckResult[]): Verdict {
  const required = results.filter((result) => result.advisory !== true);
  if (required.some((result) => result.outcome === 'fail')) return 'not-verified';
  if (required.some((result) => result.outcome === 'unknown')) return 'undetermined';
  return required.some((result) => result.outcome === 'pass') ? 'verified' : 'undetermined';
}

/** The verdict on several things together: as bad as the worst. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('not-verified')) return 'not-verified';
  return verdicts.length === 0 || verdicts.includes('undetermined') ? 'undetermined' : 'verified';
}
