import { singleFlight } from '../common/single-flight.js';

interface Versioned {
  readonly address: string;
  readonly version: number;
}

/**
 * What was read of a list, until its version has moved; then it is read anew, once for all who ask for that version. `read`
 * answers with the version that it read, or an older one.
 */
export function keptByVersion<L extends Versioned, T>(
  read: (list: L) => Promise<{ readonly version: number; readonly value: T }>,
): (list: L) => Promise<T> {
  const known = new Map<string, { readonly version: number; readonly value: T }>();
  const once = singleFlight<T>();
  return async (list) => {
    const { address, version } = list;
    const found = known.get(address);
    if (found && found.version >= version) return found.value;
    return once(`${version} ${address}`, async () => {
      const fresh = await read(list);
      // one that took longer may be of before
      if ((known.get(address)?.version ?? -1) < fresh.version) known.set(address, fresh);
      return fresh.value;
    });
  };
}
