import { CairnError } from '../../common/errors.js';
import { isWithin } from '../../common/wall.js';
import {
  type PublishedModule,
  type PublishedProgramme,
  publishVersion,
} from '../../credentials/documents/published.js';
import { modulesNamed, programmesNamed } from '../../domain/rules/walk.js';
import { checkDraft } from './draft-check.js';
import { type DraftDeps, selectDraft } from './drafts.js';
import { type Offered, offeredVersions } from './offered.js';
import type { By, Concerned, DraftRecord, VersionKind } from './ports.js';

/** How often publishing is begun anew where somebody else publishes at the same moment; each time somebody got on. */
const ATTEMPTS = 20;

/**
 * Publishes a draft as the next version of its code: its bytes stand at its address from then on and never change. The
 * draft is gone with it, and certificates are looked for. A draft that was published answers with what it became. Throws
 * `draft.unknown`, `edit.outdated`, and `draft.faulty` with every fault of `checkDraft`.
 */
export async function publishDraft(
  deps: DraftDeps,
  by: By,
  id: string,
  revision: number | undefined,
): Promise<Offered> {
  for (let attempt = 1; ; attempt++) {
    const before = await selectOptionalPublished(deps, by, id);
    if (before) return before;
    try {
      const draft = await selectDraft(deps, by, id);
      if (revision !== undefined && revision !== draft.revision)
        throw new CairnError('outdated', 'edit.outdated', 'The draft was edited since it was read');
      await publish(deps, by, draft);
    } catch (error) {
      const code = error instanceof CairnError ? error.code : '';
      // a draft that is gone may have become a version since the look
      if (code !== 'publish.raced' && (code !== 'draft.unknown' || attempt > 1)) throw error;
      if (attempt === ATTEMPTS)
        throw new CairnError('unavailable', 'service.unavailable', 'Too many publish at the same moment');
    }
  }
}

async function publish(deps: DraftDeps, by: By, draft: DraftRecord): Promise<void> {
  const act = { actor: by.actor, at: deps.clock() };
  const { faults, number, version } = await checkDraft(
    draft,
    await deps.store.selectCatalogue(),
    deps.publicUrl,
    act.at,
    by,
  );
  if (!version)
    throw new CairnError('invalid', 'draft.faulty', 'The draft has faults; nothing was published', faults);
  const { id, revision, kind, code } = draft;
  const published = publishVersion(version);
  const concerned = concernedBy(version);
  await deps.store.publishDraft(
    { draft: { id, revision }, kind, code, version: number, published, concerned },
    act,
  );
}

async function selectOptionalPublished(deps: DraftDeps, by: By, id: string): Promise<Offered | undefined> {
  const address = await deps.store.selectOptionalPublished(id);
  if (address === undefined) return undefined;
  const { modules, programmes } = await deps.store.selectCatalogue();
  const found = [...offeredVersions(modules), ...offeredVersions(programmes)].find(
    (one) => one.version.id === address,
  );
  const own = isWithin(by.institution, found?.owner);
  return own ? found : undefined;
}

/** For whom a programme may make a certificate due: whoever holds part of what its rule names. A module alone for nobody. */
function concernedBy(version: PublishedModule | PublishedProgramme): Concerned {
  if (version.type === 'ModuleVersion') return { modules: [], programmes: [] };
  return {
    modules: [...modulesNamed(version.rule)],
    programmes: [...programmesNamed(version.rule)],
  };
}

export interface VersionName {
  readonly kind: VersionKind;
  readonly code: string;
  readonly version: number;
}

/**
 * Retires a version: nothing new is awarded on it from that instant, an earlier one that is in force takes its place;
 * what was awarded stays. Or reinstates it. To do either twice is no error. Throws `module.unknown` or
 * `programme.unknown`, also for what belongs to another institution than the caller's.
 */
export async function setRetired(
  deps: Pick<DraftDeps, 'store' | 'clock'>,
  by: By,
  name: VersionName,
  retired: boolean,
): Promise<Offered> {
  const found = await selectVersion(deps, name);
  if (by.institution !== undefined && found.owner !== by.institution) throw unknown(name);
  const { modules, programmes } = await deps.store.selectCatalogue();
  const versions = [...modules, ...programmes].map(({ version }) => version);
  // whichever version is offered now may make a certificate due
  const concerned = versions
    .filter(({ type, code }) => type === found.version.type && code === name.code)
    .map(concernedBy);
  const codes = {
    modules: concerned.flatMap((one) => one.modules),
    programmes: concerned.flatMap((one) => one.programmes),
  };
  await deps.store.setRetired(name, retired, codes, { actor: by.actor, at: deps.clock() });
  return selectVersion(deps, name);
}

/** A published version, which everybody may see. Throws `module.unknown` or `programme.unknown`. */
export async function selectVersion(deps: Pick<DraftDeps, 'store'>, name: VersionName): Promise<Offered> {
  const catalogue = await deps.store.selectCatalogue();
  const all = offeredVersions(name.kind === 'module' ? catalogue.modules : catalogue.programmes);
  const found = all.find(({ version }) => version.code === name.code && version.version === name.version);
  if (found) return found;
  throw unknown(name);
}

function unknown({ kind }: VersionName): CairnError {
  return new CairnError('not-found', `${kind}.unknown`, `There is no such version of a ${kind}`);
}
