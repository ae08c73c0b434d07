import { type Random, randomUuid } from '../../common/effects.js';
import { CairnError, type Fault, invalid } from '../../common/errors.js';
import { canonicalJson, isJsonObject, type JsonObject } from '../../common/json.js';
import { namedId } from '../../common/named-id.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { textDigest } from '../../credentials/documents/statement.js';
import type { TrustMaterial } from '../../verification/material.js';
import type { VerificationReport } from '../../verification/report.js';
import { verdictOf } from '../../verification/result.js';
import { verify } from '../../verification/verify.js';
import { emptyMemory } from '../check-results.js';
import type { Composed } from '../compose.js';
import { finishIntents, issueAwards } from '../issue.js';
import { planResults } from '../issue-results.js';
import type { Party } from '../lifecycle/party.js';
import { tidyWords } from '../lifecycle/reason.js';
import { replanned } from '../lifecycle/retry.js';
import type { ResultRow } from '../result-row.js';
import { type SettleDeps, settle } from '../settle.js';
import { memberOf, sortResults } from '../sort-results.js';
import { contentDigest } from './content.js';
import type { EvidenceRecord } from './ports.js';

export interface RecognisingDeps extends SettleDeps {
  /** How DIDs and status lists of strangers are looked up, within the bounds of one request. */
  readonly outside: () => Pick<TrustMaterial, 'resolveDid' | 'statusList' | 'statusToken'>;
}

/** Of the award as a row of results, and what it rests on. */
export interface RecognisedLearning {
  readonly result: ResultRow;
  /** The credential of another issuer, as JSON text. */
  readonly credential: string;
  /** How the registrar knows that the credential is about this learner. */
  readonly confirmation: string;
}

export interface Recognised {
  readonly awardId: string;
  readonly credentialId: string;
  readonly learnerId: string;
  readonly evidenceId: string;
  readonly composed: readonly Composed[];
}

/** Longest document that is taken, in characters. */
const MAX_DOCUMENT = 500_000;

/**
 * Awards a module on the strength of a credential of an issuer outside of the network. The credential must verify in all
 * but recognition: that is the institution's judgement, which it gives by awarding. Document, digest and report are kept;
 * the award's own credential says that it recognises prior learning, of which issuer, by which document. With a
 * `requestId`, what it makes is named after that: a repetition finds what was recorded, and finishes it.
 *
 * @throws CairnError `results.faulty` as `issueResults` does, `evidence.confirmation`, `evidence.not-a-credential`,
 *   `evidence.not-verified` (kind `invalid`), `evidence.undetermined` with the checks that stand open,
 *   `evidence.own-issuer`, `evidence.used`, `evidence.other-learner` (kind `refused`), `award.exists` (kind `conflict`).
 */
export async function recogniseLearning(
  deps: RecognisingDeps,
  { result, credential, confirmation: words }: RecognisedLearning,
  party: Party,
  requestId?: string,
): Promise<Recognised> {
  const confirmation = checkConfirmation(words);
  const ids = idsOf(deps.random, requestId);
  const before = requestId === undefined ? undefined : await deps.revoking.selectOptionalAward(ids.award);
  if (before) {
    await finishIntents(deps, await deps.store.selectIntentIds([ids.award]), party.actor);
    return settled(deps, ids, before.learnerId, party);
  }
  // so that what is wrong with the award is told before the credential is looked up
  await planAward(deps, result, party, ids);
  const document = parseCredential(credential);
  const { report, issuer } = await verifyOutside(deps, document);
  const evidence: EvidenceRecord = {
    id: ids.evidence,
    document: credential,
    digest: textDigest(canonicalJson(document)),
    content: contentDigest(document),
    issuer,
    report,
    confirmation,
  };
  const learnerId = await replanned(async () => {
    const { plan, newLearners } = await planAward(deps, result, party, ids);
    const resting = { ...plan({ id: evidence.id, issuer, digest: evidence.digest }), evidence };
    await issueAwards(deps, [resting], newLearners, party.actor);
    return resting.award.learner.id;
  });
  return settled(deps, ids, learnerId, party);
}

/** Ids of what is made. */
interface Ids {
  readonly award: string;
  readonly credential: string;
  readonly evidence: string;
}

function idsOf(random: Random, requestId: string | undefined): Ids {
  const idOf = (what: string) => (requestId === undefined ? randomUuid(random) : namedId(requestId, what));
  return { award: idOf('award'), credential: idOf('credential'), evidence: idOf('evidence') };
}

async function settled(
  deps: RecognisingDeps,
  ids: Ids,
  learnerId: string,
  { actor }: Party,
): Promise<Recognised> {
  const { composed } = await settle(deps, { actor, learnerIds: [learnerId] });
  return { awardId: ids.award, credentialId: ids.credential, learnerId, evidenceId: ids.evidence, composed };
}

function checkConfirmation(words: string): string {
  const said = tidyWords(words);
  if (said !== undefined) return said;
  throw invalid({
    code: 'evidence.confirmation',
    pointer: '/confirmation',
    message: 'Say how it is known that the credential is about this learner.',
    expected: '1 to 500 characters, without NUL',
  });
}

/** The award as any result is planned, so that the same faults are found; it is built once its evidence is known. */
async function planAward(deps: RecognisingDeps, row: ResultRow, party: Party, ids: Ids) {
  const catalogue = await deps.store.selectCatalogue();
  if (party.institution === undefined)
    throw new CairnError('refused', 'recognise.no-institution', 'Modules are awarded by institutions');
  const institution = memberOf(catalogue, party.institution);
  const context = { institution, catalogue, now: deps.clock(), memory: emptyMemory() };
  const { fresh, existing, faults } = await sortResults(deps.store, [row], context);
  const [first, ...others] = faults;
  if (first)
    throw new CairnError('invalid', 'results.faulty', 'The award has faults; nothing was issued', [
      first,
      ...others,
    ]);
  const [only] = fresh;
  if (existing.length > 0 || !only)
    throw new CairnError('conflict', 'award.exists', 'Such an award is recorded already');
  const learners = planResults(deps.random, [only], institution).newLearners;
  const known = only.learner ?? learners[0];
  const result = known ? { ...only, learner: known } : only;
  const plan = (priorLearning: { id: string; issuer: string; digest: string }) => {
    const resting = { priorLearning, credentialId: ids.credential };
    const [planned] = planResults(deps.random, [result], institution, () => ids.award, resting).plans;
    if (!planned) throw new CairnError('incoherent', 'recognise.no-plan', 'A result has no plan');
    return planned.plan;
  };
  return { plan, newLearners: learners };
}

function parseCredential(text: string): JsonObject {
  const fault = (message: string) =>
    invalid({
      code: 'evidence.not-a-credential',
      pointer: '/credential',
      message,
      expected: `one credential as a JSON object of at most ${MAX_DOCUMENT} characters`,
    });
  if (text.length > MAX_DOCUMENT) throw fault('The document is too long.');
  let parsed: unknown;
  try {
    parsed = parseStrictJson(text);
  } catch {
    throw fault('The document is not well-formed JSON.');
  }
  const document = parsed as ReturnType<typeof parseStrictJson>;
  if (isJsonObject(document) && document.verifiableCredential === undefined) return document;
  throw fault('The document is not one credential.');
}

async function verifyOutside(
  deps: RecognisingDeps,
  document: JsonObject,
): Promise<{ report: VerificationReport; issuer: string }> {
  const trust = await deps.trust();
  const report = await verify(document, { ...trust, ...deps.outside() });
  const [one] = report.credentials;
  const issuer = one?.summary?.issuer.did;
  if (issuer !== undefined && trust.registry.issuers.has(issuer))
    throw new CairnError(
      'refused',
      'evidence.own-issuer',
      'What a member of the network awarded counts by itself',
    );
  const required = (one?.results ?? []).filter(({ check }) => check !== 'recognition');
  const verdict = verdictOf(required);
  if (verdict === 'verified' && issuer !== undefined) return { report, issuer };
  const decisive = verdict === 'not-verified' ? 'fail' : 'unknown';
  const faults = required
    .filter(({ outcome, advisory }) => outcome === decisive && advisory !== true)
    .map(({ code, message, pointer = '' }): Fault => ({ code, pointer: `/credential${pointer}`, message }));
  if (verdict === 'not-verified')
    throw new CairnError('invalid', 'evidence.not-verified', 'The credential does not verify', faults);
  const message = 'Whether the credential holds could not be determined';
  throw new CairnError('refused', 'evidence.undetermined', message, faults);
}
