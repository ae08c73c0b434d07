import type { Clock } from '../common/effects.js';
import { isJsonObject } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import type { TrustMaterial } from '../verification/material.js';
import type { TrustStore } from './ports.js';
import type { StatusLists } from './status-lists.js';

/** What this deployment trusts at this moment: its registry, its published versions, its own status lists. */
export async function trustMaterial(deps: {
  store: TrustStore;
  statusLists: StatusLists;
  clock: Clock;
}): Promise<TrustMaterial> {
  const { store, statusLists, clock } = deps;
  return {
    now: clock(),
    registry: await store.loadRegistry(),
    resolveDid: async () => undefined,
    statusList: async (address) => {
      const text = await statusLists.current(address);
      const document = text === undefined ? undefined : parseStrictJson(text);
      return isJsonObject(document) ? document : undefined;
    },
    publishedVersion: async (address) => (await store.selectOptionalVersion(address))?.bytes,
  };
}
