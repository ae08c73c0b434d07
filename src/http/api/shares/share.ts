import * as z from 'zod';
import { WITHHOLDABLE } from '../../../credentials/documents/selective.js';
import type { ShareView } from '../../../issuing/records/ports.js';
import { calendarDate, instant, instantOrNull, uuid } from '../fields.js';

export const label = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .optional()
  .meta({ description: 'What whoever makes it calls it; those who open it aren’t told.' });

/** What isn't shown of an award. */
export const withholding = z
  .array(z.enum(WITHHOLDABLE))
  .max(WITHHOLDABLE.length)
  .meta({ description: '`name`: who the learner is; `grade`: the grade and all other results.' });

const awardIds = z.array(uuid);

export const share = z
  .object({
    id: uuid,
    learner: uuid,
    awards: z.array(uuid),
    withParts: z.boolean(),
    label: z.string().nullable(),
    withheld: z
      .object({ name: awardIds, grade: awardIds })
      .meta({ description: 'Of which awards this isn’t shown; of a certificate, of its parts neither.' }),
    openings: z.int().meta({ description: 'How often what it shows was looked at, by anybody.' }),
    openedOn: calendarDate
      .nullable()
      .meta({ description: 'The day, in UTC, on which that was for the last time.' }),
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
    label: view.label ?? null,
    withheld: { name: [...view.withheld.name], grade: [...view.withheld.grade] },
    openings: view.openings,
    openedOn: view.openedOn ?? null,
    createdAt: view.createdAt.toISOString(),
    expiresAt: instantOrNull(view.expiresAt),
    revokedAt: instantOrNull(view.revokedAt),
  };
}
