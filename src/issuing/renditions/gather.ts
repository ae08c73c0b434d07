import { CairnError } from '../../common/errors.js';
import type { PriorLearning, StackLine } from '../../credentials/documents/build.js';
import type { PublishedModule, PublishedProgramme } from '../../credentials/documents/published.js';
import { statedStack } from '../lifecycle/rendering.js';
import type {
  AwardPlan,
  CatalogueVersion,
  InstitutionRecord,
  NetworkRecord,
  PublishedCatalogue,
} from '../ports.js';
import type { RenderableAwardRecord, RenditionStore } from './ports.js';

export type IssuerRecord = InstitutionRecord | NetworkRecord;

/** One line of a certificate's stack, with what its part is and who awarded it. */
export interface GatheredPart {
  readonly line: StackLine;
  readonly version: PublishedModule | PublishedProgramme;
  readonly versionDigest: string;
  readonly issuer: IssuerRecord;
  /** Of an inner certificate: the lines of its own stack. */
  readonly stack: readonly StackLine[] | undefined;
}

/** All that any rendition of a credential says: the same for each of them. */
export interface Gathered {
  readonly award: AwardPlan['award'];
  /** Of the credential that the rendition is made of: UUID and signed text. */
  readonly credential: { readonly id: string; readonly document: string };
  readonly network: NetworkRecord;
  readonly issuer: IssuerRecord;
  readonly priorLearning: PriorLearning | undefined;
  readonly versionDigest: string;
  readonly achievement:
    | { readonly kind: 'module'; readonly version: PublishedModule }
    | {
        readonly kind: 'programme';
        readonly version: PublishedProgramme;
        readonly parts: readonly GatheredPart[];
      };
}

/**
 * Gathers what renditions say of an award: from its record, the published versions and, of a certificate, the stack as its
 * present credential states it. Of parts it takes what the stack tells, never a grade: the awarding body has no other right to it.
 *
 * @throws CairnError `award.unfinished` (kind `conflict`) if nothing of the award is signed; `award.unpublished` (kind
 *   `incoherent`).
 */
export async function gather(
  store: Pick<RenditionStore, 'selectCertificateDocuments'>,
  { award: bare, learner, credential, priorLearning }: RenderableAwardRecord,
  catalogue: PublishedCatalogue,
): Promise<Gathered> {
  if (!credential)
    throw new CairnError('conflict', 'award.unfinished', 'The credential of the award is not signed yet');
  const about = {
    award: { ...bare, learner },
    credential,
    network: catalogue.network,
    issuer: issuerIn(catalogue, bare.issuerDid),
    priorLearning,
  };
  if (bare.kind === 'module') {
    const { version, digest } = versionIn(catalogue.modules, bare.achievement);
    return { ...about, versionDigest: digest, achievement: { kind: 'module', version } };
  }
  const { version, digest } = versionIn(catalogue.programmes, bare.achievement);
  const parts = await gatherParts(store, statedStack(credential.document), catalogue);
  return { ...about, versionDigest: digest, achievement: { kind: 'programme', version, parts } };
}

async function gatherParts(
  store: Pick<RenditionStore, 'selectCertificateDocuments'>,
  lines: readonly StackLine[],
  catalogue: PublishedCatalogue,
): Promise<GatheredPart[]> {
  const certificates = await store.selectCertificateDocuments(lines.map(({ award }) => award));
  return lines.map((line) => {
    const programme = catalogue.programmes.find(({ version }) => version.id === line.achievement);
    const { version, digest } = programme ?? versionIn(catalogue.modules, line.achievement);
    const document = programme && certificates.get(line.award);
    return {
      line,
      version,
      versionDigest: digest,
      issuer: issuerIn(catalogue, line.issuer),
      stack: document === undefined ? undefined : statedStack(document),
    };
  });
}

function issuerIn({ network, institutions }: PublishedCatalogue, did: string): IssuerRecord {
  return [network, ...institutions].find((one) => one.did === did) ?? unpublished();
}

function versionIn<T extends { readonly id: string }>(
  versions: readonly CatalogueVersion<T>[],
  address: string,
): CatalogueVersion<T> {
  return versions.find(({ version }) => version.id === address) ?? unpublished();
}

function unpublished(): never {
  throw new CairnError('incoherent', 'award.unpublished', 'The issuer or version of an award is not there');
}
