import type { ShareDeps } from '../delivery/shares.js';
import type { DiscloseDeps } from '../issuing/renditions/disclose.js';
import { shareStore } from '../storage/share-store.js';
import type { Base, Trusting } from './base.js';

/** Links to credentials, which may show less than these. */
export function wireSharing(
  base: Base,
  { statusLists, statements }: Trusting,
  renditions: DiscloseDeps,
): ShareDeps {
  const key = base.keyFor('links of graduates');
  return { store: shareStore(base.prisma), statusLists, statements, renditions, key, ...base.world };
}
