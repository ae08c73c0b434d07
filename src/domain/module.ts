import * as z from 'zod';
import {
  accreditationSchema,
  entitlementSchema,
  languageSchema,
  nationalLevelSchema,
  skillSchema,
} from './legal.js';
import { textMapSchema } from './text.js';

/** A code of a module or programme: letters, digits, `-`; it stands in addresses and files, so it is short and plain. */
export const codeSchema = z
  .string()
  .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'letters, digits and single hyphens')
  .max(40);

/** ECTS as documents write them: a positive decimal with at most two decimals. */
export const ectsDecimalSchema = z
  .number()
  .positive()
  .max(600)
  .refine((n) => Math.abs(Math.round(n * 100) - n * 100) < 1e-9, 'at most two decimals');

export const MODES = ['presential', 'online', 'blended'] as const;
export const SETTINGS = ['formal', 'non-formal'] as const;
export const SUPERVISIONS = [
  'supervised-identity-checked',
  'unsupervised-identity-checked',
  'unsupervised',
] as const;
export const ASSESSMENT_TYPES = [
  'portfolio',
  'written-examination',
  'oral-examination',
  'project',
  'observed-teaching',
  'assignment',
] as const;
export const QUALITY_TYPES = ['peer-review', 'internal', 'external-accreditation'] as const;

const localIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')
  .max(40);

/** A field of study; leading zeros count, so it is text. */
export const iscedFSchema = z
  .string('an ISCED-F 2013 code as text, such as "0114"')
  .regex(/^\d{2,4}$/, 'two to four digits of ISCED-F 2013 as text, such as "0114"')
  .meta({
    description:
      'Field of study: a code of ISCED-F 2013 with two to four digits, as text. `"0114"` is teacher training with subject specialisation.',
  });
export const eqfLevelSchema = z
  .int()
  .min(1)
  .max(8)
  .meta({ description: 'Level of the European Qualifications Framework.' });
const outcomeTitle = textMapSchema.meta({
  description: 'What a holder is able to do, by language: a sentence that begins with a verb.',
});
const outcomeId = 'Own to this version, such as `lo-1`.';
export const qualityAssuranceSchema = z
  .strictObject({
    type: z.enum(QUALITY_TYPES).meta({ description: 'How the quality is assured.' }),
    description: textMapSchema.meta({ description: 'By whom and how often, by language.' }),
    accreditation: accreditationSchema.optional(),
  })
  .meta({ description: 'Who sees to the quality, and how.' });

/** What a holder is able to do; the ids of modules stand in addresses, those of programmes need not. */
export function outcomesSchema(id: z.ZodString, most: number) {
  return z
    .array(
      z.strictObject({
        id: id.meta({ description: outcomeId }),
        title: outcomeTitle,
        skills: z.array(skillSchema).max(20).optional(),
      }),
    )
    .min(1)
    .max(most)
    .meta({ description: 'Learning outcomes.' });
}

/** A competence criterion with the levels at which it can be met, lowest first, and the level that passes. */
const criterionSchema = z.strictObject({
  id: localIdSchema.meta({
    description: 'Names it in results (`cc-1=competent`); other than those of the outcomes.',
  }),
  title: textMapSchema.meta({ description: 'What is looked at, by language.' }),
  levels: z
    .array(
      z.strictObject({
        id: localIdSchema.meta({ description: 'Names the level in results.' }),
        title: textMapSchema.meta({ description: 'By language.' }),
        description: textMapSchema.meta({
          description: 'How it is told that the level is reached, by language.',
        }),
      }),
    )
    .min(2)
    .max(8)
    .meta({ description: 'From the lowest to the highest.' }),
  requiredLevel: localIdSchema.meta({ description: 'The id of the lowest level that passes.' }),
});

/**
 * What a module is, apart from where it is published: everything that Annex I of the Council Recommendation of
 * 16 June 2022 asks of a micro-credential's content. A published version of it never changes.
 */
export const moduleContentSchema = z.strictObject({
  code: codeSchema,
  version: z.int().min(1).max(9999),
  /** Institution code of the owner, or `network`. */
  owner: z.string(),
  title: textMapSchema.meta({ description: 'As it stands on credentials, by language.' }),
  description: textMapSchema.meta({ description: 'What participants do and take from it, by language.' }),
  ects: ectsDecimalSchema.meta({ description: 'ECTS credits, at most two decimals.' }),
  workloadHours: z
    .number()
    .positive()
    .max(20_000)
    .meta({ description: 'Hours of work, all of it: 25 to 30 for each ECTS credit.' }),
  eqfLevel: eqfLevelSchema,
  iscedF: iscedFSchema,
  languages: z
    .array(languageSchema)
    .min(1)
    .meta({ description: 'In which it is taught and assessed: ISO 639-1, two letters each.' }),
  mode: z.enum(MODES).meta({ description: 'Where participants learn.' }),
  setting: z
    .enum(SETTINGS)
    .meta({ description: '`formal`: part of what leads to a degree; `non-formal`: on its own.' }),
  entryRequirements: textMapSchema
    .optional()
    .meta({ description: 'Who may take part, by language; without it, everybody.' }),
  nationalLevel: nationalLevelSchema.optional(),
  entitlements: z.array(entitlementSchema).max(20).optional(),
  outcomes: outcomesSchema(localIdSchema, 20),
  assessment: z
    .strictObject({
      type: z.enum(ASSESSMENT_TYPES).meta({ description: 'What is assessed.' }),
      description: textMapSchema.meta({
        description: 'What is handed in or done, and how it is judged, by language.',
      }),
      supervision: z
        .enum(SUPERVISIONS)
        .meta({ description: 'Whether somebody sees to it, and makes sure who is assessed.' }),
      gradingScheme: z.string().meta({
        description: 'Code of the scheme on which it is graded; `GET /grading-schemes` lists them.',
      }),
    })
    .meta({ description: 'How it is found out that the outcomes are reached.' }),
  qualityAssurance: qualityAssuranceSchema,
  criteria: z
    .array(criterionSchema)
    .min(1)
    .max(20)
    .meta({ description: 'What the assessment looks at, each with the levels that may be reached.' }),
  equivalents: z.array(codeSchema).default([]).meta({
    description: 'Codes of modules that count as this one: of a set of equivalents only one counts.',
  }),
});
export type ModuleContent = z.infer<typeof moduleContentSchema>;
