import { didWebDocument } from '../credentials/dids/did-web.js';
import type { ArchiveDeps } from '../delivery/archive/archive.js';
import { archiveStore } from '../storage/archive-store.js';
import { archiveView } from '../web/archive/view.js';
import type { Base } from './base.js';

/** What learners take along. */
export function wireArchive(
  { config, prisma, catalogue, world }: Base,
  deps: Pick<ArchiveDeps, 'certificates' | 'renditions' | 'sharing'>,
): ArchiveDeps {
  return {
    ...deps,
    store: archiveStore(prisma),
    didDocument: async (did) => {
      const issuer = (await catalogue.loadRegistry()).issuers.get(did);
      return issuer && didWebDocument(did, issuer.keys);
    },
    index: archiveView,
    clock: world.clock,
    publicUrl: config.publicUrl,
  };
}
