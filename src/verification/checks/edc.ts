import { isJsonObject, type JsonObject, jsonEquals, plainJson } from '../../common/json.js';
import type { Reading } from '../../credentials/documents/reading.js';
import { awardOfEdc } from '../../credentials/edc/award-of-edc.js';
import { readEdc } from '../../credentials/edc/read.js';
import { annexIEdcFaults } from '../../credentials/lint/annex-i/rules.js';
import { readGraph } from '../../credentials/lint/elm/graph.js';
import { literalIn, nodeIn } from '../../credentials/lint/elm/graph-texts.js';
import { edcStructureFaults } from '../../credentials/lint/elm/rules.js';
import type { Registry } from '../../registry/registry.js';
import type { RecordedRendition, TrustMaterial } from '../material.js';
import { memberDigests } from '../member-digests.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';
import { checkRecognition } from './recognition.js';

const structure = resultsOf(
  'structure',
  'European Learning Model 3.2, generic profile; Verifiable Credentials Data Model 1.1',
);
const recognition = resultsOf('recognition', 'Registry of the network: who its members are to the law');
const status = resultsOf('status', 'The register of awards of the deployment that issued it');
const content = resultsOf(
  'content',
  'Council Recommendation of 16 June 2022 on micro-credentials (2022/C 243/02), Annex I',
);

/** Whether a document is a European digital credential in its form, and what the other checks see of it. */
export function checkEuropean(document: JsonObject): {
  readonly results: CheckResult[];
  readonly reading: Reading | undefined;
} {
  const graph = readGraph(document);
  const read = readEdc(document, graph);
  const unread = 'faults' in read ? read.faults : [];
  if (unread[0]?.code === 'edc.not-a-credential') {
    const message = 'What is sealed is not a European digital credential.';
    const { pointer } = unread[0];
    return { results: [structure.fail('not-european', message, { pointer })], reading: undefined };
  }
  const faults = [...edcStructureFaults(document, graph), ...unread];
  const [first] = faults;
  if (!first && 'reading' in read) {
    const message = 'The document is a well-formed European digital credential.';
    return { results: [structure.pass('readable', message)], reading: read.reading };
  }
  const evidence = { faults: faults.slice(0, 20) };
  const message = first?.message ?? 'The document cannot be read.';
  const code = first?.code.replace('.', '-') ?? 'unreadable';
  return {
    results: [structure.fail(code, message, { pointer: first?.pointer, evidence })],
    reading: undefined,
  };
}

/**
 * Whether the network recognised whoever sealed it. `proven`: the issuer check has shown that the organisation is the one that
 * the document names; without that nothing that the document says of its issuer counts.
 */
export function checkSealerRecognised(
  reading: Reading,
  registry: Registry,
  { proven, sealedAt }: { readonly proven: boolean; readonly sealedAt: Date | undefined },
): CheckResult[] {
  const registered = registry.issuers.get(reading.issuer);
  const evidence = { issuer: reading.issuer };
  if (!registered) return checkRecognition(reading, registry);
  if (!proven) {
    const message = 'That it is by the member of the network that it names could not be shown.';
    return [recognition.unknown('issuer-unproven', message, { evidence })];
  }
  if (registered.legal?.eidasIdentifier !== reading.legalIssuer?.eidasIdentifier) {
    const message = 'It names a member of the network as its issuer and was sealed by somebody else.';
    return [recognition.fail('other-organisation', message, { evidence, pointer: '/issuer' })];
  }
  // the time of the seal counts as that of a proof does: a member whose time is over may write an early one
  const proofs = sealedAt ? [{ created: sealedAt.toISOString() }] : [];
  return checkRecognition({ ...reading, proofs }, registry);
}

const STANDINGS = {
  revoked: 'The award was revoked by the institution that made it.',
  suspended: 'The award is suspended for the time being.',
  superseded: 'Another credential took its place.',
} as const;

/**
 * Whether it still counts, and is what the register has of it. The form has no status: of our own the register of awards
 * tells, which takes its deployment.
 */
export async function checkStanding(
  document: JsonObject,
  { id, award, issuer, learner }: Reading,
  {
    registry,
    awardStanding,
    recordedRendition,
  }: Pick<TrustMaterial, 'registry' | 'awardStanding' | 'recordedRendition'>,
): Promise<CheckResult[]> {
  if (award === undefined || !registry.issuers.has(issuer)) {
    const message = 'Its issuer did not provide a way to revoke it.';
    return [status.notApplicable('none', message)];
  }
  const achievement = nodeIn(readGraph(document).root, 'credentialSubject', 'hasClaim');
  const link = literalIn(nodeIn(achievement, 'supplementaryDocument'), 'contentURL');
  const evidence = { award, ...(link !== undefined && /^https?:\/\//.test(link) ? { link } : {}) };
  const standing = await awardStanding?.(award, id);
  if (standing === undefined) {
    const message = awardStanding
      ? 'The institution’s register has no such credential.'
      : 'Whether it still counts is told by the institution: see the link in it.';
    const code = awardStanding ? 'award-unknown' : 'ask-issuer';
    return [status.unknown(code, message, { evidence })];
  }
  if (standing !== 'in-force') return [status.fail(standing, STANDINGS[standing], { evidence })];
  if (recordedRendition && !isAsRecorded(document, await recordedRendition(id), learner)) {
    const message = 'The institution’s register has another credential under this number.';
    return [status.fail('recorded-otherwise', message, { evidence })];
  }
  return [status.pass('in-force', 'It is in force.', { evidence })];
}

/** To the letter where it was sealed here; what the Commission's issuer sealed says the same of the award. */
function isAsRecorded(
  document: JsonObject,
  recorded: RecordedRendition | undefined,
  learner: string | undefined,
): boolean {
  if (!recorded) return false;
  const said = recordedFacts(document, recorded.signed);
  if (!said) return false;
  if (recorded.erased) return jsonEquals(memberDigests(said, learner), recorded.document);
  const kept = recordedFacts(recorded.document, recorded.signed);
  return kept !== undefined && jsonEquals(said, kept);
}

/** What of a document has to be as it was recorded. */
export function recordedFacts(
  document: JsonObject,
  signed: RecordedRendition['signed'],
): JsonObject | undefined {
  if (signed === 'here') return document;
  const award = awardOfEdc(document);
  if (!award) return undefined;
  const { issuedAt: _setAnew, ...facts } = award;
  const plain = plainJson(facts);
  return isJsonObject(plain) ? plain : undefined;
}

/** Whether the elements of a European micro-credential are there. Advice: it doesn't bear on the verdict. */
export function checkElements(document: JsonObject): CheckResult[] {
  const faults = annexIEdcFaults(document);
  if (faults.length === 0) {
    const message = 'It has all the elements of a European micro-credential.';
    return [content.pass('complete', message, { advisory: true })];
  }
  const missing = faults.map(({ code }) => code.slice(code.indexOf('.') + 1));
  const said = missing.map((name) => name.replaceAll('-', ' '));
  const message = `It lacks elements of a European micro-credential: ${said.join(', ')}.`;
  return [content.fail('incomplete', message, { advisory: true, evidence: { missing } })];
}
