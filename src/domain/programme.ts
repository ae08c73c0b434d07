import { z } from 'zod';
import {
  codeSchema,
  ectsDecimalSchema,
  eqfLevelSchema,
  iscedFSchema,
  outcomesSchema,
  qualityAssuranceSchema,
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
