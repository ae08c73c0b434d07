import type { Clock } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import { isJsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import type { DidDocument } from '../../credentials/dids/did-document.js';
import { ectsToDecimal } from '../../domain/ects.js';
import type { Party } from '../../issuing/lifecycle/party.js';
import { issueRendition, offeredForms, type RenditionDeps } from '../../issuing/renditions/issue.js';
import { fileName } from '../../issuing/renditions/ports.js';
import { certificateFile, ifDrawable } from '../certificate/files.js';
import { type CertificateDeps, certificateOfAward } from '../certificate/of-award.js';
import { awardBundle, type ShareDeps } from '../shares.js';
import type { ArchiveOwner, ArchiveStore, KeptAward, KeptRecord } from './ports.js';
import { type ArchivedFile, zipped } from './zip.js';

/** What a file of the archive is; the index explains each. */
export type ArchivedKind = 'credential' | 'bundle' | 'certificate' | 'badge' | 'edc' | 'sd-jwt';

/** What the index tells of one award. */
export interface ArchivedAward {
  readonly title: string;
  readonly code: string;
  readonly kind: KeptAward['kind'];
  readonly awardedOn: string;
  readonly ects: number;
  readonly state: KeptAward['state'];
  readonly files: readonly { readonly kind: ArchivedKind; readonly path: string }[];
}

/** What the page of an archive says: it stands alone, so it holds all that it shows. */
export interface ArchiveIndex {
  /** BCP 47 tag of the language that the learner reads. */
  readonly language: string;
  readonly publicUrl: string;
  readonly networkName: string;
  readonly demo: boolean;
  readonly madeAt: Date;
  readonly names: readonly string[];
  readonly awards: readonly ArchivedAward[];
}

export interface ArchiveDeps {
  readonly store: ArchiveStore;
  readonly certificates: CertificateDeps;
  readonly renditions: RenditionDeps;
  readonly sharing: Pick<ShareDeps, 'store' | 'statusLists' | 'statements'>;
  /** The DID document of an issuer of this deployment. */
  readonly didDocument: (did: string) => Promise<DidDocument | undefined>;
  /** Writes the page. */
  readonly index: (about: ArchiveIndex) => string;
  readonly clock: Clock;
  readonly publicUrl: string;
}

/** Forms that are taken along besides the native one, as on the page of a link. */
const FORMS = ['edc', 'sd-jwt'] as const;

/** Whoever holds the records: forms that weren't made yet are made for them. */
const HOLDER: Party = { actor: 'archive', did: undefined, institution: undefined };

/**
 * Everything that learners' records hold, or what an account reaches of them, as one zip, in pieces: of each award the credential in all its forms, a bundle, the certificate and
 * the badges; what is stored; the issuers' keys; and a page that explains it. What is suspended or revoked is there as it was
 * signed, and marked so. Throws `learner.unknown` (kind `not-found`) if one of the records isn't there.
 */
export async function archiveOf(
  deps: ArchiveDeps,
  whose: ArchiveOwner,
  options: { readonly language?: string } = {},
): Promise<AsyncGenerator<Uint8Array>> {
  const records = await deps.store.selectKeptRecords(whose);
  const asked = 'learners' in whose ? whose.learners : whose.learnerIds;
  if (records.length === 0 || records.length < new Set<unknown>(asked).size)
    throw new CairnError('not-found', 'learner.unknown', 'There is no learner of this id');
  const at = deps.clock();
  return zipped(filesOf(deps, records, at, options.language ?? 'en'), at);
}

async function* filesOf(
  deps: ArchiveDeps,
  records: readonly KeptRecord[],
  madeAt: Date,
  language: string,
): AsyncGenerator<ArchivedFile> {
  const awards: ArchivedAward[] = [];
  const kept = records.flatMap((record) => record.awards);
  const folders = foldersOf(kept);
  for (const [index, award] of kept.entries()) {
    const folder = folders[index] ?? award.id;
    const files: ArchivedAward['files'][number][] = [];
    for await (const { kind, name, bytes } of awardFiles(deps, award)) {
      const path = `${folder}/${name}`;
      files.push({ kind, path });
      yield { path, bytes };
    }
    awards.push({ ...aboutAward(award), files });
  }
  yield json('data.json', {
    from: deps.publicUrl,
    madeAt: madeAt.toISOString(),
    records: records.map(({ record, awards: own }) => ({
      ...record,
      awards: own.map((award) => ({ ...award.record, folder: folders[kept.indexOf(award)] ?? award.id })),
    })),
  });
  yield json('issuers.json', await issuersOf(deps, kept));
  const { network } = await deps.certificates.store.selectCatalogue();
  const page = deps.index({
    language,
    publicUrl: deps.publicUrl,
    networkName: network.name[language] ?? network.name.en ?? '',
    demo: network.demo,
    madeAt,
    names: [...new Set(records.map(({ name }) => name))],
    awards,
  });
  yield { path: 'index.html', bytes: Buffer.from(page) };
}

interface AwardFile {
  readonly kind: ArchivedKind;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const DRAWN = [
  { ending: 'pdf', kind: 'certificate', name: 'certificate.pdf' },
  { ending: 'badge.png', kind: 'badge', name: 'badge.png' },
  { ending: 'badge.svg', kind: 'badge', name: 'badge.svg' },
] as const;

/** Of an award that is not in force, the credential alone. */
async function* awardFiles(deps: ArchiveDeps, award: KeptAward): AsyncGenerator<AwardFile> {
  if (award.document === undefined) return;
  yield { kind: 'credential', name: 'credential.json', bytes: Buffer.from(award.document) };
  const signed = award.state === 'in-force' ? await awardBundle(deps.sharing, award.id) : undefined;
  if (!signed) return;
  const { document, bundle } = signed;
  yield { kind: 'bundle', ...fileOf('bundle.json', bundle) };
  const facts = await certificateOfAward(deps.certificates, award.id);
  for (const { ending, kind, name } of DRAWN) {
    if (!facts) break;
    const content = { facts, document, bundle: async () => bundle };
    const bytes = await ifDrawable(certificateFile(deps.certificates.draw, ending, content));
    if (bytes) yield { kind, name, bytes };
  }
  const offered = await offeredForms(deps.renditions, award.issuerDid);
  for (const form of FORMS) {
    const text = offered.includes(form) ? await rendition(deps, award.id, form) : undefined;
    if (text !== undefined)
      yield { kind: form, name: fileName('credential', form), bytes: Buffer.from(text) };
  }
}

/** `undefined` for what can't be said in this form, or not signed now: the archive does without. */
async function rendition(
  { renditions }: ArchiveDeps,
  awardId: string,
  form: (typeof FORMS)[number],
): Promise<string | undefined> {
  try {
    return (await issueRendition(renditions, awardId, form, HOLDER)).document;
  } catch (error) {
    if (error instanceof CairnError && error.kind !== 'incoherent') return undefined;
    throw error;
  }
}

async function issuersOf({ didDocument }: ArchiveDeps, awards: readonly KeptAward[]): Promise<DidDocument[]> {
  const dids = [...new Set(awards.map(({ issuerDid }) => issuerDid))];
  const documents = await Promise.all(dids.map(didDocument));
  return documents.filter((one) => one !== undefined);
}

/** What was achieved and when; what has the same name is numbered. */
function foldersOf(awards: readonly KeptAward[]): readonly string[] {
  const taken = new Map<string, number>();
  return awards.map(({ id, code, awardedOn }) => {
    const stem = /^[\w-]{1,40}$/.test(code) ? `${code} ${awardedOn}` : id;
    const count = (taken.get(stem) ?? 0) + 1;
    taken.set(stem, count);
    return count === 1 ? stem : `${stem} (${count})`;
  });
}

function aboutAward(award: KeptAward): Omit<ArchivedAward, 'files'> {
  const { code, kind, awardedOn, state, document } = award;
  const parsed = document === undefined ? undefined : parseStrictJson(document);
  const title = isJsonObject(parsed) && typeof parsed.name === 'string' ? parsed.name : code;
  return { title, code, kind, awardedOn, ects: ectsToDecimal(award.ects), state };
}

function json(path: string, value: unknown): ArchivedFile {
  return { path, bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) };
}

function fileOf(name: string, value: unknown) {
  return { name, bytes: Buffer.from(JSON.stringify(value)) };
}
