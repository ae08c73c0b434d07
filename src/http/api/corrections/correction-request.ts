import * as z from 'zod';
import { type CorrectionRecord, OUTCOMES, SUBJECTS } from '../../../issuing/corrections/ports.js';
import { instant, instantOrNull, uuid } from '../fields.js';

export const correctionRequest = z
  .object({
    id: uuid,
    award: uuid,
    learner: uuid,
    about: z.enum(SUBJECTS).meta({ description: 'What is wrong, as the graduate sees it.' }),
    text: z.string().meta({ description: 'In the graduate’s own words.' }),
    askedAt: instant,
    state: z.enum(['open', ...OUTCOMES]),
    answer: z.string().nullable().meta({ description: 'What the graduate was told; null: nothing yet.' }),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'CorrectionRequest', description: 'Its texts are gone once the learner is erased.' });

export function correctionRequestBody(record: CorrectionRecord): z.input<typeof correctionRequest> {
  const { id, awardId, learnerId, about, text, askedAt, state, answer, answeredAt } = record;
  return {
    ...{ id, award: awardId, learner: learnerId, about, text, state },
    askedAt: askedAt.toISOString(),
    answer: answer ?? null,
    answeredAt: instantOrNull(answeredAt),
  };
}
