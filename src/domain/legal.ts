import * as z from 'zod';
import { COUNTRY_CODES } from './countries.js';
import { textMapSchema } from './text.js';

/** A language in which something is taught, assessed or written: ISO 639-1. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2}$/, 'an ISO 639-1 language code of two letters, such as en');

/**
 * Semantics identifier of a legal person (ETSI EN 319 412-1, section 5.1.4): the kind of register, its country, a hyphen, and
 * the number there. It is what the certificate of a seal has as `organizationIdentifier`.
 */
export const eidasIdentifierSchema = z
  .string()
  .regex(
    /^(?:(?:VAT|NTR|PSD|GOV|EID|LEI)[A-Z]{2}|[A-Z]{2}:[A-Z]{2})-[\x21-\x7e]{1,64}$/,
    'such as VATPT-501234567: VAT, NTR or another register, the country, a hyphen, the number',
  );

const countrySchema = z
  .string()
  .refine((code) => COUNTRY_CODES.has(code), 'a two-letter country code of ISO 3166-1');

/** Who an organisation is to the law: what a European digital credential says of who awards, issues or accredits. */
export const legalIdentitySchema = z
  .strictObject({
    name: textMapSchema
      .optional()
      .meta({ description: 'The legal name, by language, where it is not the name that is used.' }),
    eidasIdentifier: eidasIdentifierSchema.meta({
      description: 'The eIDAS identifier of the legal person, as in the certificate of its seal.',
    }),
    vatIdentifier: z
      .string()
      .regex(/^[A-Z]{2}[A-Z0-9+*.]{2,20}$/, 'a VAT number with its country')
      .optional()
      .meta({ description: 'VAT number, with its country in front.' }),
    identifiers: z
      .array(
        z.strictObject({
          scheme: z.string().trim().min(1).max(200).meta({ description: 'Name of the register.' }),
          value: z.string().trim().min(1).max(200).meta({ description: 'The number there.' }),
        }),
      )
      .max(20)
      .optional()
      .meta({ description: 'Further numbers by which it is known, such as Erasmus codes or PIC numbers.' }),
    address: z
      .strictObject({
        street: z.string().trim().min(1).max(200).optional(),
        postalCode: z.string().trim().min(1).max(20).optional(),
      })
      .optional()
      .meta({ description: 'Street and postal code; city and country stand with the institution.' }),
  })
  .meta({ description: 'Who it is to the law. Without it nothing can be issued for Europass.' });
export type LegalIdentity = z.infer<typeof legalIdentitySchema>;

/** An accreditation by an agency: what the accredited profile of European digital credentials wants. */
export const accreditationSchema = z
  .strictObject({
    title: textMapSchema,
    type: z.enum(['programme', 'institution']).meta({ description: 'What is accredited.' }),
    agency: z
      .strictObject({
        name: textMapSchema,
        eidasIdentifier: eidasIdentifierSchema.meta({ description: 'Its eIDAS identifier.' }),
        country: countrySchema.meta({ description: 'ISO 3166-1, two letters.' }),
      })
      .meta({ description: 'Who accredited it.' }),
    report: z
      .url({ protocol: /^https$/, error: 'an address that begins with https://' })
      .optional()
      .meta({ description: 'The decision or report, where it can be read.' }),
    issued: z.iso.date().optional().meta({ description: 'The day of the decision.' }),
    expires: z.iso.date().optional().meta({ description: 'The last day on which it holds.' }),
  })
  .meta({ description: 'An accreditation by a quality assurance agency.' });
export type Accreditation = z.infer<typeof accreditationSchema>;

/** What a holder may do with it. */
export const entitlementSchema = z
  .strictObject({
    title: textMapSchema,
    description: textMapSchema.optional(),
    type: z
      .enum(['learning', 'occupation'])
      .meta({ description: 'Access to further learning, or to an occupation.' }),
  })
  .meta({ description: 'What its holder is entitled to, such as access to further study.' });
export type Entitlement = z.infer<typeof entitlementSchema>;

/** A level of a national qualifications framework. */
export const nationalLevelSchema = z
  .strictObject({
    framework: textMapSchema.meta({ description: 'Name of the national framework, by language.' }),
    country: countrySchema.meta({ description: 'Whose framework it is.' }),
    level: z.string().trim().min(1).max(20).meta({ description: 'The level there.' }),
  })
  .meta({ description: 'Level of a national qualifications framework.' });

/** A skill of the European classification (ESCO). */
export const skillSchema = z
  .strictObject({
    uri: z
      .string()
      .regex(/^http:\/\/data\.europa\.eu\/esco\/skill\/[A-Za-z0-9.-]{1,64}$/, 'the address of an ESCO skill')
      .meta({ description: 'Its address in ESCO: `http://data.europa.eu/esco/skill/…`.' }),
    title: textMapSchema,
  })
  .meta({ description: 'A skill of ESCO that the outcome is about.' });
