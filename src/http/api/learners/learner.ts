import * as z from 'zod';
import { LONGEST_ESI, readEsi } from '../../../domain/esi.js';
import { isSignableName } from '../../../domain/names.js';
import type { LearnerView } from '../../../issuing/records/ports.js';
import { instant, institutionCode, uuid } from '../fields.js';

export const learnerName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(isSignableName, 'a name without control characters')
  .meta({ description: 'As it is to stand on credentials.', examples: ['Ana Exemplo'] });

export const learnerNumber = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^(?!urn:)[^\p{C}\p{Zl}\p{Zp}]*$/iu, 'a number without unseen characters')
  .meta({ description: 'The institution’s own number of the learner.', examples: ['MP-2041'] });

/** In the one spelling in which it is compared, and in which files of results look it up. */
export const esi = z
  .string()
  .max(LONGEST_ESI)
  .refine(
    (text) => readEsi(text) !== undefined,
    'a European Student Identifier: urn:schac:personalUniqueCode:int:esi:…',
  )
  .transform((text) => readEsi(text) ?? text)
  .meta({
    description:
      'European Student Identifier: `urn:schac:personalUniqueCode:int:esi:`, a country or the institution’s domain, a colon, the code. Letter case doesn’t count in it.',
  });

export const learner = z
  .object({
    id: uuid,
    learnerId: z.string().meta({ description: 'The network learner id: `urn:uuid:` and the id.' }),
    name: z.string(),
    esi: z.string().nullable(),
    numbers: z
      .array(z.object({ institution: institutionCode, number: z.string() }))
      .meta({ description: 'An institution sees its own alone.' }),
    consent: z
      .object({
        textVersion: z.string(),
        textLanguage: z.string().meta({ description: 'BCP 47 tag of the text that the learner read.' }),
        givenAt: instant,
      })
      .nullable()
      .meta({ description: 'To certificates being composed across institutions; null: none stands.' }),
    mergedInto: uuid.nullable().meta({ description: 'The record that everything of this one moved to.' }),
    createdAt: instant,
    revision: z.int(),
  })
  .meta({ id: 'Learner' });

export function learnerBody(view: LearnerView): z.input<typeof learner> {
  return {
    id: view.id,
    learnerId: `urn:uuid:${view.id}`,
    name: view.name,
    esi: view.esi ?? null,
    numbers: view.numbers.map(({ institution, number }) => ({ institution, number })),
    consent: view.consent ? { ...view.consent, givenAt: view.consent.givenAt.toISOString() } : null,
    mergedInto: view.mergedInto ?? null,
    createdAt: view.createdAt.toISOString(),
    revision: view.revision,
  };
}
