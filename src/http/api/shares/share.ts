import { z } from 'zod';
import type { ShareView } from '../../../issuing/records/ports.js';
import { instant, instantOrNull, uuid } from '../fields.js';

export const share = z
  .object({
    id: uuid,
    learner: uuid,
    awards: z.array(uuid),
    withParts: z.boolean(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'Share' });

export function shareBody(view: ShareView): z.input<typeof share> {
  return {
    id: view.id,
    learner: view.learnerId,
    awards: [...view.awards],
    withParts: view.withParts,
    createdAt: view.createdAt.toISOString(),
    expiresAt: instantOrNull(view.expiresAt),
    revokedAt: instantOrNull(view.revokedAt),
  };
}
