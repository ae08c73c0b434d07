import type { CheckResult, CredentialReport, VerificationReport } from '../../src/verification/report.js';
import {
  certificateReport,
  moduleSummary,
  passed,
  passes,
  REVOKED,
  reportOf,
  UNKNOWN_ISSUER,
  unknownIssuerReport,
  withResults,
} from './reports.js';

/** A record of a stranger that lists a certificate, a revoked module, a record of one more stranger, and what can't be read. */
export function recordReport(): VerificationReport {
  const entry = (code: string, outcome: 'fail' | 'unknown', message: string): CheckResult => ({
    check: 'clr',
    outcome,
    code: `clr.${code}`,
    message,
    pointer: '/credentialSubject/verifiableCredential/1',
  });
  const failed = entry('entry-not-verified', 'fail', 'A credential that it lists does not verify by itself.');
  const unreadable: CheckResult = {
    check: 'structure',
    outcome: 'fail',
    code: 'structure.jose-malformed',
    message: 'It is not a signed text.',
  };
  const recordOf = (did: string, listed: readonly CredentialReport[]): CredentialReport => ({
    verdict: 'not-verified',
    summary: {
      id: `urn:uuid:${did}`,
      kind: 'transcript',
      title: 'Record of Achievements',
      issuer: { did },
      signedAt: '2026-03-14T10:22:05Z',
    },
    results: [...passed('structure'), ...passed('proof'), UNKNOWN_ISSUER, failed],
    parts: [],
    listed,
  });
  const revoked = withResults(passes('module'), REVOKED);
  const inner = recordOf('did:web:school.example', [
    { verdict: 'not-verified', summary: moduleSummary(), results: revoked, parts: [] },
  ]);
  const unread: CredentialReport = {
    verdict: 'not-verified',
    summary: undefined,
    results: [unreadable],
    parts: [],
  };
  return reportOf(
    recordOf('did:web:academy.example', [
      certificateReport(),
      { verdict: 'not-verified', summary: moduleSummary(), results: revoked, parts: [] },
      ...unknownIssuerReport().credentials,
      inner,
      unread,
    ]),
  );
}
