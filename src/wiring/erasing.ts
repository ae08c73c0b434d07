import type { EraseDeps } from '../issuing/erasing/erase.js';
import { erasureStore } from '../storage/erasure-store.js';
import { recordsStore } from '../storage/records-store.js';
import { dryRun } from '../storage/transact.js';
import type { Base } from './base.js';

/** Erasing learners. */
export function wireErasing({ config, prisma, world }: Base): EraseDeps {
  return {
    store: erasureStore(prisma),
    records: recordsStore(prisma),
    dryRun: (work) => dryRun(prisma, (client) => work(erasureStore(client))),
    backupDays: config.backupDays,
    ...world,
  };
}
