import { codeOf } from '../common/errors.js';
import { webhookDispatcher } from '../delivery/webhooks/dispatch.js';
import { guardedPost } from '../net/post.js';
import { webhookQueue } from '../storage/webhook-queue.js';
import { webhookStore } from '../storage/webhook-store.js';
import type { Base } from './base.js';

/** Who is told of what happens, and the one that tells them. */
export function wireWebhooks({ config, prisma, sealerFor, effects, world }: Base) {
  const shared = {
    outbound: guardedPost({ clock: world.clock, allow: config.outboundAllow }),
    sealer: sealerFor('webhook secret'),
    ...world,
  };
  return {
    webhooks: { ...shared, store: webhookStore(prisma) },
    dispatcher: webhookDispatcher({
      ...shared,
      queue: webhookQueue(prisma),
      publicUrl: config.publicUrl,
      onError: (error) => effects.log('webhooks.failed', { code: codeOf(error) }),
    }),
  };
}
