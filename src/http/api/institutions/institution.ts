import { z } from 'zod';
import { institutionSchema } from '../../../domain/catalogue.js';
import type { MemberRecord } from '../../../issuing/catalogue/ports.js';
import { calendarDate, institutionCode } from '../fields.js';

export const { name, country, city, timeZone, website } = institutionSchema.shape;

export const institution = z
  .object({
    code: institutionCode,
    name: name.meta({ description: 'By language.' }),
    country: z.string().meta({ description: 'ISO 3166-1, two letters.' }),
    city: z.string(),
    timeZone: z.string().meta({ description: 'IANA name; award dates are days in this zone.' }),
    website: z.url(),
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
    memberFrom: member.memberFrom,
    memberUntil: member.memberUntil ?? null,
    did: member.did,
  };
}
