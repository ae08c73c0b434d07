import * as z from 'zod';
import { MAIL_KINDS, type MailRecord } from '../../../delivery/mail/ports.js';
import { instant, instantOrNull, institutionCode, uuid } from '../fields.js';

export const mail = z
  .object({
    id: uuid,
    kind: z.enum(MAIL_KINDS).meta({ description: 'What it tells.' }),
    learner: uuid.nullable().meta({ description: 'Whom it is about; null: an account.' }),
    institution: institutionCode
      .nullable()
      .meta({ description: 'Which gave the address; null: the network, or the reader.' }),
    state: z.enum(['pending', 'delivered', 'failed']),
    attempts: z.int(),
    nextAt: instant.nullable().meta({ description: 'When it is tried next.' }),
    lastAnswer: z.string().nullable().meta({
      description: 'Status of the mail server, such as 550, or the code of what kept us from getting one.',
    }),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Mail', description: 'Never what it says, nor to which address it went.' });

export function mailBody(record: MailRecord): z.input<typeof mail> {
  const { id, kind, learnerId, institution, state, attempts, nextAt, lastAnswer, createdAt, endedAt } =
    record;
  return {
    id,
    kind,
    learner: learnerId ?? null,
    institution: institution ?? null,
    state,
    attempts,
    nextAt: instantOrNull(nextAt),
    lastAnswer: lastAnswer ?? null,
    createdAt: createdAt.toISOString(),
    endedAt: instantOrNull(endedAt),
  };
}
