import * as z from 'zod';
import { legalIdentitySchema } from '../../../domain/legal.js';
import { editInstitution as edit } from '../../../issuing/catalogue/institutions.js';
import { endpoint } from '../endpoint.js';
import { calendarDate, etag, institutionCode } from '../fields.js';
import {
  city,
  institution,
  institutionBody,
  LEGAL_EXAMPLE,
  name,
  primaryLanguage,
  website,
} from './institution.js';

const fixed = z.string().optional().meta({ description: 'Never changes; may be sent as it was read.' });

export const editInstitution = endpoint({
  method: 'patch',
  path: '/institutions/:code',
  operation: 'editInstitution',
  tag: 'Institutions',
  summary: 'Edit an institution',
  description:
    'What is left out stays. City, website and primary language are the institution’s own to edit, too; its name, its legal identity and its membership are the network’s. A membership that ends takes the later days of recognitions with it; one that is prolonged brings none back. What was signed before an edit stays as it was signed.',
  scope: 'publish',
  ifMatch: true,
  params: z.strictObject({ code: institutionCode }),
  body: z
    .strictObject({
      name: name.optional(),
      city: city.optional(),
      website: website.optional(),
      primaryLanguage: primaryLanguage.optional(),
      legal: legalIdentitySchema.nullable().optional().meta({
        description: 'Who it is to the law, as a whole; null: it is taken away.',
      }),
      memberUntil: calendarDate.nullable().optional().meta({ description: 'The last day; null: no end.' }),
      evenIfAwarded: z.boolean().optional().meta({
        description:
          'End the membership although awards that were made under it are no longer recognised then, and their credentials no longer verified. Nothing is revoked.',
      }),
      code: fixed,
      did: fixed,
      country: fixed,
      timeZone: fixed,
      memberFrom: fixed,
    })
    .meta({
      examples: [
        { city: 'Bodø', website: 'https://north-coast.example' },
        { primaryLanguage: 'en', legal: LEGAL_EXAMPLE },
      ],
    }),
  answers: { 200: 'The institution.' },
  answer: institution,
  problems: {
    400: ['institution.fixed', 'institution.invalid'],
    403: ['auth.network-only'],
    404: ['institution.unknown'],
    409: ['institution.awards-after'],
  },
  async handle({ curation }, { caller, params, body, ifMatch }) {
    const member = await edit(curation, caller, params.code, body, ifMatch);
    return { status: 200, headers: etag(member.revision), body: institutionBody(member) };
  },
});
