import type { ShareDeps } from '../delivery/shares.js';
import { shareStore } from '../storage/share-store.js';
import type { Base, Trusting } from './base.js';
import { wireRenditions } from './renditions.js';

/** The forms of credentials, and links to them, which may show less. */
export function wireSharing(base: Base, trusting: Trusting) {
  const renditions = wireRenditions(base, trusting);
  const store = shareStore(base.prisma);
  const sharing: ShareDeps = { store, statusLists: trusting.statusLists, renditions, ...base.world };
  return { renditions, sharing };
}
