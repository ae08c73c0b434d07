import * as z from 'zod';
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
const leaf = {
  part: partSchema.meta({ description: 'Names this part; another name for each part of the rule.' }),
  title: textMapSchema.optional().meta({ description: 'What people read of this part, by language.' }),
};
const codes = z
  .array(codeSchema)
  .min(1)
  .max(200)
  .meta({ description: 'Codes of the modules to choose from.' });
const KINDS = 'one of module, modules, ects, programme, all, any, limit';

/** One kind of rule: its `type`, and what that means. */
function kind<const T extends string>(type: T, description: string) {
  return z.literal(type).meta({ description });
}

export const ruleSchema: z.ZodType<Rule> = z
  .discriminatedUnion(
    'type',
    [
      z.strictObject({
        type: kind('module', 'The award of one module.'),
        ...leaf,
        module: codeSchema.meta({ description: 'Code of the module.' }),
      }),
      z.strictObject({
        type: kind('modules', 'Awards of some modules of a set.'),
        ...leaf,
        atLeast: z.int().min(1).max(200).meta({ description: 'How many different ones.' }),
        from: codes,
      }),
      z.strictObject({
        type: kind('ects', 'Awards of modules of a set that add up to some ECTS.'),
        ...leaf,
        atLeast: ectsDecimalSchema.meta({ description: 'How many ECTS together.' }),
        from: codes,
      }),
      z.strictObject({
        type: kind('programme', 'The certificate of another programme, with all that it rests on.'),
        ...leaf,
        programme: codeSchema.meta({ description: 'Code of the programme.' }),
      }),
      z.strictObject({
        type: kind('all', 'All of several rules; an award serves one of them only.'),
        get of(): z.ZodType<Rule[]> {
          return z.array(ruleSchema).min(1).max(50).meta({ description: 'The rules.' });
        },
      }),
      z.strictObject({
        type: kind('any', 'One of several rules.'),
        get of(): z.ZodType<Rule[]> {
          return z.array(ruleSchema).min(1).max(50).meta({ description: 'The rules.' });
        },
      }),
      z.strictObject({
        type: kind('limit', 'A rule, with conditions on the awards that it uses.'),
        get rule(): z.ZodType<Rule> {
          return ruleSchema.meta({ description: 'The rule.' });
        },
        maxAgeMonths: z.int().min(1).max(1200).optional().meta({
          description: 'Awards older than so many months on the day of the certificate do not count.',
        }),
        minGrade: gradeSchema.optional().meta({
          description: 'Modules graded below this do not count: `{"scheme": "ects-letter", "value": "C"}`.',
        }),
        institutions: z.int().min(1).max(100).optional().meta({
          description: 'The awards come from at least so many institutions.',
        }),
        ects: ectsDecimalSchema.optional().meta({
          description: 'The awards add up to at least so many ECTS.',
        }),
      }),
    ],
    // where `type` is none of these, this is what would be right
    KINDS,
  )
  .meta({
    id: 'Rule',
    description:
      'What a certificate takes. `module`, `modules`, `ects` and `programme` use awards, each award once; `all` and `any` say how rules go together, `limit` puts conditions on one.',
  });
