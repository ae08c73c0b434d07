import * as z from 'zod';
import type { CredentialView } from '../../../issuing/records/ports.js';
import { instant, instantOrNull, uuid } from '../fields.js';

export const credentialState = z.enum(['valid', 'suspended', 'revoked', 'pending']);

export const credential = z
  .object({
    id: uuid.meta({ description: 'The document’s `id` is `urn:uuid:` and this.' }),
    award: uuid,
    learner: uuid,
    kind: z.enum(['module', 'programme']),
    code: z.string().meta({ description: 'Code of the module or programme.' }),
    rendition: z.string(),
    revision: z.int().meta({ description: 'Counts the credentials of the award, from 0.' }),
    state: credentialState.meta({ description: 'pending: recorded, and not signed yet.' }),
    recordedAt: instant,
    signedAt: instant.nullable(),
    revokedAt: instant.nullable(),
    revokeReason: z.string().nullable(),
    supersedes: uuid.nullable(),
    supersededBy: uuid.nullable(),
  })
  .meta({ id: 'Credential' });

export function credentialBody(view: CredentialView): z.input<typeof credential> {
  return {
    id: view.id,
    award: view.awardId,
    learner: view.learnerId,
    kind: view.kind,
    code: view.code,
    rendition: view.rendition,
    revision: view.revision,
    state: view.state,
    recordedAt: view.recordedAt.toISOString(),
    signedAt: instantOrNull(view.signedAt),
    revokedAt: instantOrNull(view.revokedAt),
    revokeReason: view.revokeReason ?? null,
    supersedes: view.supersedes ?? null,
    supersededBy: view.supersededBy ?? null,
  };
}
