import * as z from 'zod';
import { entitlementSchema, languageSchema, nationalLevelSchema } from './legal.js';
import {
  ASSESSMENT_TYPES,
  codeSchema,
  ectsDecimalSchema,
  eqfLevelSchema,
  iscedFSchema,
  MODES,
  outcomesSchema,
  qualityAssuranceSchema,
  SETTINGS,
  SUPERVISIONS,
} from './module.js';
import { ruleSchema } from './rules/rule.js';
import { textMapSchema } from './text.js';

/** How certificates of a programme come about: composed when due, or proposed to a person who confirms. */
export const POLICIES = ['automatic', 'propose'] as const;

/** What a programme is, apart from where it is published. A published version of it never changes. */
export const programmeContentSchema = z.strictObject({
  code: codeSchema,
  version: z.int().min(1).max(9999),
  title: textMapSchema.meta({ description: 'As it stands on certificates, by language.' }),
  description: textMapSchema.meta({ description: 'What it is for and what it consists of, by language.' }),
  award: textMapSchema.meta({
    description: 'What the holder gets, by language: Certificate “Qualification Development”.',
  }),
  ects: ectsDecimalSchema.meta({ description: 'ECTS credits: the fewest with which its rule can be met.' }),
  eqfLevel: eqfLevelSchema,
  iscedF: iscedFSchema,
  nationalLevel: nationalLevelSchema.optional(),
  languages: z
    .array(languageSchema)
    .min(1)
    .optional()
    .meta({ description: 'In which its modules are taught and assessed: ISO 639-1, two letters each.' }),
  mode: z.enum(MODES).optional().meta({ description: 'Where participants learn.' }),
  setting: z
    .enum(SETTINGS)
    .optional()
    .meta({ description: '`formal`: part of what leads to a degree; `non-formal`: on its own.' }),
  workloadHours: z
    .number()
    .positive()
    .max(20_000)
    .optional()
    .meta({ description: 'Hours of work, all of it: 25 to 30 for each ECTS credit.' }),
  entryRequirements: textMapSchema
    .optional()
    .meta({ description: 'Who may take part, by language; without it, everybody.' }),
  assessment: z
    .strictObject({
      type: z.enum(ASSESSMENT_TYPES).meta({ description: 'What is assessed.' }),
      description: textMapSchema.meta({ description: 'How it is judged, by language.' }),
      supervision: z
        .enum(SUPERVISIONS)
        .meta({ description: 'Whether somebody sees to it, and makes sure who is assessed.' }),
    })
    .optional()
    .meta({ description: 'How the modules together show that the outcomes are reached.' }),
  entitlements: z.array(entitlementSchema).max(20).optional(),
  /** `network`, or the code of the one institution that signs its certificates. */
  awardingBody: z.string(),
  policy: z.enum(POLICIES).meta({
    description: '`automatic`: certificates are composed when due; `propose`: a person confirms each.',
  }),
  outcomes: outcomesSchema(z.string(), 40),
  stackability: textMapSchema.meta({
    description: 'What it counts towards, and what access it gives to study or to a profession, by language.',
  }),
  qualityAssurance: qualityAssuranceSchema,
  rule: ruleSchema.meta({ description: 'Which modules and programmes a certificate takes.' }),
});
export type ProgrammeContent = z.infer<typeof programmeContentSchema>;
