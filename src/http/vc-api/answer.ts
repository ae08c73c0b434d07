import type { Response } from 'express';
import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import type { CheckResult, VerificationReport } from '../../verification/report.js';
import { STATUS_ERRORS } from '../../verification/status-problems.js';

const TRANSFORMATION_ERROR = 'https://w3id.org/security#PROOF_TRANSFORMATION_ERROR';
const RELATIONSHIP_ERROR = 'https://w3id.org/security#INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD';
/** Errors of verifying that the specifications name, by the code of the result; others are verification errors in general. */
const TYPES: Readonly<Record<string, string>> = {
  'holder.challenge-mismatch': 'https://w3id.org/security#INVALID_CHALLENGE_ERROR',
  'holder.domain-mismatch': 'https://w3id.org/security#INVALID_DOMAIN_ERROR',
  'issuer.key-not-authorised': RELATIONSHIP_ERROR,
  'holder.key-not-authorised': RELATIONSHIP_ERROR,
  'structure.undefined-term': TRANSFORMATION_ERROR,
  'structure.term-redefined': TRANSFORMATION_ERROR,
  'structure.invalid-json-ld': TRANSFORMATION_ERROR,
};
/** Controlled Identifiers 1.0, section 3.5, as are those of relationships. */
const URL_ERROR = 'https://w3id.org/security#INVALID_VERIFICATION_METHOD_URL';
const PROOF_ERROR = 'https://w3id.org/security#PROOF_VERIFICATION_ERROR';
const DATA_MODEL_ERROR = 'https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR';

/**
 * Answers a verification as the VC API does: 200 if everything verified, else 400 with the problems. What was verified isn't
 * repeated, since clients take a member of that name for the answer, but where they ask for it: it is the members in `asked`.
 */
export function answerReport(response: Response, report: VerificationReport, asked: JsonObject = {}): void {
  const verified = report.verdict === 'verified';
  const results = [...report.credentials.flatMap((one) => one.results), ...report.results];
  const decisive = results.filter(
    ({ outcome, advisory }) => advisory !== true && (outcome === 'fail' || outcome === 'unknown'),
  );
  const problemDetails = decisive.map(problemOf);
  const errors = decisive.map(({ code, message }) => `${code}: ${message}`);
  response
    .status(verified ? 200 : 400)
    .set('Cache-Control', 'no-store')
    .json({
      verified,
      ...(verified
        ? {}
        : {
            errors: errors.length > 0 ? errors : ['verify.nothing: There is nothing that verifies.'],
            problemDetails,
          }),
      checks: [...new Set(results.filter(({ outcome }) => outcome === 'pass').map(({ check }) => check))],
      verdict: report.verdict,
      report,
      ...asked,
    });
}

/**
 * Passes on why nothing was verified; of what would take too long callers are told by 400, too: to them it is a document that
 * doesn't verify.
 */
export function unverified(error: unknown): never {
  if (error instanceof CairnError && error.code === 'verify.too-much')
    throw new CairnError('invalid', error.code, error.message, error.faults);
  throw error;
}

function problemOf({ check, code, message, pointer, evidence }: CheckResult) {
  const general = {
    proof: PROOF_ERROR,
    status: statusErrorOf(evidence?.error),
    structure: DATA_MODEL_ERROR,
  }[check as 'proof'];
  const url = code === 'proof.malformed' && evidence?.member === 'verificationMethod' ? URL_ERROR : undefined;
  return {
    type: url ?? TYPES[code] ?? general ?? PROOF_ERROR,
    title: code,
    detail: message,
    ...(pointer === undefined ? {} : { pointer }),
  };
}

/** The error that a finding about a status is by Bitstring Status List 1.0, section 3.5: its own, or that of verifying. */
function statusErrorOf(found: unknown): string {
  return Object.values(STATUS_ERRORS).find((error) => error === found) ?? STATUS_ERRORS.verification;
}
