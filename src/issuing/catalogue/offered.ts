import type { PublishedModule, PublishedProgramme } from '../../credentials/documents/published.js';
import type { CatalogueVersion } from '../ports.js';
import { newestVersions } from '../versions.js';
import { ownerCodeOf } from './draft-check.js';
import type { CurationStore, VersionKind } from './ports.js';

/** `current`: the version that is awarded now. `earlier`: in force, with a newer one that is. `retired`. */
export const VERSION_STATES = ['current', 'earlier', 'retired'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** A published version, whose it is, and whether it is awarded. */
export interface Offered extends CatalogueVersion<PublishedModule | PublishedProgramme> {
  /** Code of the institution, or `network`. */
  readonly owner: string;
  readonly state: VersionState;
}

export function offeredVersions(
  published: readonly CatalogueVersion<PublishedModule | PublishedProgramme>[],
): Offered[] {
  const newest = newestVersions(published);
  return published.map((one) => {
    const current = newest.get(one.version.code) === one;
    const state = one.retiredAt !== undefined ? 'retired' : current ? 'current' : 'earlier';
    return { ...one, owner: ownerCodeOf(one.version), state };
  });
}

export interface VersionFilter {
  readonly code?: string | undefined;
  readonly owner?: string | undefined;
  readonly state?: VersionState | undefined;
}

/** Published versions, which everybody may see, in the order of their codes and numbers. */
export async function listVersions(
  { store }: { readonly store: Pick<CurationStore, 'selectCatalogue'> },
  kind: VersionKind,
  filter: VersionFilter,
): Promise<Offered[]> {
  const { modules, programmes } = await store.selectCatalogue();
  return offeredVersions(kind === 'module' ? modules : programmes).filter(
    ({ version, owner, state }) =>
      [undefined, version.code].includes(filter.code) &&
      [undefined, owner].includes(filter.owner) &&
      [undefined, state].includes(filter.state),
  );
}
