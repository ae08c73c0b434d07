import * as z from 'zod';
import { LONGEST_EMAIL, readEmail } from '../../../common/email.js';
import type { ContactView } from '../../../issuing/records/ports.js';
import { instant, institutionCode } from '../fields.js';

export const email = z
  .string()
  .max(LONGEST_EMAIL)
  .refine((text) => readEmail(text) !== undefined, 'an e-mail address such as name@example.org')
  .meta({
    description: 'An e-mail address. Letter case doesn’t count in it.',
    examples: ['ana@example.org'],
  })
  .transform((text) => readEmail(text) ?? text);

export const mailLanguage = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a BCP 47 language tag, such as pt')
  .meta({ description: 'The language that mails are written in, BCP 47.', examples: ['pt'] });

export const contact = z
  .object({
    email: z.string(),
    language: z.string(),
    givenBy: institutionCode
      .nullable()
      .meta({ description: 'The institution that gave it; null: the network.' }),
    givenAt: instant,
    claimedAt: instant.nullable().meta({
      description: 'Since when somebody keeps these credentials in an account; null: nobody does.',
    }),
  })
  .meta({ id: 'Contact' });

export function contactBody(view: ContactView): z.input<typeof contact> {
  return {
    email: view.email,
    language: view.language,
    givenBy: view.givenOf ?? null,
    givenAt: view.givenAt.toISOString(),
    claimedAt: view.claimedAt?.toISOString() ?? null,
  };
}
