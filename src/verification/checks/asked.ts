import { isJsonObject, type JsonObject } from '../../common/json.js';
import { didOf } from '../../credentials/dids/did-document.js';
import type { VerifyOptions } from '../material.js';
import type { Presented } from '../opened-form.js';
import type { CheckResult, CredentialReport } from '../report.js';
import { resultsOf } from '../result.js';

const holder = resultsOf('holder', 'Verifiable Credentials Data Model 2.0, section 4.13');
const question = resultsOf('question', 'OpenID for Verifiable Presentations 1.0, section 6');

/**
 * Whether all that a presentation holds is about whoever signed it: the copy of another one’s credential that somebody came
 * by proves nothing about them. `signed`: what was found about the presentation; no result where that failed already.
 */
export function checkBound(presented: readonly Presented[], signed: readonly CheckResult[]): CheckResult[] {
  if (presented.length === 0 || signed.some(({ outcome }) => outcome !== 'pass')) return [];
  const keys = signed.filter(({ code }) => code === 'holder.present').map(({ evidence }) => evidence?.key);
  const [presenter, ...others] = new Set(keys.map((key) => didOf(String(key))));
  const subjects = presented.map(subjectOf);
  if (subjects.includes(undefined))
    return [holder.fail('not-bound', 'It is bound to nobody, so anybody who has a copy could present it.')];
  if (others.length === 0 && subjects.every((subject) => subject === presenter))
    return [holder.pass('bound', 'It is bound to the key of whoever presented it.')];
  return [holder.fail('other-subject', 'It is bound to somebody else than who presented it.')];
}

/** The DID that a credential is bound to; of an SD-JWT, whose key signs itself, none. */
function subjectOf({ document, sdJwt, sealed }: Presented): string | undefined {
  const { credentialSubject } = document;
  const subject = Array.isArray(credentialSubject) ? credentialSubject[0] : credentialSubject;
  if (sdJwt || sealed || !isOnly(credentialSubject) || !isJsonObject(subject)) return undefined;
  return typeof subject.id === 'string' && subject.id.startsWith('did:') ? subject.id : undefined;
}

function isOnly(subjects: JsonObject[string] | undefined): boolean {
  return !Array.isArray(subjects) || subjects.length === 1;
}

/** Whether one of the credentials is what was asked for. */
export function checkQuestion(
  reports: readonly CredentialReport[],
  { achievements }: NonNullable<VerifyOptions['asked']>,
): CheckResult {
  const answers = reports
    .flatMap(withParts)
    .some(({ summary }) => summary?.achievement !== undefined && achievements.includes(summary.achievement));
  return answers
    ? question.pass('answered', 'It is what was asked for.')
    : question.fail('other', 'It is not what was asked for.');
}

/** A certificate and the parts that were shown with it. */
function withParts(report: CredentialReport): CredentialReport[] {
  return [report, ...report.parts.flatMap((part) => (part.report ? withParts(part.report) : []))];
}
