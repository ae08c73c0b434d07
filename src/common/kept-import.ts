/**
 * Loads something once, when it is first asked for: to import anew what was loaded takes Node some microseconds each time. What
 * couldn't be loaded, as in a page that is offline, is tried again.
 */
export function keptImport<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}
