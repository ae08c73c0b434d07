import * as z from 'zod';
import { institutionSchema } from '../../../domain/catalogue.js';
import { legalIdentitySchema } from '../../../domain/legal.js';
import type { MemberRecord } from '../../../issuing/catalogue/ports.js';
import { calendarDate, institutionCode } from '../fields.js';

export const { name, country, city, timeZone, website, primaryLanguage } = institutionSchema.shape;

export const institution = z
  .object({
    code: institutionCode,
    name: name.meta({ description: 'By language.' }),
    country: z.string().meta({ description: 'ISO 3166-1, two letters.' }),
    city: z.string(),
    timeZone: z.string().meta({ description: 'IANA name; award dates are days in this zone.' }),
    website: z.url(),
    primaryLanguage: z
      .string()
      .meta({ description: 'In which its credentials are first of all written: ISO 639-1, two letters.' }),
    legal: legalIdentitySchema.nullable().meta({
      description: 'Who it is to the law; null: not known, and nothing can be issued for Europass.',
    }),
    memberFrom: calendarDate,
    memberUntil: calendarDate.nullable().meta({ description: 'The last day; null: no end.' }),
    did: z.string().meta({ description: 'By which everything that it signs names it.' }),
  })
  .meta({ id: 'Institution' });

export function institutionBody(member: MemberRecord): z.input<typeof institution> {
  return {
    code: member.code,
    name: member.name,
    country: member.country,
    city: member.city,
    timeZone: member.timeZone,
    website: member.website,
    primaryLanguage: member.primaryLanguage,
    legal: member.legal ?? null,
    memberFrom: member.memberFrom,
    memberUntil: member.memberUntil ?? null,
    did: member.did,
  };
}

/** An invented legal identity, complete. */
export const LEGAL_EXAMPLE = {
  name: { en: 'University of the North Coast, public corporation' },
  eidasIdentifier: 'NTRNO-000000000',
  vatIdentifier: 'NO000000000MVA',
  identifiers: [{ scheme: 'Erasmus code', value: 'N NORTHCOAST01' }],
  address: { street: 'Strandgata 1', postalCode: '8000' },
};
