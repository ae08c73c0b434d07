import * as z from 'zod';
import type { JsonObject } from '../../../common/json.js';
import { codeSchema } from '../../../domain/module.js';
import type { DraftRecord } from '../../../issuing/catalogue/ports.js';
import { instant, institutionCode, uuid } from '../fields.js';

export const kind = z.enum(['module', 'programme']).meta({ description: 'What becomes of it.' });
export const owner = institutionCode.meta({ description: 'Code of an institution, or `network`.' });
export const code = codeSchema.meta({ description: 'Of the module or programme; it stands in addresses.' });

/** Kept as it is sent, also while it is incomplete: what it must be is told by the check. */
export const content = z
  .custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
    message: 'an object',
  })
  .meta({
    type: 'object',
    description:
      'What the version will say: of a module a `ModuleContent`, of a programme a `ProgrammeContent`, both explained under Types and shown whole in the examples. It may be incomplete until it is published.',
  });

export const draft = z
  .object({
    id: uuid,
    kind,
    code,
    owner,
    content,
    createdAt: instant,
    createdBy: z.string(),
    updatedAt: instant,
  })
  .meta({ id: 'Draft' });

export function draftBody(record: DraftRecord): z.input<typeof draft> {
  return {
    id: record.id,
    kind: record.kind,
    code: record.code,
    owner: record.owner,
    content: record.content,
    createdAt: record.createdAt.toISOString(),
    createdBy: record.createdBy,
    updatedAt: record.updatedAt.toISOString(),
  };
}
