interface Published {
  readonly version: { readonly code: string; readonly version: number };
}

/** The newest version of each module or programme by its code, in the order of the catalogue. */
export function newestVersions<T extends Published>(published: readonly T[]): ReadonlyMap<string, T> {
  const newest = new Map<string, T>();
  for (const one of published) {
    const known = newest.get(one.version.code);
    if (!known || known.version.version < one.version.version) newest.set(one.version.code, one);
  }
  return newest;
}
