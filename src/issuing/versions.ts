interface Published {
  readonly version: { readonly code: string; readonly version: number };
  /** From then on nothing new is awarded on it. */
  readonly retiredAt: Date | undefined;
}

/**
 * What is awarded now: of each module or programme, by its code, the newest version that is not retired, in the order of
 * the catalogue. One of which every version is retired isn't there.
 */
export function newestVersions<T extends Published>(published: readonly T[]): ReadonlyMap<string, T> {
  return lastVersions(published.filter(({ retiredAt }) => retiredAt === undefined));
}

/** The newest version of each module or programme by its code, retired or not. */
export function lastVersions<T extends Pick<Published, 'version'>>(
  published: readonly T[],
): ReadonlyMap<string, T> {
  const last = new Map<string, T>();
  for (const one of published) {
    const known = last.get(one.version.code);
    if (!known || known.version.version < one.version.version) last.set(one.version.code, one);
  }
  return last;
}
