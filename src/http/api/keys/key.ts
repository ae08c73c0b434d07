import * as z from 'zod';
import { SCOPES } from '../../../access/caller.js';
import type { ApiKeyRecord } from '../../../access/ports.js';
import { instant, instantOrNull, institutionCode, uuid } from '../fields.js';

export const scopes = z
  .array(z.enum(SCOPES))
  .min(1)
  .meta({ description: 'What the key may do in its institution, or in the network.' });

export const apiKey = z
  .object({
    id: uuid,
    name: z.string(),
    institution: institutionCode.nullable().meta({ description: 'null: a key of the network.' }),
    scopes: z.array(z.string()),
    createdAt: instant,
    createdBy: z.string(),
    expiresAt: instant.nullable(),
    revokedAt: instant.nullable(),
    lastUsedAt: instant.nullable().meta({ description: 'To the minute.' }),
  })
  .meta({ id: 'ApiKey' });

export const newApiKey = apiKey
  .extend({ token: z.string().meta({ description: 'What a system sends. Shown this once.' }) })
  .meta({ id: 'NewApiKey' });

export function keyBody(key: ApiKeyRecord): z.input<typeof apiKey> {
  return {
    id: key.id,
    name: key.name,
    institution: key.institution ?? null,
    scopes: [...key.scopes],
    createdAt: key.createdAt.toISOString(),
    createdBy: key.createdBy,
    expiresAt: instantOrNull(key.expiresAt),
    revokedAt: instantOrNull(key.revokedAt),
    lastUsedAt: instantOrNull(key.lastUsedAt),
  };
}
