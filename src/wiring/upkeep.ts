import { KEPT_FOR } from '../access/idempotency.js';
import type { BackupServices } from '../cli/command.js';
import { KEEP_CONTENT, KEEP_MAILS } from '../delivery/mail/dispatch.js';
import { KEEP_DELIVERIES } from '../delivery/webhooks/dispatch.js';
import { accountStore } from '../storage/account-store.js';
import { askStore } from '../storage/ask-store.js';
import { backupStore } from '../storage/backup-store.js';
import { idempotencyStore } from '../storage/idempotency-store.js';
import { linkStore } from '../storage/link-store.js';
import { mailQueue } from '../storage/mail-store.js';
import { MIGRATIONS } from '../storage/open.js';
import { rateLimitStore } from '../storage/rate-limit-store.js';
import { walletStore } from '../storage/wallet-store.js';
import { webhookQueue } from '../storage/webhook-queue.js';
import type { Base, Trusting } from './base.js';

/** What isn't needed any more: messages and mails delivered long ago, links, sessions, counts and answers that are over. */
export function wireForget({ prisma, pool, statements, effects }: Base): () => Promise<void> {
  const deliveries = webhookQueue(prisma);
  const counts = rateLimitStore(pool);
  const keys = idempotencyStore(prisma, statements);
  const mails = mailQueue(prisma);
  const links = linkStore(prisma);
  const accounts = accountStore(prisma);
  const wallets = walletStore(prisma);
  const asked = askStore(prisma);
  return async () => {
    const now = effects.clock().getTime();
    await deliveries.deleteOldDeliveries(new Date(now - KEEP_DELIVERIES));
    await counts.deleteOldCounts(new Date(now));
    await wallets.deleteOldOffers(new Date(now));
    await asked.deleteOldRequests(new Date(now));
    await keys.deleteOldKeys(new Date(now - KEPT_FOR));
    await mails.forget({ content: new Date(now - KEEP_CONTENT), mail: new Date(now - KEEP_MAILS) });
    await links.deleteOldLinks(new Date(now));
    await accounts.deleteEnded(new Date(now));
  };
}

/** Taking backups, restoring them, and the hold on what was restored. */
export function wireBackup(base: Base, { statusLists, trust }: Trusting): BackupServices {
  const { prisma, pool, slots, keystore, sealing, world, keyFor } = base;
  const { clock } = world;
  const { publicUrl } = base.config;
  const store = backupStore({ prisma, pool, slots, migrations: MIGRATIONS });
  return {
    taking: { store, publicUrl, ...world },
    restoring: {
      store,
      openKeys: keystore.openAll,
      openSeals: sealing.vault.openAll,
      refreshLists: () => statusLists.refresh(),
      statusList: (address) => statusLists.current(address),
      trust,
      clock,
      publicUrl,
    },
    hold: { store, clock },
    masterKey: keyFor('backup'),
  };
}
