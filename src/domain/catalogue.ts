import * as z from 'zod';
import type { Fault } from '../common/errors.js';
import { pointer } from '../common/json.js';
import { COUNTRY_CODES } from './countries.js';
import { isCalendarDate } from './dates.js';
import { ectsFromDecimal } from './ects.js';
import { gradingSchemeSchema } from './grades.js';
import { checkGradingSchemes } from './grading-scheme-check.js';
import { LANGUAGES } from './languages.js';
import { legalIdentitySchema } from './legal.js';
import { codeSchema, moduleContentSchema } from './module.js';
import { checkModules } from './module-check.js';
import { programmeContentSchema } from './programme.js';
import { checkProgrammes } from './programme-check.js';
import { checkRecognitions } from './recognition-check.js';
import type { RuleCatalogue } from './rules/catalogue.js';
import { textMapSchema } from './text.js';

const dateSchema = z.string().refine(isCalendarDate, 'a calendar date YYYY-MM-DD');
const countrySchema = z
  .string()
  .refine((code) => COUNTRY_CODES.has(code), 'a two-letter country code of ISO 3166-1');
const primaryLanguageSchema = z
  .string()
  .refine((code) => LANGUAGES.has(code), 'a language code of ISO 639-1, such as en');
const websiteSchema = z.url({ protocol: /^https$/, error: 'an address that begins with https://' });

/** An IANA name. Bare offsets, which the runtime would take as well, are refused: they know no summer time. */
const timeZoneSchema = z
  .string()
  .refine((zone) => /^[A-Za-z]/.test(zone) && isTimeZone(zone), 'an IANA time zone');

/** It stands in the institution's DID and in the names of files. */
const institutionCodeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')
  .max(40);

const networkSchema = z.strictObject({
  code: institutionCodeSchema,
  name: textMapSchema,
  description: textMapSchema,
  country: countrySchema,
  timeZone: timeZoneSchema,
  website: websiteSchema,
  city: z.string().trim().min(1).max(200).optional(),
  /** In which its certificates are first of all written. */
  primaryLanguage: primaryLanguageSchema,
  legal: legalIdentitySchema.optional(),
  /** The first day on which it can have members. */
  memberSince: dateSchema,
});
export type NetworkContent = z.infer<typeof networkSchema>;

/** A member with its period of membership and what it may award when. Both ends of a period belong to it. */
export const institutionSchema = z.strictObject({
  code: institutionCodeSchema.meta({
    description: 'Stands in its DID and its addresses, and never changes.',
  }),
  name: textMapSchema.meta({ description: 'By language.' }),
  country: countrySchema.meta({ description: 'ISO 3166-1, two letters.' }),
  city: z.string().trim().min(1).max(200).meta({ description: 'Where it is.' }),
  timeZone: timeZoneSchema.meta({ description: 'IANA name; award dates are days in this zone.' }),
  website: websiteSchema.meta({ description: 'Its own address.' }),
  primaryLanguage: primaryLanguageSchema.meta({
    description: 'In which its credentials are first of all written: ISO 639-1, two letters.',
  }),
  legal: legalIdentitySchema.optional(),
  memberFrom: dateSchema.meta({ description: 'The first day of its membership.' }),
  memberUntil: dateSchema.optional().meta({ description: 'The last day; without it, no end.' }),
  recognisedFor: z.array(
    z.strictObject({ module: codeSchema, from: dateSchema, until: dateSchema.optional() }),
  ),
});
export type InstitutionContent = z.infer<typeof institutionSchema>;

/** What a network offers, as its files give it: one version of each module and programme. */
export const catalogueSchema = z.strictObject({
  network: networkSchema,
  institutions: z.array(institutionSchema).min(1),
  gradingSchemes: z.array(gradingSchemeSchema),
  modules: z.array(moduleContentSchema).min(1),
  programmes: z.array(programmeContentSchema),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

/** Learners of a demonstration: invented people with fixed ids. `numbers` are by institution code. */
export const demoLearnersSchema = z.array(
  z.strictObject({
    /** The network learner id, without `urn:uuid:`. */
    id: z.uuidv4(),
    name: z.string().trim().min(1).max(200),
    /** Agreed that certificates are composed from awards of several institutions. */
    consent: z.boolean(),
    /** Where mails go, and in which language; of people of whom no address is known, neither. */
    email: z.email().optional(),
    language: z.string().optional(),
    numbers: z.record(institutionCodeSchema, z.string().trim().min(1).max(64)).optional(),
  }),
);
export type DemoLearner = z.infer<typeof demoLearnersSchema>[number];

/**
 * Everything in a catalogue that contradicts itself, at once; empty if it is coherent. Pointers are into the catalogue,
 * which must have the shape of `catalogueSchema`.
 */
export function checkCatalogue(catalogue: Catalogue): Fault[] {
  const { network, institutions, gradingSchemes, modules, programmes } = catalogue;
  const institutionCodes = new Set(institutions.map((institution) => institution.code));
  return [
    ...checkCodes('institutions', institutions),
    ...checkCodes('gradingSchemes', gradingSchemes),
    ...checkCodes('modules', modules),
    ...checkCodes('programmes', programmes),
    ...checkGradingSchemes(gradingSchemes),
    ...checkModules(modules, {
      institutions: institutionCodes,
      gradingSchemes: new Set(gradingSchemes.map((scheme) => scheme.code)),
    }),
    ...checkRecognitions(institutions, modules, network.memberSince),
    ...checkProgrammes(programmes, {
      institutions: institutionCodes,
      modules,
      rules: ruleCatalogueOf(catalogue),
    }),
  ];
}

/**
 * The part of a catalogue that rules are checked, judged and planned with. Institutions are identified by their codes;
 * one offers what it is recognised for in any period.
 */
export function ruleCatalogueOf(
  catalogue: Pick<Catalogue, 'institutions' | 'gradingSchemes' | 'modules' | 'programmes'>,
): RuleCatalogue {
  const { institutions, gradingSchemes, modules, programmes } = catalogue;
  const offeredBy = (code: string) =>
    institutions
      .filter(({ recognisedFor }) => recognisedFor.some(({ module }) => module === code))
      .map((institution) => institution.code);
  return {
    modules: new Map(
      modules.map(({ code, ects, equivalents }) => [
        code,
        { ects: ectsFromDecimal(ects), equivalents, offeredBy: offeredBy(code) },
      ]),
    ),
    programmes: new Map(programmes.map(({ code, rule }) => [code, { rule }])),
    gradingSchemes,
  };
}

/** Codes stand in addresses and in names of files, and some file systems don't tell `A` from `a`. */
function checkCodes(list: string, items: readonly { readonly code: string }[]): Fault[] {
  const seen = new Set<string>();
  return items.flatMap((item, index): Fault[] => {
    const code = item.code.toLowerCase();
    const twice = seen.has(code);
    seen.add(code);
    if (!twice) return [];
    return [
      {
        code: 'catalogue.code-twice',
        pointer: pointer(list, index, 'code'),
        message: `The code ${item.code} is given twice; upper and lower case don't tell codes apart.`,
      },
    ];
  });
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
