import { CairnError } from '../common/errors.js';
import { isJsonObject, type JsonValue } from '../common/json.js';
import { list } from '../credentials/documents/reading.js';
import { wholeSeconds } from '../credentials/suites/time.js';
import { isRegistryStatement } from '../registry/statement.js';
import { NOTHING_BROUGHT, settle, sourcesOf, takeRegistry } from './anchored.js';
import { isStatusList } from './bundled-lists.js';
import { takeStatusTokens } from './bundled-tokens.js';
import { checkBound, checkQuestion } from './checks/asked.js';
import { checkAnswers } from './checks/holder.js';
import { envelopeAsProof, proofsOf } from './checks/proof.js';
import { Effort } from './limits.js';
import type { TrustMaterial, VerifyOptions } from './material.js';
import { kindOf, openForm } from './opened.js';
import type { Presented } from './opened-form.js';
import { presented } from './presented.js';
import type { CheckResult, VerificationReport } from './report.js';
import { verdictOf, worstVerdict } from './result.js';
import { Run } from './run.js';
import { newestOfStale } from './stale.js';

/**
 * Verifies a credential, a presentation or a bundle (an unsigned presentation of a certificate with its parts) and
 * answers with a report. Pure: it fetches nothing, and the same input and material give the same report. Throws a
 * CairnError for what is neither (kind `invalid`) or would take too long (`too-large`).
 *
 * Where lists or the network's statement are out of date, and nothing else is open, the report tells as of when the input was verified.
 */
export async function verify(
  input: JsonValue,
  material: TrustMaterial,
  options: VerifyOptions = {},
): Promise<VerificationReport> {
  const effort = new Effort();
  const report = await judge(input, material, options, effort);
  const moment = newestOfStale(report);
  if (moment === undefined || moment >= material.now) return report;
  try {
    const then = await judge(input, { ...material, now: moment }, options, effort);
    return then.verdict === 'verified' ? { ...report, verifiedAsOf: wholeSeconds(moment) } : report;
  } catch (error) {
    // what would take too long twice is told once
    if (error instanceof CairnError && error.kind === 'too-large') return report;
    throw error;
  }
}

async function judge(
  input: JsonValue,
  material: TrustMaterial,
  options: VerifyOptions,
  effort: Effort,
): Promise<VerificationReport> {
  const checkedAt = material.now.toISOString();
  // of its proofs alone there is nothing that could be taken for an award
  if (isJsonObject(input) && options.checks !== 'proofs' && isStatusList(input))
    throw notACredential('This is a list of revoked or suspended credentials, not a credential.');
  if (isRegistryStatement(input))
    throw notACredential('This is what a network says of its issuers, not a credential.');
  const kind = await kindOf(input);
  if (kind === 'presentation') {
    const opened = await openForm(input, kind);
    if (!opened || 'problem' in opened) return unreadable('presentation', checkedAt, opened?.problem);
    const { tokens, others: items } = await takeStatusTokens(list(opened.document.verifiableCredential));
    const { brought, others } = takeRegistry(opened.document, items);
    const settled = await settle(material, brought, effort);
    const run = new Run(settled, options, effort);
    run.bring(tokens);
    const held = await presented(others, mayBeEmpty(opened, options));
    const credentials = await run.credentials(held);
    const results = await run.presentation(opened.document, opened.envelope);
    if (options.asked) {
      const readable = held.flatMap((one) => ('document' in one ? [one] : []));
      results.push(...checkBound(readable, results), checkQuestion(credentials, options.asked));
    }
    const own = results.some(({ outcome }) => outcome !== 'not-applicable') ? [verdictOf(results)] : [];
    const verdict = worstVerdict([...credentials.map((report) => report.verdict), ...own]);
    const sources = sourcesOf(settled, credentials);
    return { verdict, checkedAt, form: 'presentation', credentials, results, sources };
  }
  const opened = kind && (await openForm(input, kind));
  if (!opened) throw notACredential('This is neither a credential nor a presentation.');
  if ('problem' in opened) return unreadable('credential', checkedAt, opened.problem);
  const settled = await settle(material, NOTHING_BROUGHT, effort);
  const run = new Run(settled, options, effort);
  const [report] = await run.credentials([opened]);
  if (!report) throw notACredential('This is neither a credential nor a presentation.');
  const sources = sourcesOf(settled, [report]);
  if (opened.sdJwt) {
    const results = await run.keyBinding(opened.sdJwt);
    if (options.asked) results.push(checkQuestion([report], options.asked));
    const verdict = worstVerdict([report.verdict, ...(results.length > 0 ? [verdictOf(results)] : [])]);
    return { verdict, checkedAt, form: 'credential', credentials: [report], results, sources };
  }
  const signatures = [
    ...proofsOf(opened.document),
    ...(opened.envelope ? [envelopeAsProof(opened.envelope)] : []),
    // seals are made for no request
    ...(opened.sealed?.seals ?? []).map(() => ({ proofPurpose: 'assertionMethod' })),
  ];
  const answers = signatures.flatMap((proof) => checkAnswers(proof, options) ?? []);
  // whoever hands in a bare credential signed nothing
  if (options.asked) answers.push(...checkBound([opened], []));
  const verdict = answers.length > 0 ? 'not-verified' : report.verdict;
  return { verdict, checkedAt, form: 'credential', credentials: [report], results: answers, sources };
}

/** Only a presentation that somebody signed says anything without a credential. */
function mayBeEmpty(opened: Presented, options: VerifyOptions): boolean {
  const signed = opened.envelope !== undefined || opened.document.proof !== undefined;
  return options.emptyPresentation === true && signed;
}

function unreadable(
  form: VerificationReport['form'],
  checkedAt: string,
  problem: CheckResult | undefined,
): VerificationReport {
  const results = problem ? [problem] : [];
  const verdict = verdictOf(results);
  const sources = {};
  if (form === 'presentation') return { verdict, checkedAt, form, credentials: [], results, sources };
  const report = { verdict, summary: undefined, results, parts: [] };
  return { verdict, checkedAt, form, credentials: [report], results: [], sources };
}

function notACredential(message: string): CairnError {
  const code = 'verify.not-a-credential';
  const expected = 'a type of VerifiableCredential or VerifiablePresentation';
  return new CairnError('invalid', code, message, [{ code, pointer: '/type', message, expected }]);
}
