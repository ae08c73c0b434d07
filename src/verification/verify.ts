import { CairnError } from '../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../common/json.js';
import { type Enclosed, type Separated, separate } from '../credentials/canonical/enclosed.js';
import { isNativeContext, isStatusListContext } from '../credentials/contexts/known.js';
import { resolveDidJwk } from '../credentials/dids/did-jwk.js';
import { resolveDidKey } from '../credentials/dids/did-key.js';
import { didWebDocument } from '../credentials/dids/did-web.js';
import { nativeStatusListSchema, readNative } from '../credentials/documents/native-form.js';
import { type PublishedProgramme, publishedProgrammeSchema } from '../credentials/documents/published.js';
import { list, type Reading } from '../credentials/documents/reading.js';
import { textDigest } from '../credentials/documents/statement.js';
import type { SealedFile } from '../credentials/jades/read-sealed.js';
import type { Envelope } from '../credentials/jose/read-enveloped.js';
import { readStatusEntries } from '../credentials/status/read-entries.js';
import { suiteOf } from '../credentials/suites/table.js';

import { checkRecord, type ListedCredential, recordTooDeep } from './checks/clr.js';
import { checkContent } from './checks/content.js';
import { checkDescription } from './checks/description.js';
import { checkEuropean, isEuropean } from './checks/edc.js';
import { checkEndorsement, endorsementsTooDeep } from './checks/endorsement.js';
import { checkEnvelope, envelopeAsProof } from './checks/envelope.js';
import { checkAnswers, checkHolder } from './checks/holder.js';
import { checkIssuer, checkProofKeys } from './checks/issuer.js';
import { checkPeriod } from './checks/period.js';
import { checkProofs, type DidResolver, proofsOf } from './checks/proof.js';
import { checkRecognition } from './checks/recognition.js';
import { checkSchemas } from './checks/schemas.js';
import { checkKind, checkStack, type ShownPart } from './checks/stack.js';

import { checkStatus } from './checks/status.js';
import { checkForm, checkSpelling, checkStructure, isBytesSigned } from './checks/structure.js';
import { checkSupersedes, followSuccessors } from './checks/succession.js';
import { checkTokenStatus } from './checks/token-status.js';
import { Effort, MAX_DEPTH, ReportSizes, refuseExcess } from './limits.js';
import type { TrustMaterial, VerifyOptions } from './material.js';
import { kindOf, type Opened, openEnclosed, openForm } from './opened.js';

import { listKindOf } from './outside-list.js';

import type { CheckResult, CredentialReport, VerificationReport } from './report.js';
import { verdictOf, worstVerdict } from './result.js';
import { checkSealed, sealsAsProofs } from './sealed.js';
import { statusListVerifier } from './status-lists.js';
import type { VerifiedList } from './status-problems.js';
import { summarise, summariseParts } from './summary.js';

/** Most credentials that one presentation may carry. */
const MAX_CREDENTIALS = 100;

/**
 * Verifies a credential, a presentation or a bundle (an unsigned presentation of a certificate with its parts) and
 * answers with a report. Pure: it fetches nothing, and the same input and material give the same report. Throws a
 * CairnError for what is neither (kind `invalid`) or would take too long (`too-large`).
 */
export async function verify(
  input: JsonValue,
  material: TrustMaterial,
  options: VerifyOptions = {},
): Promise<VerificationReport> {
  const checkedAt = material.now.toISOString();
  const run = new Run(material, options);
  // of its proofs alone there is nothing that could be taken for an award
  if (isJsonObject(input) && options.checks !== 'proofs' && isStatusList(input))
    throw notACredential('This is a list of revoked or suspended credentials, not a credential.');
  const kind = kindOf(input);
  if (kind === 'presentation') {
    const opened = openForm(input, kind);
    if (!opened || 'problem' in opened) return unreadable('presentation', checkedAt, opened?.problem);
    const credentials = await run.credentials(presented(opened.document, mayBeEmpty(opened, options)));
    const results = await run.presentation(opened.document, opened.envelope);
    const own = results.some(({ outcome }) => outcome !== 'not-applicable') ? [verdictOf(results)] : [];
    const verdict = worstVerdict([...credentials.map((report) => report.verdict), ...own]);
    return { verdict, checkedAt, form: 'presentation', credentials, results };
  }
  const opened = kind && openForm(input, kind);
  if (!opened) throw notACredential('This is neither a credential nor a presentation.');
  if ('problem' in opened) return unreadable('credential', checkedAt, opened.problem);
  const [report] = await run.credentials([opened]);
  if (!report) throw notACredential('This is neither a credential nor a presentation.');
  const signatures = [
    ...proofsOf(opened.document),
    ...(opened.envelope ? [envelopeAsProof(opened.envelope)] : []),
    ...(opened.sealed ? sealsAsProofs(opened.sealed) : []),
  ];
  const answers = signatures.flatMap((proof) => checkAnswers(proof, options) ?? []);
  const verdict = answers.length > 0 ? 'not-verified' : report.verdict;
  return { verdict, checkedAt, form: 'credential', credentials: [report], results: answers };
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
  if (form === 'presentation') return { verdict, checkedAt, form, credentials: [], results };
  const report = { verdict, summary: undefined, results, parts: [] };
  return { verdict, checkedAt, form, credentials: [report], results: [] };
}

function notACredential(message: string): CairnError {
  const code = 'verify.not-a-credential';
  const expected = 'a type of VerifiableCredential or VerifiablePresentation';
  return new CairnError('invalid', code, message, [{ code, pointer: '/type', message, expected }]);
}

function presented(presentation: JsonObject, mayBeEmpty: boolean): Opened[] {
  const items = list(presentation.verifiableCredential);
  const fault = (code: string, pointer: string, message: string, expected: string) =>
    new CairnError('invalid', code, message, [{ code, pointer, message, expected }]);
  const at = '/verifiableCredential';
  if (items.length === 0 && !mayBeEmpty) {
    const message = 'The presentation holds no credential.';
    throw fault('verify.empty-presentation', at, message, 'at least one credential');
  }
  if (items.length > MAX_CREDENTIALS) throw tooMany(at);
  return items.map((item, index) => {
    const opened = openForm(item, 'credential');
    if (opened) return opened;
    const message = 'This is not a credential in any form that is known.';
    throw fault('verify.unsupported-form', `${at}/${index}`, message, 'a JSON object or a compact JWS');
  });
}

function tooMany(pointer: string): CairnError {
  const [code, message] = ['verify.too-many', 'There are too many credentials in it.'];
  return new CairnError('invalid', code, message, [
    { code, pointer, message, expected: `at most ${MAX_CREDENTIALS}` },
  ]);
}

/** A document that could be opened. */
type Presented = Exclude<Opened, { readonly problem: CheckResult }>;

interface Read {
  readonly document: JsonObject;
  readonly envelope?: Envelope | undefined;
  readonly sealed?: SealedFile | undefined;
  readonly structure: readonly CheckResult[];
  readonly reading: Reading | undefined;
  /** What it encloses; nothing for a document that isn't looked into. */
  readonly separated: Separated | undefined;
  /** 1 for what was presented, one more for what stands in it. */
  readonly depth: number;
}

/** One run of the pipeline: what was presented together, and the status lists that were looked up for it. */
class Run {
  readonly #material: TrustMaterial;
  readonly #options: VerifyOptions;
  readonly #resolve: DidResolver;
  readonly #statusList: (address: string) => Promise<VerifiedList>;
  readonly #reports = new Map<Read, Promise<CredentialReport>>();
  /** Status lists that came along, by address: for those that can't be had from their issuer. */
  readonly #bundledLists = new Map<string, JsonObject>();
  readonly #effort = new Effort();
  readonly #sizes = new ReportSizes();
  /** Credentials that were found inside of others. */
  #enclosed = 0;

  constructor(material: TrustMaterial, options: VerifyOptions) {
    this.#material = material;
    this.#options = options;
    this.#resolve = didResolver(material);
    this.#statusList = statusListVerifier(material, this.#resolve, this.#bundledLists, this.#effort);
  }

  /** What is found about a presentation itself. An unsigned one, such as a bundle, is a mere wrapping. */
  async presentation(document: JsonObject, envelope: Envelope | undefined): Promise<CheckResult[]> {
    const { challenge, domain, purpose, checks = 'all' } = this.#options;
    const proofs = proofsOf(document);
    const form = checkForm(document, 'presentation', checks);
    const signed = envelope !== undefined || document.proof !== undefined;
    if (form && (signed || challenge !== undefined)) return [form];
    if (proofs.length > 0) {
      this.#effort.structure(document, true);
      this.#effort.proofs(document, proofs.length);
      const bytesSigned = proofs.every((proof) => suiteOf(proof)?.canonicalisation === 'JCS');
      // each credential is a document and a graph of its own, and is checked as one
      const { verifiableCredential: _held, ...own } = document;
      const spelling = await checkSpelling(own, bytesSigned);
      if (spelling) return [spelling];
    }
    const expected = { challenge, domain, purpose };
    const results = await checkHolder({ document, envelope }, expected, this.#resolve, this.#material);
    if (envelope && checks === 'all') results.push(...(await this.#tokenStatus(envelope, results)));
    return results;
  }

  /** A token that doesn't hold already is not worth a look at what it names (Token Status List, section 8.3). */
  async #tokenStatus(envelope: Envelope, before: readonly CheckResult[]): Promise<CheckResult[]> {
    if (verdictOf(before) === 'not-verified') return [];
    return checkTokenStatus(envelope, this.#material, this.#resolve);
  }

  /** Reports on the roots: what isn't a part of another presented certificate. Status lists in a bundle are material. */
  async credentials(presented: readonly Opened[]): Promise<CredentialReport[]> {
    for (const [index, opened] of presented.entries()) {
      const at = presented.length === 1 ? '' : `/verifiableCredential/${index}`;
      if ('document' in opened) refuseExcess(worked(opened), at, isEuropeanForm(opened));
    }
    const named = listAddresses(presented.flatMap((one) => ('document' in one ? [one.document] : [])));
    const read: Read[] = [];
    for (const opened of presented) {
      if ('problem' in opened) {
        read.push(unopened(opened.problem, 1));
        continue;
      }
      const { document } = opened;
      if (presented.length > 1 && (isStatusList(document) || isNamedList(document, named))) {
        this.#effort.proofs(document, 1);
        if (typeof document.id === 'string') this.#bundledLists.set(document.id, document);
        continue;
      }
      read.push(await this.#read(opened, 1));
    }
    const byAward = awardsOf(read);
    const parts = new Set(
      read
        .flatMap((item) => (item.reading?.stack?.parts ?? []).map((entry) => byAward.get(entry.award)))
        .filter((item) => item !== undefined),
    );
    const roots = read.filter((item) => !parts.has(item));
    const reports: CredentialReport[] = [];
    // one after the other: certificates that name each other would otherwise wait for each other
    for (const item of roots) reports.push(await this.#report(item, byAward, new Set()));
    // certificates that name each other in a circle hang on no root: each is reported by itself, none is passed over
    const circular = read.filter((item) => !this.#reports.has(item));
    for (const item of circular) reports.push(await this.#report(item, byAward, new Set()));
    return reports;
  }

  async #read(opened: Presented, depth: number): Promise<Read> {
    const { document, envelope, sealed } = opened;
    if (isEuropeanForm(opened)) {
      this.#effort.structure(document, false);
      const { results, reading } = checkEuropean(document);
      return { document, sealed, structure: results, reading, separated: undefined, depth };
    }
    const own = isNativeContext(document['@context']);
    this.#effort.structure(worked(opened), !own);
    const { results, reading } = await checkStructure(document, this.#material.registry, {
      scope: this.#options.checks ?? 'all',
      envelope,
    });
    if (own && !reading) this.#effort.structure(document, true);
    const separated = reading && separate(document, isTextSigned(opened));
    return { document, envelope, structure: results, reading, separated, depth };
  }

  /** What is found about what stands inside of a credential: what a learner record lists, and endorsements. */
  async #checkEnclosed(item: Read): Promise<{ results: CheckResult[]; listed?: CredentialReport[] }> {
    const { document, reading, separated, depth } = item;
    if (!reading || !separated) return { results: [] };
    const { listed, endorsements } = separated;
    const tooDeep = depth >= MAX_DEPTH;
    const record = reading.kind === 'transcript';
    if (tooDeep) {
      const results = endorsements.length > 0 ? [endorsementsTooDeep()] : [];
      return { results: record ? [recordTooDeep(), ...results] : results };
    }
    const endorsing = (await this.#reportEnclosed(endorsements, depth + 1)).map(checkEndorsement);
    if (!record) return { results: endorsing };
    const entries = await this.#reportEnclosed(listed, depth + 1);
    const results = [...checkRecord(document, reading, entries), ...endorsing];
    return { results, listed: entries.map(({ report }) => report) };
  }

  /** Reports on each by itself; those in this project's form are shown to each other as parts of certificates. */
  async #reportEnclosed(enclosed: readonly Enclosed[], depth: number): Promise<ListedCredential[]> {
    this.#enclosed += enclosed.length;
    if (this.#enclosed > MAX_CREDENTIALS) throw tooMany(enclosed[0]?.pointer ?? '');
    const read: Read[] = [];
    for (const { item, pointer } of enclosed) {
      const opened = openEnclosed(item);
      if ('document' in opened) refuseExcess(worked(opened), pointer, isEuropeanForm(opened));
      read.push('problem' in opened ? unopened(opened.problem, depth) : await this.#read(opened, depth));
    }
    const byAward = awardsOf(read);
    const entries: ListedCredential[] = [];
    for (const [index, one] of enclosed.entries()) {
      const item = read[index];
      if (!item) continue;
      const report = await this.#report(item, byAward, new Set());
      const document = item.reading && item.document;
      entries.push({ enclosed: one, document, reading: item.reading, report });
    }
    return entries;
  }

  async #report(
    item: Read,
    byAward: ReadonlyMap<string, Read>,
    above: ReadonlySet<Read>,
  ): Promise<CredentialReport> {
    const known = this.#reports.get(item);
    if (known) return known;
    const pending = this.#check(item, byAward, new Set([...above, item]));
    this.#reports.set(item, pending);
    const report = await pending;
    this.#sizes.count(report);
    return report;
  }

  async #check(
    item: Read,
    byAward: ReadonlyMap<string, Read>,
    above: ReadonlySet<Read>,
  ): Promise<CredentialReport> {
    const { document, envelope, reading } = item;
    const { registry, now, publishedVersion } = this.#material;
    if (!reading)
      return { verdict: verdictOf(item.structure), summary: undefined, results: item.structure, parts: [] };

    if (reading.form === 'edc') return this.#checkEuropean(item, reading, byAward, above);
    const results = [...item.structure];
    this.#effort.proofs(document, reading.proofs.length);
    if (envelope) results.push(...(await checkEnvelope(envelope, this.#resolve, now)));
    if (!envelope || reading.proofs.length > 0)
      results.push(...(await checkProofs(document, reading.proofs, this.#resolve, this.#material)));
    const signatures = [...reading.proofs, ...(envelope ? [envelopeAsProof(envelope)] : [])];
    const created = signatures.map((proof) => proof.created);
    if (this.#options.checks === 'proofs') {
      results.push(...(await checkProofKeys(signatures, this.#resolve)));
      results.push(...checkPeriod({ ...reading, created }, now));
      const { results: inner, ...more } = await this.#checkEnclosed(item);
      results.push(...inner);
      const summary = summarise(reading, registry);
      return { verdict: verdictOf(results), summary, results, parts: [], ...more };
    }
    results.push(...(await checkIssuer(reading.issuer, signatures, registry, this.#resolve)));
    const published =
      reading.achievement === undefined ? undefined : await publishedVersion(reading.achievement);
    if (this.#options.recognition !== 'left-out') results.push(...checkRecognition(reading, registry));
    results.push(...checkDescription(reading, registry, published));
    results.push(...checkPeriod({ ...reading, created }, now));
    if (this.#options.by !== 'self') {
      const found = await checkStatus(reading, this.#statusList);
      results.push(...(await followSuccessors(reading, found, this.#material.successorOf)));
      if (envelope) results.push(...(await this.#tokenStatus(envelope, results)));
    }
    results.push(...checkSupersedes(reading));

    const shown = await this.#shownParts(reading, byAward, above);
    const programmeText = reading.stack && (await publishedVersion(reading.stack.programmeVersion));
    results.push(...checkKind(reading, registry));
    if (reading.stack) {
      const partsRequired = this.#options.parts === 'required';
      results.push(
        ...checkStack({
          certificate: reading,
          stack: reading.stack,
          shown,
          registry,
          programmeText,
          partsRequired,
        }),
      );
    }
    const { results: inner, ...more } = await this.#checkEnclosed(item);
    results.push(...inner, ...checkContent(reading));
    results.push(...(await checkSchemas(document, reading, this.#material.credentialSchemas)));
    const programme = reading.stack && trustedProgramme(programmeText, reading.stack.programmeDigest);
    return {
      verdict: verdictOf(results),
      summary: summarise(reading, registry),
      results,
      parts: reading.stack ? summariseParts(reading.stack, shown, registry, programme) : [],
      ...more,
    };
  }

  async #checkEuropean(
    item: Read,
    reading: Reading,
    byAward: ReadonlyMap<string, Read>,
    above: ReadonlySet<Read>,
  ): Promise<CredentialReport> {
    const { registry, publishedVersion } = this.#material;
    this.#effort.seals(item.sealed?.seals.length ?? 0);
    const found = await checkSealed(item.document, item.sealed, reading, this.#material, this.#options);
    const results = [...item.structure, ...found.results];
    const { stack } = reading;
    const shown = await this.#shownParts(reading, byAward, above);
    const programmeText = stack && (await publishedVersion(stack.programmeVersion));
    if (this.#options.checks !== 'proofs') results.push(...checkKind(reading, registry));
    if (stack && this.#options.checks !== 'proofs') {
      const partsRequired = this.#options.parts === 'required';
      const certificate = { certificate: reading, stack, shown, registry, programmeText, partsRequired };
      results.push(...checkStack(certificate));
    }
    const programme = stack && trustedProgramme(programmeText, stack.programmeDigest);
    return {
      verdict: verdictOf(results),
      summary: { ...summarise(reading, registry), signedAt: found.sealedAt ?? reading.validFrom },
      results,
      parts: stack ? summariseParts(stack, shown, registry, programme) : [],
    };
  }

  async #shownParts(
    reading: Reading,
    byAward: ReadonlyMap<string, Read>,
    above: ReadonlySet<Read>,
  ): Promise<Map<string, ShownPart>> {
    const shown = new Map<string, ShownPart>();
    for (const entry of reading.stack?.parts ?? []) {
      const part = byAward.get(entry.award);
      if (!part?.reading || above.has(part)) continue;
      shown.set(entry.award, { reading: part.reading, report: await this.#report(part, byAward, above) });
    }
    return shown;
  }
}

function awardsOf(read: readonly Read[]): ReadonlyMap<string, Read> {
  const byAward = new Map<string, Read>();
  for (const item of read) {
    const award = item.reading?.award;
    if (award !== undefined && !byAward.has(award)) byAward.set(award, item);
  }
  return byAward;
}

function unopened(problem: CheckResult, depth: number): Read {
  return { document: {}, structure: [problem], reading: undefined, separated: undefined, depth };
}

/** What is worked on of a document: where its text is signed, what stands in it is only worked on by itself. */
function worked(opened: Presented): JsonObject {
  return isTextSigned(opened) ? separate(opened.document, true).outer : opened.document;
}

/** Sealed as Europass does, or meant to be: what a seal is around is one form, whatever else it looks like. */
function isEuropeanForm({ document, envelope, sealed }: Presented): boolean {
  return sealed !== undefined || (envelope === undefined && isEuropean(document));
}

function isTextSigned({ document, envelope }: Presented): boolean {
  return envelope !== undefined || isBytesSigned(document);
}

/** A status list in a bundle is material for whoever is offline: no credential that is to be reported on. */
function isStatusList(document: JsonObject): boolean {
  return isStatusListContext(document['@context']) && 'value' in readNative(nativeStatusListSchema, document);
}

/** Where the credentials of a bundle say that their statuses are kept. */
function listAddresses(documents: readonly JsonObject[]): ReadonlySet<string> {
  const entries = documents.flatMap((document) => readStatusEntries(document.credentialStatus));
  return new Set(entries.map((entry) => entry.list));
}

/** The same of another issuer, where a credential beside it points to it. */
function isNamedList(document: JsonObject, named: ReadonlySet<string>): boolean {
  return typeof document.id === 'string' && named.has(document.id) && listKindOf(document) !== undefined;
}

function trustedProgramme(text: string | undefined, digest: string): PublishedProgramme | undefined {
  if (text === undefined || textDigest(text) !== digest) return undefined;
  return publishedProgrammeSchema.safeParse(JSON.parse(text)).data;
}

/** Keys of the network's own issuers come from the registry, those of a `did:key` from itself, others from the caller. */
function didResolver(material: TrustMaterial): DidResolver {
  return async (did) => {
    if (did.startsWith('did:key:')) return resolveDidKey(did);
    if (did.startsWith('did:jwk:')) return resolveDidJwk(did);
    const issuer = material.registry.issuers.get(did);
    return issuer ? didWebDocument(did, issuer.keys) : material.resolveDid(did);
  };
}
