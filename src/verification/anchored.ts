import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../common/json.js';
import { list } from '../credentials/documents/reading.js';
import { textDigest } from '../credentials/documents/statement.js';
import { wholeSeconds } from '../credentials/suites/time.js';
import {
  isRegistryStatement,
  networkOf,
  type RegistryStatement,
  readRegistryStatement,
} from '../registry/statement.js';
import { checkIssuer } from './checks/issuer.js';
import { checkPeriod } from './checks/period.js';
import { checkProofs, proofsOf, verifyByLibrary } from './checks/proof.js';
import { verifyingOnce } from './kept-lists.js';
import type { Effort } from './limits.js';
import type { RegistryDoubt, SettledMaterial, TrustMaterial } from './material.js';
import type { CredentialReport, ReportSources } from './report.js';
import { resultsOf, verdictOf } from './result.js';
import { resultsWithin, statusInstant } from './stale.js';

const { unknown } = resultsOf('recognition', 'Registry of the network: its signed statement');

const DOUBTS: Readonly<Record<RegistryDoubt['code'], string>> = {
  'anchor-missing':
    'It was not said whose word about issuers is to be believed, so nobody here can say whether a network recognised the issuer.',
  'statement-missing': 'What the network says of its issuers did not come along and is not at hand.',
  'statement-by-other': 'What came along about issuers was not said by a network that is believed here.',
  'statement-invalid': 'What came along about issuers is not a genuine statement of the network.',
  'statement-stale':
    'What the network says of its issuers is out of date: whom it recognises may have changed since.',
};

/** What came along in a bundle beside credentials and status lists. None of it is believed yet. */
export interface Brought {
  readonly statements: readonly JsonObject[];
  /** Texts of published versions, by their address. */
  readonly versions: ReadonlyMap<string, string>;
}

export const NOTHING_BROUGHT: Brought = { statements: [], versions: new Map() };

/** The statements of networks among the items of a bundle, and the published versions beside them; the other items stay. */
export function takeRegistry(
  presentation: JsonObject,
  items: readonly JsonValue[],
): { readonly brought: Brought; readonly others: readonly JsonValue[] } {
  const statements = items.filter(isRegistryStatement);
  const published = list(presentation.publishedVersions).filter(isJsonObject);
  const versions = new Map(published.map((one) => [String(one.id), canonicalJson(one)]));
  const others = items.filter((item) => !isRegistryStatement(item));
  return { brought: { statements, versions }, others };
}

/**
 * What a run goes by: the registry that it was given or, where anchors were chosen, that of the newest statement by one of them,
 * whether it is at hand or came along; and published versions that came along, where they are not at hand.
 */
export async function settle(
  material: TrustMaterial,
  { statements, versions }: Brought,
  effort: Effort,
): Promise<SettledMaterial> {
  const { anchors, registryStatement } = material;
  const given = { registry: material.registry, registryAsOf: wholeSeconds(material.now) };
  const known = registryStatement ? [registryStatement, ...statements] : statements;
  const found = anchors === undefined ? given : await believed(known, { ...material, anchors }, effort);
  const publishedVersion: TrustMaterial['publishedVersion'] = async (address) => {
    const atHand = await material.publishedVersion(address);
    if (atHand !== undefined) return atHand;
    const text = versions.get(address);
    const digest = found.registry.versions.get(address)?.digest;
    // what isn't registered here is held against the digest that the credential pins
    return text === undefined || (digest ?? textDigest(text)) === textDigest(text) ? text : undefined;
  };
  return { ...material, ...found, publishedVersion };
}

type Found = Pick<SettledMaterial, 'registry' | 'registryAsOf' | 'registryDoubt'>;
type Anchored = TrustMaterial & Required<Pick<TrustMaterial, 'anchors'>>;

async function believed(
  statements: readonly JsonObject[],
  material: Anchored,
  effort: Effort,
): Promise<Found> {
  const doubt = (code: RegistryDoubt['code'], evidence: RegistryDoubt['evidence'] = {}): Found => ({
    registry: material.registry,
    registryDoubt: { code, evidence },
  });
  if (material.anchors?.length === 0) return doubt('anchor-missing');
  if (statements.length === 0) return doubt('statement-missing');
  const genuine: RegistryStatement[] = [];
  const problems: string[] = [];
  for (const document of statements) {
    const judged = await judge(document, material, effort);
    if (typeof judged === 'string') problems.push(judged);
    else genuine.push(judged);
  }
  const newest = genuine.sort((a, b) => a.validFrom.localeCompare(b.validFrom)).at(-1);
  if (!newest) {
    const because = problems.find((problem) => problem !== 'by-other');
    return because === undefined ? doubt('statement-by-other') : doubt('statement-invalid', { because });
  }
  const { registry, validFrom: registryAsOf, validUntil } = newest;
  const isStale = periodProblem(newest, material) === 'period.expired';
  const registryDoubt: RegistryDoubt | undefined = isStale
    ? { code: 'statement-stale', evidence: { signedAt: registryAsOf, validUntil } }
    : undefined;
  return { registry, registryAsOf, registryDoubt };
}

/** A genuine statement of an anchor, perhaps of long ago; else the code of what is wrong with it. */
async function judge(
  document: JsonObject,
  material: Anchored,
  effort: Effort,
): Promise<RegistryStatement | string> {
  const statement = readRegistryStatement(document);
  if (!statement) return 'structure.form';
  const anchor = material.anchors?.find(({ id }) => id === statement.network);
  if (!anchor) return 'by-other';
  const proofs = proofsOf(document);
  // what it says is one literal, which takes no work
  const { credentialSubject: _literal, ...around } = document;
  effort.proofs(around, proofs.length);
  const resolve = async (did: string) => (did === anchor.id ? anchor : undefined);
  const signed = [
    ...(await checkProofs(document, proofs, resolve, {
      ...material,
      verifyProof: verifyingOnce(material.verifyProof ?? verifyByLibrary),
    })),
    ...(await checkIssuer(statement.network, proofs, statement.registry, resolve)),
  ];
  const bad = signed.find(({ outcome }) => outcome !== 'pass');
  const early = periodProblem(statement, material);
  return bad?.code ?? (early === undefined || early === 'period.expired' ? statement : early);
}

function periodProblem({ validFrom, validUntil }: RegistryStatement, { now }: TrustMaterial) {
  const dated = { validFrom, validUntil, awardedDate: undefined, created: [] };
  return checkPeriod(dated, now).find(({ outcome }) => outcome === 'fail')?.code;
}

/** A report in which nobody is said to be recognised, or unknown, by a registry that isn't there or may have changed since. */
export function withDoubt(
  report: CredentialReport,
  { registryDoubt: doubt }: Pick<SettledMaterial, 'registryDoubt'>,
): CredentialReport {
  if (!doubt) return report;
  const results = report.results.map((result) => {
    const replaced =
      doubt.code === 'statement-stale'
        ? result.check === 'recognition' && result.outcome === 'pass'
        : result.code === 'recognition.issuer-unknown';
    if (!replaced) return result;
    return unknown(doubt.code, DOUBTS[doubt.code], { evidence: { ...result.evidence, ...doubt.evidence } });
  });
  return { ...report, results, verdict: verdictOf(results) };
}

/** As of when that holds what a run went by, told from the reports that it gave. */
export function sourcesOf(
  { registry, registryAsOf }: SettledMaterial,
  reports: readonly CredentialReport[],
): ReportSources {
  const network = networkOf(registry)?.did;
  const statusAsOf = resultsWithin(reports).flatMap(statusInstant).sort()[0];
  return {
    ...(network === undefined || registryAsOf === undefined
      ? {}
      : { registry: { network, asOf: registryAsOf } }),
    ...(statusAsOf === undefined ? {} : { statusAsOf }),
  };
}
