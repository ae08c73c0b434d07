import * as z from 'zod';
import { ectsToDecimal } from '../../../domain/ects.js';
import type { CertificateView } from '../../../issuing/records/ports.js';
import { calendarDate, instant, uuid } from '../fields.js';

export const certificateState = z.enum(['valid', 'suspended', 'revoked']);

const stackLine = z
  .object({
    rulePart: z.string().meta({ description: 'The part of the rule that the award serves.' }),
    award: uuid,
    code: z.string(),
    achievement: z.url().meta({ description: 'Address of the module or programme version.' }),
    ects: z.number(),
    awardedOn: calendarDate,
    issuer: z.string().meta({ description: 'DID of the institution that awarded it.' }),
    through: uuid.nullable().meta({ description: 'The inner certificate’s award that it came in with.' }),
  })
  .meta({ id: 'StackLine' });

export const certificate = z
  .object({
    award: uuid,
    learner: uuid,
    programme: z.string(),
    achievement: z.url().meta({ description: 'Address of the programme version.' }),
    ects: z.number(),
    awardedOn: calendarDate,
    state: certificateState,
    recordedAt: instant,
    stackRevision: z.int().meta({ description: 'Counts how often other awards took the place of some.' }),
    credential: uuid.nullable().meta({ description: 'The newest signed one.' }),
    stack: z.array(stackLine),
  })
  .meta({ id: 'Certificate' });

export function certificateBody(view: CertificateView): z.input<typeof certificate> {
  return {
    award: view.id,
    learner: view.learnerId,
    programme: view.programme,
    achievement: view.achievement,
    ects: ectsToDecimal(view.ects),
    awardedOn: view.awardedOn,
    state: view.state,
    recordedAt: view.recordedAt.toISOString(),
    stackRevision: view.stackRevision,
    credential: view.credentialId ?? null,
    stack: view.stack.map((line) => ({
      ...line,
      ects: ectsToDecimal(line.ects),
      through: line.through ?? null,
    })),
  };
}
