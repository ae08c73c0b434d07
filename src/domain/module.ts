import { z } from 'zod';
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
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);

/** A competence criterion with the levels at which it can be met, lowest first, and the level that passes. */
const criterionSchema = z.strictObject({
  id: localIdSchema,
  title: textMapSchema,
  levels: z
    .array(z.strictObject({ id: localIdSchema, title: textMapSchema, description: textMapSchema }))
    .min(2)
    .max(8),
  requiredLevel: localIdSchema,
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
  title: textMapSchema,
  description: textMapSchema,
  ects: ectsDecimalSchema,
  workloadHours: z.number().positive().max(20_000),
  eqfLevel: z.int().min(1).max(8),
  iscedF: z.string().regex(/^\d{2,4}$/),
  languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
  mode: z.enum(MODES),
  setting: z.enum(SETTINGS),
  entryRequirements: textMapSchema.optional(),
  outcomes: z
    .array(z.strictObject({ id: localIdSchema, title: textMapSchema }))
    .min(1)
    .max(20),
  assessment: z.strictObject({
    type: z.enum(ASSESSMENT_TYPES),
    description: textMapSchema,
    supervision: z.enum(SUPERVISIONS),
    gradingScheme: z.string(),
  }),
  qualityAssurance: z.strictObject({ type: z.enum(QUALITY_TYPES), description: textMapSchema }),
  criteria: z.array(criterionSchema).min(1).max(20),
  /** Codes of modules that count as this one: of a set of equivalents only one counts. */
  equivalents: z.array(codeSchema).default([]),
});
export type ModuleContent = z.infer<typeof moduleContentSchema>;
