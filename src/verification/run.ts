import type { JsonObject } from '../common/json.js';
import { type Enclosed, type Separated, separate } from '../credentials/canonical/enclosed.js';
import { isNativeContext } from '../credentials/contexts/known.js';
import type { Reading } from '../credentials/documents/reading.js';
import type { SealedFile } from '../credentials/jades/read-sealed.js';
import type { Envelope } from '../credentials/jose/read-enveloped.js';
import type { SdJwt } from '../credentials/sd-jwt/read.js';
import { suiteOf } from '../credentials/suites/table.js';
import { withDoubt } from './anchored.js';
import { isNamedList, isStatusList, listAddresses } from './bundled-lists.js';
import type { ListedCredential } from './checks/clr.js';
import { checkContent } from './checks/content.js';
import { checkDescription } from './checks/description.js';
import { isBytesSigned } from './checks/form.js';
import { checkHolder } from './checks/holder.js';
import { checkIssuer, checkProofKeys } from './checks/issuer.js';
import { checkPeriod } from './checks/period.js';
import { checkProofs, type DidResolver, envelopeAsProof, proofsOf } from './checks/proof.js';
import { checkRecognition } from './checks/recognition.js';
import { checkSchemas } from './checks/schemas.js';
import { checkKind, checkStack, type ShownPart } from './checks/stack.js';
import { checkStatus } from './checks/status.js';
import { checkStructure } from './checks/structure.js';
import { checkSupersedes, followSuccessors } from './checks/succession.js';
import type { StatusBearer } from './checks/token-status.js';
import { didResolver } from './did-resolver.js';
import { documentDigest } from './document-digest.js';
import { type Effort, MAX_DEPTH, ReportSizes, refuseExcess } from './limits.js';
import type { SettledMaterial, TrustMaterial, VerifyOptions } from './material.js';
import { isEuropeanForm, openEnclosed } from './opened.js';
import type { Opened, Presented } from './opened-form.js';
import { MAX_CREDENTIALS, tooMany } from './presented.js';
import { pinnedProgramme } from './published-text.js';
import type { CheckResult, CredentialReport } from './report.js';
import { verdictOf } from './result.js';
import { statusListVerifier } from './status-lists.js';
import type { VerifiedList } from './status-problems.js';
import { summarise, summariseParts } from './summary.js';

/** What judges European digital credentials is as large as all the rest, and seldom needed. */
const european = () => import('./sealed.js');
/** Likewise what judges an SD-JWT. */
const sdJwtChecks = () => import('./checks/sd-jwt.js');

/** Likewise what is signed as a text, and what stands in credentials of others. */
const envelopes = () => import('./checks/envelope.js');
const otherForms = () => import('./checks/other-forms.js');
const records = () => import('./checks/clr.js');
const endorsed = () => import('./checks/endorsement.js');

interface Read {
  readonly document: JsonObject;
  readonly envelope?: Envelope | undefined;
  readonly sealed?: SealedFile | undefined;
  /** What the document is the claims of. */
  readonly sdJwt?: SdJwt | undefined;
  readonly structure: readonly CheckResult[];
  readonly reading: Reading | undefined;
  /** What it encloses; nothing for a document that isn't looked into. */
  readonly separated: Separated | undefined;
  /** 1 for what was presented, one more for what stands in it. */
  readonly depth: number;
}

/** One run of the pipeline: what was presented together, and the status lists that were looked up for it. */
export class Run {
  readonly #material: SettledMaterial;
  readonly #options: VerifyOptions;
  readonly #resolve: DidResolver;
  readonly #statusList: (address: string) => Promise<VerifiedList>;
  readonly #reports = new Map<Read, Promise<CredentialReport>>();
  /** Status lists that came along, by address: for those that can't be had from their issuer. */
  readonly #bundledLists = new Map<string, JsonObject>();
  /** The same of Status List Tokens. */
  #bundledTokens: ReadonlyMap<string, string> = new Map();
  readonly #effort: Effort;
  readonly #sizes = new ReportSizes();
  /** Credentials that were found inside of others. */
  #enclosed = 0;

  constructor(material: SettledMaterial, options: VerifyOptions, effort: Effort) {
    this.#material = material;
    this.#options = options;
    this.#effort = effort;
    this.#resolve = didResolver(material);
    this.#statusList = statusListVerifier(material, this.#resolve, this.#bundledLists, effort);
  }

  /** Takes in the Status List Tokens of a bundle. */
  bring(tokens: ReadonlyMap<string, string>): void {
    this.#bundledTokens = tokens;
  }

  /** What is found about the holder of an SD-JWT that is presented by itself; nothing where nothing was asked. */
  async keyBinding(sdJwt: SdJwt): Promise<CheckResult[]> {
    const { challenge, domain } = this.#options;
    if (challenge === undefined && domain === undefined) return [];
    const { checkKeyBinding } = await import('./checks/key-binding.js');
    return checkKeyBinding(sdJwt, { challenge, domain }, this.#resolve, this.#material.now);
  }

  /** What is found about a presentation itself. An unsigned one, such as a bundle, is a mere wrapping. */
  async presentation(document: JsonObject, envelope: Envelope | undefined): Promise<CheckResult[]> {
    const { challenge, domain, purpose, checks = 'all' } = this.#options;
    const proofs = proofsOf(document);
    const signed = envelope !== undefined || document.proof !== undefined;
    if (signed || challenge !== undefined) {
      const form = (await otherForms()).checkForm(document, 'presentation', checks);
      if (form) return [form];
    }
    if (proofs.length > 0) {
      this.#effort.structure(document, true);
      this.#effort.proofs(document, proofs.length);
      const bytesSigned = proofs.every((proof) => suiteOf(proof)?.canonicalisation === 'JCS');
      // each credential is a document and a graph of its own, and is checked as one
      const { verifiableCredential: _held, ...own } = document;
      const spelling = await (await otherForms()).checkSpelling(own, bytesSigned);
      if (spelling) return [spelling];
    }
    const expected = { challenge, domain, purpose };
    const results = await checkHolder({ document, envelope }, expected, this.#resolve, this.#material);
    if (envelope && checks === 'all') results.push(...(await this.#tokenStatus(envelope, results)));
    return results;
  }

  /** A token that doesn't hold already is not worth a look at what it names (Token Status List, section 8.3). */
  async #tokenStatus(bearer: StatusBearer, before: readonly CheckResult[]): Promise<CheckResult[]> {
    if (verdictOf(before) === 'not-verified') return [];
    const { checkTokenStatus } = await import('./checks/token-status.js');
    return checkTokenStatus(bearer, this.#lists(), this.#resolve);
  }

  /** Where status lists come from: the issuer's own first. */
  #lists(): Pick<TrustMaterial, 'now' | 'tokenTruth' | 'statusToken'> {
    const { now, tokenTruth, statusToken } = this.#material;
    return {
      now,
      tokenTruth,
      statusToken: async (address) => (await statusToken?.(address)) ?? this.#bundledTokens.get(address),
    };
  }

  /** Reports on the roots: what isn't a part of another presented certificate. Status lists in a bundle are material. */
  async credentials(presented: readonly Opened[]): Promise<CredentialReport[]> {
    for (const [index, opened] of presented.entries()) {
      const at = presented.length === 1 ? '' : `/verifiableCredential/${index}`;
      if ('document' in opened) refuseExcess(worked(opened), at, isEuropeanForm(opened));
    }
    const named = listAddresses(
      presented.flatMap((one) => ('document' in one && !one.sdJwt ? [one.document] : [])),
    );
    const read: Read[] = [];
    for (const opened of presented) {
      if ('problem' in opened) {
        read.push(unopened(opened.problem, 1));
        continue;
      }
      const { document, sdJwt } = opened;
      if (
        presented.length > 1 &&
        !sdJwt &&
        (isStatusList(document) || (await isNamedList(document, named)))
      ) {
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
    const { document, envelope, sealed, sdJwt } = opened;
    if (isEuropeanForm(opened)) {
      this.#effort.structure(document, false);
      const { checkEuropean, notSealed } = await european();
      const { results, reading } = checkEuropean(document);
      // whatever else is wrong with it
      if (!sealed && !reading) results.push(notSealed());
      return { document, sealed, structure: results, reading, separated: undefined, depth };
    }
    if (sdJwt) {
      this.#effort.structure(document, false);
      const { results, reading } = (await sdJwtChecks()).checkSdJwtStructure(sdJwt, this.#material.registry);
      return { document, sdJwt, structure: results, reading, separated: undefined, depth };
    }
    const own = isNativeContext(document['@context']);
    this.#effort.structure(worked(opened), !own);
    const { results, reading } = await checkStructure(document, this.#material.registry, {
      scope: this.#options.checks ?? 'all',
      envelope,
      known: this.#material.known,
    });
    if (own && !reading) this.#effort.structure(document, true);
    const separated = reading && enclosedIn(opened, reading);
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
      const results = endorsements.length > 0 ? [(await endorsed()).endorsementsTooDeep()] : [];
      return { results: record ? [(await records()).recordTooDeep(), ...results] : results };
    }
    const found = await this.#reportEnclosed(endorsements, depth + 1);
    const endorsing = found.length > 0 ? found.map((await endorsed()).checkEndorsement) : [];
    if (!record) return { results: endorsing };
    const entries = await this.#reportEnclosed(listed, depth + 1);
    const { checkRecord } = await records();
    const results = [...checkRecord(document, reading, entries), ...endorsing];
    return { results, listed: entries.map(({ report }) => report) };
  }

  /** Reports on each by itself; those in this project's form are shown to each other as parts of certificates. */
  async #reportEnclosed(enclosed: readonly Enclosed[], depth: number): Promise<ListedCredential[]> {
    this.#enclosed += enclosed.length;
    if (this.#enclosed > MAX_CREDENTIALS) throw tooMany(enclosed[0]?.pointer ?? '');
    const read: Read[] = [];
    for (const { item, pointer } of enclosed) {
      const opened = await openEnclosed(item);
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
    const checking = this.#check(item, byAward, new Set([...above, item]));
    const pending = checking.then((report) => this.#told(report, item));
    this.#reports.set(item, pending);
    const report = await pending;
    this.#sizes.count(report);
    return report;
  }

  async #told(checked: CredentialReport, item: Read): Promise<CredentialReport> {
    const { document, reading } = item;
    const doubted = withDoubt(checked, this.#material);
    if (!reading) return doubted;
    const { known } = this.#material;
    // proofs alone hold of anybody's
    const isOurs = reading.form === 'native' && this.#options.checks !== 'proofs';
    if (isOurs && doubted.verdict === 'verified') known?.learn(document);
    const report = { ...doubted, digestMultibase: documentDigest(item, this.#material) };
    if (this.#options.claims !== 'told') return report;
    return (await import('./claims.js')).withClaim(report, document, reading, this.#material.registry);
  }

  async #check(
    item: Read,
    byAward: ReadonlyMap<string, Read>,
    above: ReadonlySet<Read>,
  ): Promise<CredentialReport> {
    const { document, envelope, sdJwt, reading } = item;
    const { registry, now, publishedVersion } = this.#material;
    if (!reading)
      return { verdict: verdictOf(item.structure), summary: undefined, results: item.structure, parts: [] };

    if (reading.form === 'edc') return this.#checkEuropean(item, reading, byAward, above);
    const results = [...item.structure];
    if (sdJwt) return this.#checkSdJwt(item, sdJwt, reading, byAward, above);
    this.#effort.proofs(document, reading.proofs.length);
    if (envelope) results.push(...(await (await envelopes()).checkEnvelope(envelope, this.#resolve, now)));
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

    const { results: ofStack, parts } = await this.#checkStack(reading, byAward, above);
    results.push(...ofStack);
    const { results: inner, ...more } = await this.#checkEnclosed(item);
    results.push(...inner, ...checkContent(reading, published));
    results.push(...(await checkSchemas(document, reading, this.#material.credentialSchemas)));
    return {
      verdict: verdictOf(results),
      summary: summarise(reading, registry),
      results,
      parts,
      ...more,
    };
  }

  async #checkEuropean(
    item: Read,
    reading: Reading,
    byAward: ReadonlyMap<string, Read>,
    above: ReadonlySet<Read>,
  ): Promise<CredentialReport> {
    const { seals = [] } = item.sealed ?? {};
    const stamps = seals.flatMap((seal) => [...seal.signatureTimestamps, ...seal.payloadTimestamps]);
    this.#effort.seals(seals.length, stamps.length);
    const { checkSealed } = await european();
    const found = await checkSealed(item.document, item.sealed, reading, this.#material, this.#options);
    const results = [...item.structure, ...found.results];
    const summary = {
      ...summarise(reading, this.#material.registry),
      signedAt: found.sealedAt ?? reading.validFrom,
    };
    if (this.#options.checks === 'proofs')
      return { verdict: verdictOf(results), summary, results, parts: [] };
    const { results: ofStack, parts } = await this.#checkStack(reading, byAward, above);
    results.push(...ofStack);
    return { verdict: verdictOf(results), summary, results, parts };
  }

  /** The same of an SD-JWT VC, whose one signature is around it, and whose status is one of a token. */
  async #checkSdJwt(
    { document, structure }: Read,
    sdJwt: SdJwt,
    reading: Reading,
    byAward: ReadonlyMap<string, Read>,
    above: ReadonlySet<Read>,
  ): Promise<CredentialReport> {
    this.#effort.proofs(document, sdJwt.keyBinding ? 2 : 1);
    if (sdJwt.key.kind === 'certificate') this.#effort.seals(1, 0);
    const material = { ...this.#material, ...this.#lists() };
    const results = [
      ...structure,
      ...(await (
        await sdJwtChecks()
      ).checkSdJwtAlone(sdJwt, reading, material, this.#resolve, this.#options)),
    ];
    const summary = summarise(reading, material.registry);
    if (this.#options.checks === 'proofs')
      return { verdict: verdictOf(results), summary, results, parts: [] };
    const { results: ofStack, parts } = await this.#checkStack(reading, byAward, above);
    results.push(...ofStack, ...checkContent(reading));
    return { verdict: verdictOf(results), summary, results, parts };
  }

  /** Of a certificate: its stack, with the parts that were shown; of anything else, that it needs none. */
  async #checkStack(
    reading: Reading,
    byAward: ReadonlyMap<string, Read>,
    above: ReadonlySet<Read>,
  ): Promise<{ results: CheckResult[]; parts: CredentialReport['parts'] }> {
    const { registry, publishedVersion } = this.#material;
    const results = checkKind(reading, registry);
    const { stack } = reading;
    if (!stack) return { results, parts: [] };
    const shown = await this.#shownParts(reading, byAward, above);
    const programmeText = await publishedVersion(stack.programmeVersion);
    const partsRequired = this.#options.parts === 'required';
    results.push(
      ...checkStack({ certificate: reading, stack, shown, registry, programmeText, partsRequired }),
    );
    const programme = pinnedProgramme(programmeText, stack.programmeDigest);
    return { results, parts: summariseParts(stack, shown, registry, programme) };
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

/** Our own form has no place for another credential. */
function enclosedIn(opened: Presented, { form }: Reading): Separated {
  if (form === 'native') return { outer: opened.document, listed: [], endorsements: [] };
  return separate(opened.document, isTextSigned(opened));
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
  if (opened.sdJwt) return opened.document;
  return isTextSigned(opened) ? separate(opened.document, true).outer : opened.document;
}

function isTextSigned({ document, envelope }: Presented): boolean {
  return envelope !== undefined || isBytesSigned(document);
}
