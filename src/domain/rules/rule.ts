import { z } from 'zod';
import { gradeSchema } from '../grades.js';
import { codeSchema, ectsDecimalSchema } from '../module.js';
import { type TextMap, textMapSchema } from '../text.js';

/**
 * The rule language. Leaves consume awards: each award, and each module whatever its version or equivalent, is used by
 * at most one leaf. `limit` puts conditions on what its inner rule may use (age, grade) and on what it used in all
 * (number of institutions, total ECTS).
 */
export type Rule =
  /** The award of one module. */
  | { type: 'module'; part: string; title?: TextMap | undefined; module: string }
  /** Awards of at least `atLeast` different modules of a set. */
  | { type: 'modules'; part: string; title?: TextMap | undefined; atLeast: number; from: string[] }
  /** Awards of modules of a set that add up to at least `atLeast` ECTS (a decimal). */
  | { type: 'ects'; part: string; title?: TextMap | undefined; atLeast: number; from: string[] }
  /** A completed programme: uses its award together with all the awards that are its parts. */
  | { type: 'programme'; part: string; title?: TextMap | undefined; programme: string }
  | { type: 'all'; of: Rule[] }
  | { type: 'any'; of: Rule[] }
  | {
      type: 'limit';
      rule: Rule;
      /** Awards dated more than this many months before the certificate's award date can't be used. */
      maxAgeMonths?: number | undefined;
      /** Module awards graded below this, or not comparable with it, can't be used. */
      minGrade?: { scheme: string; value: string } | undefined;
      /** What was used comes from at least this many issuing institutions. */
      institutions?: number | undefined;
      /** What was used adds up to at least this many ECTS (a decimal); a programme counts as its parts. */
      ects?: number | undefined;
    };

const partSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')
  .max(40);
const leaf = { part: partSchema, title: textMapSchema.optional() };
const codes = z.array(codeSchema).min(1).max(200);

export const ruleSchema: z.ZodType<Rule> = z
  .lazy(() =>
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('module'), ...leaf, module: codeSchema }),
      z.strictObject({ type: z.literal('modules'), ...leaf, atLeast: z.int().min(1).max(200), from: codes }),
      z.strictObject({ type: z.literal('ects'), ...leaf, atLeast: ectsDecimalSchema, from: codes }),
      z.strictObject({ type: z.literal('programme'), ...leaf, programme: codeSchema }),
      z.strictObject({ type: z.literal('all'), of: z.array(ruleSchema).min(1).max(50) }),
      z.strictObject({ type: z.literal('any'), of: z.array(ruleSchema).min(1).max(50) }),
      z.strictObject({
        type: z.literal('limit'),
        rule: ruleSchema,
        maxAgeMonths: z.int().min(1).max(1200).optional(),
        minGrade: gradeSchema.optional(),
        institutions: z.int().min(1).max(100).optional(),
        ects: ectsDecimalSchema.optional(),
      }),
    ]),
  )
  .meta({
    id: 'Rule',
    description: 'What a certificate takes: leaves use awards, the rest says how they go together.',
  });
