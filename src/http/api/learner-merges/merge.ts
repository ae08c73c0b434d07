import * as z from 'zod';
import type { MergeEffect } from '../../../issuing/merging/decide.js';
import type { MergeRecord } from '../../../issuing/merging/ports.js';
import { certificateEffects, certificatesBody, composedEffects } from '../awards/award.js';
import { instant, instantOrNull, uuid } from '../fields.js';

export const mergeState = z.enum(['proposed', 'confirmed', 'rejected']);

export const merge = z
  .object({
    id: uuid,
    kept: uuid.meta({ description: 'The record that stays.' }),
    merged: uuid.meta({ description: 'The record whose awards move.' }),
    institution: z.string().nullable().meta({ description: 'Who proposed it; null: the network.' }),
    reason: z.string(),
    state: mergeState,
    proposedAt: instant,
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'LearnerMerge' });

export function mergeBody(record: MergeRecord): z.input<typeof merge> {
  return {
    id: record.id,
    kept: record.keptId,
    merged: record.mergedId,
    institution: record.proposedOf ?? null,
    reason: record.reason,
    state: record.state,
    proposedAt: record.proposedAt.toISOString(),
    decidedAt: instantOrNull(record.decidedAt),
  };
}

const movedAward = z.object({ award: uuid, kind: z.enum(['module', 'programme']), code: z.string() });

export const mergeEffect = z
  .object({
    moved: z.array(movedAward).meta({ description: 'Awards that the kept record gets.' }),
    ended: z.array(movedAward).meta({ description: 'Awards that both hold: those of the merged one end.' }),
    certificates: certificateEffects,
    composed: composedEffects,
  })
  .meta({ id: 'MergeEffect' });

export function mergeEffectBody({ moved, ended, ...others }: MergeEffect): z.input<typeof mergeEffect> {
  const toBody = ({ awardId, kind, code }: MergeEffect['moved'][number]) => ({ award: awardId, kind, code });
  return { moved: moved.map(toBody), ended: ended.map(toBody), ...certificatesBody(others) };
}
