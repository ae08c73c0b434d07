import { z } from 'zod';
import { codeSchema, ectsDecimalSchema } from './module.js';
import { ruleSchema } from './rules/rule.js';
import { textMapSchema } from './text.js';

/** How certificates of a programme come about: composed when due, or proposed to a person who confirms. */
export const POLICIES = ['automatic', 'propose'] as const;

/** What a programme is, apart from where it is published. A published version of it never changes. */
export const programmeContentSchema = z.strictObject({
  code: codeSchema,
  version: z.int().min(1).max(9999),
  title: textMapSchema,
  description: textMapSchema,
  /** What the holder gets: Certificate "Qualification Development". */
  award: textMapSchema,
  ects: ectsDecimalSchema,
  eqfLevel: z.int().min(1).max(8),
  iscedF: z.string().regex(/^\d{2,4}$/),
  /** `network`, or the code of the one institution that signs its certificates. */
  awardingBody: z.string(),
  policy: z.enum(POLICIES),
  outcomes: z
    .array(z.strictObject({ id: z.string(), title: textMapSchema }))
    .min(1)
    .max(40),
  /** What an employer may take from it: access to further study or to a profession. */
  stackability: textMapSchema,
  qualityAssurance: z.strictObject({
    type: z.enum(['peer-review', 'internal', 'external-accreditation']),
    description: textMapSchema,
  }),
  rule: ruleSchema,
});
export type ProgrammeContent = z.infer<typeof programmeContentSchema>;
