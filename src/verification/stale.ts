import type { CheckResult, CredentialReport, VerificationReport } from './report.js';

/**
 * The newest instant of what a report went by, where lists or the statement of the network are out of date and leave its verdict open;
 * `undefined` where that isn't so.
 */
export function newestOfStale(report: VerificationReport): Date | undefined {
  if (report.verdict !== 'undetermined') return undefined;
  const results = [...report.results, ...resultsWithin(report.credentials)];
  const stale = results.filter(isStale);
  if (stale.length === 0) return undefined;
  const { registry } = report.sources;
  const instants = [
    ...results.flatMap(statusInstant),
    ...stale.flatMap(({ evidence }) => (typeof evidence?.signedAt === 'string' ? evidence.signedAt : [])),
    ...(registry ? [registry.asOf] : []),
  ];
  const newest = Math.max(...instants.map((instant) => Date.parse(instant)));
  return Number.isFinite(newest) ? new Date(newest) : undefined;
}

/** The results of credentials, of their parts and of what they list. */
export function resultsWithin(reports: readonly CredentialReport[]): CheckResult[] {
  return reports.flatMap(({ results, parts, listed = [] }) => [
    ...results,
    ...resultsWithin([...parts.flatMap(({ report }) => report ?? []), ...listed]),
  ]);
}

/** When the list was signed that a result goes by: a UTC instant, or none. */
export function statusInstant({ check, evidence }: CheckResult): string[] {
  return check === 'status' && typeof evidence?.listSignedAt === 'string' ? [evidence.listSignedAt] : [];
}

function isStale({ code, evidence }: CheckResult): boolean {
  const isOld = code === 'status.list-stale' || code === 'recognition.statement-stale';
  return isOld || (code === 'status.list-invalid' && evidence?.because === 'expired');
}
