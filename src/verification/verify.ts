import { CairnError } from '../common/errors.js';
import { isJsonObject, type JsonObject } from '../common/json.js';
import { isNativeContext, isStatusListContext } from '../credentials/contexts/known.js';
import { resolveDidJwk } from '../credentials/dids/did-jwk.js';
import { resolveDidKey } from '../credentials/dids/did-key.js';
import { didWebDocument } from '../credentials/dids/did-web.js';
import { nativeStatusListSchema, readNative } from '../credentials/documents/native-form.js';
import { type PublishedProgramme, publishedProgrammeSchema } from '../credentials/documents/published.js';
import { list, type Reading } from '../credentials/documents/reading.js';
import { textDigest } from '../credentials/documents/statement.js';
import { readStatusEntries } from '../credentials/status/read-entries.js';
import { checkContent } from './checks/content.js';
import { checkDescription } from './checks/description.js';
import { checkIssuer } from './checks/issuer.js';
import { checkPeriod } from './checks/period.js';
import { checkProofs, type DidResolver } from './checks/proof.js';
import { checkRecognition } from './checks/recognition.js';
import { checkKind, checkStack, type ShownPart } from './checks/stack.js';
import { checkStatus } from './checks/status.js';
import { checkStructure } from './checks/structure.js';
import { checkSupersedes, followSuccessors } from './checks/succession.js';
import { Effort, refuseExcess } from './limits.js';
import type { TrustMaterial, VerifyOptions } from './material.js';
import { listKindOf } from './outside-list.js';
import type { CheckResult, CredentialReport, VerificationReport } from './report.js';
import { resultsOf, verdictOf, worstVerdict } from './result.js';
import { statusListVerifier } from './status-lists.js';
import type { VerifiedList } from './status-problems.js';
import { summarise, summariseParts } from './summary.js';

/** Most credentials that one presentation may carry. */
const MAX_CREDENTIALS = 100;

const holder = resultsOf('holder', 'Verifiable Credentials Data Model 2.0, section 4.13');

/**
 * Verifies a credential, a presentation or a bundle (an unsigned presentation of a certificate with its parts) and
 * answers with a report. Pure: it fetches nothing, and the same input and material give the same report. Throws a
 * CairnError for what is neither (kind `invalid`) or would take too long (`too-large`).
 */
export async function verify(
  input: JsonObject,
  material: TrustMaterial,
  options: VerifyOptions = {},
): Promise<VerificationReport> {
  const types = list(input.type);
  const checkedAt = material.now.toISOString();
  const run = new Run(material, options);
  if (isStatusList(input))
    throw notACredential('This is a list of revoked or suspended credentials, not a credential.');
  if (types.includes('VerifiablePresentation') && !types.includes('VerifiableCredential')) {
    const credentials = await run.presentation(presented(input));
    const results = [
      holder.notApplicable('not-asked', 'Who presents it was not asked: anybody may hold a copy.'),
    ];
    return {
      verdict: worstVerdict(credentials.map((report) => report.verdict)),
      checkedAt,
      form: 'presentation',
      credentials,
      results,
    };
  }
  if (types.includes('VerifiableCredential') && !types.includes('VerifiablePresentation')) {
    const [report] = await run.presentation([input]);
    if (report)
      return { verdict: report.verdict, checkedAt, form: 'credential', credentials: [report], results: [] };
  }
  throw notACredential('This is neither a credential nor a presentation.');
}

function notACredential(message: string): CairnError {
  const code = 'verify.not-a-credential';
  const expected = 'a type of VerifiableCredential or VerifiablePresentation';
  return new CairnError('invalid', code, message, [{ code, pointer: '/type', message, expected }]);
}

function presented(presentation: JsonObject): JsonObject[] {
  const items = list(presentation.verifiableCredential);
  const fault = (code: string, pointer: string, message: string, expected: string) =>
    new CairnError('invalid', code, message, [{ code, pointer, message, expected }]);
  if (items.length === 0) {
    throw fault(
      'verify.empty-presentation',
      '/verifiableCredential',
      'The presentation holds no credential.',
      'at least one credential',
    );
  }
  if (items.length > MAX_CREDENTIALS) {
    throw fault(
      'verify.too-many',
      '/verifiableCredential',
      'The presentation holds too many credentials.',
      `at most ${MAX_CREDENTIALS}`,
    );
  }
  return items.map((item, index) => {
    if (isJsonObject(item)) return item;
    throw fault(
      'verify.unsupported-form',
      `/verifiableCredential/${index}`,
      'This is not a credential in JSON-LD form.',
      'a JSON object',
    );
  });
}

interface Read {
  readonly document: JsonObject;
  readonly structure: readonly CheckResult[];
  readonly reading: Reading | undefined;
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

  constructor(material: TrustMaterial, options: VerifyOptions) {
    this.#material = material;
    this.#options = options;
    this.#resolve = didResolver(material);
    this.#statusList = statusListVerifier(material, this.#resolve, this.#bundledLists, this.#effort);
  }

  /** Reports on the roots: what isn't a part of another presented certificate. Status lists in a bundle are material. */
  async presentation(documents: readonly JsonObject[]): Promise<CredentialReport[]> {
    for (const [index, document] of documents.entries())
      refuseExcess(document, documents.length === 1 ? '' : `/verifiableCredential/${index}`);
    const named = listAddresses(documents);
    const read: Read[] = [];
    for (const document of documents) {
      if (documents.length > 1 && (isStatusList(document) || isNamedList(document, named))) {
        this.#effort.proofs(document, 1);
        if (typeof document.id === 'string') this.#bundledLists.set(document.id, document);
        continue;
      }
      const own = isNativeContext(document['@context']);
      this.#effort.structure(document, !own);
      const { results, reading } = await checkStructure(document, this.#material.registry);
      if (own && !reading) this.#effort.structure(document, true);
      read.push({ document, structure: results, reading });
    }
    const byAward = new Map<string, Read>();
    for (const item of read) {
      const award = item.reading?.award;
      if (award !== undefined && !byAward.has(award)) byAward.set(award, item);
    }
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

  #report(
    item: Read,
    byAward: ReadonlyMap<string, Read>,
    above: ReadonlySet<Read>,
  ): Promise<CredentialReport> {
    const known = this.#reports.get(item);
    if (known) return known;
    const report = this.#check(item, byAward, new Set([...above, item]));
    this.#reports.set(item, report);
    return report;
  }

  async #check(
    item: Read,
    byAward: ReadonlyMap<string, Read>,
    above: ReadonlySet<Read>,
  ): Promise<CredentialReport> {
    const { document, reading } = item;
    const { registry, now, publishedVersion } = this.#material;
    if (!reading)
      return { verdict: verdictOf(item.structure), summary: undefined, results: item.structure, parts: [] };

    const results = [...item.structure];
    this.#effort.proofs(document, reading.proofs.length);
    results.push(...(await checkProofs(document, reading.proofs, this.#resolve, this.#material.now)));
    results.push(...(await checkIssuer(reading.issuer, reading.proofs, registry, this.#resolve)));
    const published =
      reading.achievement === undefined ? undefined : await publishedVersion(reading.achievement);
    results.push(...checkRecognition(reading, registry), ...checkDescription(reading, registry, published));
    results.push(...checkPeriod({ ...reading, created: reading.proofs.map((proof) => proof.created) }, now));
    if (this.#options.by !== 'self') {
      const found = await checkStatus(reading, this.#statusList);
      results.push(...(await followSuccessors(reading, found, this.#material.successorOf)));
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
    results.push(...checkContent(reading));
    const programme = reading.stack && trustedProgramme(programmeText, reading.stack.programmeDigest);
    return {
      verdict: verdictOf(results),
      summary: summarise(reading, registry),
      results,
      parts: reading.stack ? summariseParts(reading.stack, shown, registry, programme) : [],
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
