import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { isWithin } from '../../common/wall.js';
import type { PublishedModule, PublishedProgramme } from '../../credentials/documents/published.js';
import { type CheckedDraft, checkCode, checkDraft, versionsOfCode } from './draft-check.js';
import type { By, CurationStore, DraftFilter, DraftPage, DraftRecord, VersionKind } from './ports.js';

export interface DraftDeps {
  readonly store: CurationStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly publicUrl: string;
}

export interface DraftWish {
  readonly kind: VersionKind;
  readonly code: string;
  /** Code of an institution, or `network`; the caller's own if not given. */
  readonly owner?: string | undefined;
  /** If not given, that of the last published version of the code; empty if there is none. */
  readonly content?: JsonObject | undefined;
}

/**
 * Begins a draft. Its code and its owner stay what they are. Throws `auth.network-only` for an owner other than the
 * caller, `institution.unknown`, and `module.code-taken` or `programme.code-taken` for a code that somebody else has
 * published; drafts of others reserve none. `requestId`: a repetition finds the draft that it made before.
 */
export async function createDraft(
  deps: DraftDeps,
  by: By,
  wish: DraftWish,
  requestId?: string,
): Promise<DraftRecord> {
  const own = by.institution ?? 'network';
  const owner = wish.owner ?? own;
  if (by.institution !== undefined && owner !== own)
    throw new CairnError('refused', 'auth.network-only', 'A draft for somebody else is made by the network');
  const catalogue = await deps.store.selectCatalogue();
  if (owner !== 'network' && !catalogue.institutions.some(({ code }) => code === owner))
    throw new CairnError('not-found', 'institution.unknown', 'The network has no institution of this code');
  const { kind, code } = wish;
  const [taken] = checkCode({ kind, code, owner }, catalogue);
  if (taken) throw new CairnError('conflict', taken.code, 'Somebody else has published this code', [taken]);
  const at = deps.clock();
  const last = versionsOfCode(kind, code, catalogue).at(-1);
  const draft: DraftRecord = {
    id: requestId ?? randomUuid(deps.random),
    kind,
    code,
    owner,
    content: wish.content ?? (last ? contentOf(last.version) : {}),
    revision: 0,
    createdAt: at,
    createdBy: by.actor,
    updatedAt: at,
  };
  if (await deps.store.insertDraft(draft, { actor: by.actor, at })) return draft;
  return selectDraft(deps, by, draft.id);
}

/** What the author of a published version wrote: without what was added to it. */
export function contentOf(version: PublishedModule | PublishedProgramme): JsonObject {
  const added = new Set(version.type === 'ModuleVersion' ? ADDED.module : ADDED.programme);
  const members = Object.entries(version).filter(([name]) => !added.has(name));
  return JSON.parse(JSON.stringify(Object.fromEntries(members)));
}

const IDENTITY = ['id', 'type', 'code', 'version'];
const ADDED = {
  module: [...IDENTITY, 'owner', 'ownedBy', 'gradingScheme'],
  programme: [...IDENTITY, 'awardingBody', 'awardedBy', 'equivalents', 'gradingSchemes', 'titles'],
};

/** A draft that the caller may see: an institution sees its own, the network all. Throws `draft.unknown`. */
export async function selectDraft(deps: Pick<DraftDeps, 'store'>, by: By, id: string): Promise<DraftRecord> {
  const draft = await deps.store.selectOptionalDraft(id);
  if (draft && isWithin(by.institution, draft.owner)) return draft;
  throw new CairnError('not-found', 'draft.unknown', 'There is no draft of this id');
}

/** The drafts that the caller may see, newest first. */
export async function listDrafts(
  deps: Pick<DraftDeps, 'store'>,
  by: By,
  filter: DraftFilter,
  page: DraftPage,
): Promise<DraftRecord[]> {
  const owner = by.institution ?? filter.owner;
  if (filter.owner !== undefined && filter.owner !== owner) return [];
  return deps.store.selectDrafts({ ...filter, owner }, page);
}

/** Writes a draft anew. Throws `draft.unknown`, `edit.outdated`. */
export async function replaceDraft(
  deps: DraftDeps,
  by: By,
  id: string,
  content: JsonObject,
  revision: number | undefined,
): Promise<DraftRecord> {
  await selectDraft(deps, by, id);
  return deps.store.replaceDraft(id, revision, content, { actor: by.actor, at: deps.clock() });
}

/** Throws `draft.unknown`, `edit.outdated`. */
export async function deleteDraft(
  deps: DraftDeps,
  by: By,
  id: string,
  revision: number | undefined,
): Promise<void> {
  await selectDraft(deps, by, id);
  await deps.store.deleteDraft(id, revision, { actor: by.actor, at: deps.clock() });
}

/** Everything that stands in the way of publishing a draft, without publishing it. Throws `draft.unknown`. */
export async function reviewDraft(deps: DraftDeps, by: By, id: string): Promise<CheckedDraft> {
  const draft = await selectDraft(deps, by, id);
  return checkDraft(draft, await deps.store.selectCatalogue(), deps.publicUrl, deps.clock(), by);
}
