import { isJsonObject, type JsonObject } from '../../common/json.js';
import type { Enclosed } from '../../credentials/canonical/enclosed.js';
import { list } from '../../credentials/documents/reading.js';
import type { CheckResult, CredentialReport } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail, unknown } = resultsOf('endorsement', 'Open Badges 3.0, EndorsementCredential');

/** An endorsement in a credential, with what was found about it by itself. */
export interface EndorsementFound {
  readonly enclosed: Enclosed;
  readonly document: JsonObject | undefined;
  readonly report: CredentialReport;
}

/**
 * What an endorsement is worth: it verifies by itself, and is about the thing that it stands at. Advice: who endorses what
 * doesn't bear on whether it was awarded.
 */
export function checkEndorsement({ enclosed, document, report }: EndorsementFound): CheckResult {
  const { pointer, holder } = enclosed;
  const failed = report.verdict === 'not-verified';
  const cause = report.results.find(
    (result) => result.advisory !== true && result.outcome === (failed ? 'fail' : 'unknown'),
  )?.code;
  const extras = {
    advisory: true,
    pointer,
    evidence: { issuer: report.summary?.issuer.did, endorsed: holder.id, cause },
  };
  if (failed) return fail('not-verified', 'An endorsement in it does not verify by itself.', extras);
  if (!document || !list(document.type).includes('EndorsementCredential'))
    return fail('not-one', 'Something stands in place of an endorsement that is none.', extras);
  const subjects = list(document.credentialSubject);
  if (
    !subjects.every(
      (subject) => isJsonObject(subject) && subject.id !== undefined && subject.id === holder.id,
    )
  )
    return fail('other-subject', 'An endorsement in it is about something else.', extras);
  return report.verdict === 'verified'
    ? pass('verified', 'It is endorsed, and the endorsement verifies by itself.', extras)
    : unknown('undetermined', 'Whether an endorsement in it is valid could not be determined.', extras);
}

/** That endorsements stand so deep in others that they are not looked at. */
export function endorsementsTooDeep(): CheckResult {
  return unknown('too-deep', 'Endorsements in it are enclosed too deep to be looked at.', { advisory: true });
}
