import * as z from 'zod';
import { textMapSchema } from './text.js';

/** A grade: a value on a named scale. */
export const gradeSchema = z.strictObject({
  scheme: z.string().min(1).max(64).meta({ description: 'Code of the grading scheme.' }),
  value: z.string().min(1).max(64).meta({ description: 'One of its values.' }),
});
export type Grade = z.infer<typeof gradeSchema>;

/**
 * A grading scheme: its values from the lowest to the highest, the lowest that passes, and, if its owner declared one,
 * a mapping of its values onto another scheme's. Grades compare within a scheme or through such a mapping, never else.
 */
export const gradingSchemeSchema = z.strictObject({
  code: z.string().min(1).max(64).meta({ description: 'By which modules and grades name it.' }),
  title: textMapSchema.meta({ description: 'By language.' }),
  values: z
    .array(z.string().min(1).max(64))
    .min(1)
    .max(200)
    .meta({ description: 'From the lowest to the highest.' }),
  pass: z.string().meta({ description: 'The lowest value that passes.' }),
  mapping: z
    .strictObject({ scheme: z.string(), values: z.record(z.string(), z.string()) })
    .optional()
    .meta({ description: 'Onto which values of another scheme its values are mapped.' }),
});
export type GradingScheme = z.infer<typeof gradingSchemeSchema>;

/** Whether `grade` is at least `minimum`; `undefined` where the two can't be compared. */
export function gradeAtLeast(
  grade: Grade,
  minimum: Grade,
  schemes: readonly GradingScheme[],
): boolean | undefined {
  const target = schemes.find((scheme) => scheme.code === minimum.scheme);
  const needed = target?.values.indexOf(minimum.value) ?? -1;
  if (!target || needed < 0) return undefined;
  let value: string | undefined = grade.value;
  if (grade.scheme !== minimum.scheme) {
    const mapping = schemes.find((scheme) => scheme.code === grade.scheme)?.mapping;
    value = mapping?.scheme === minimum.scheme ? mapping.values[grade.value] : undefined;
  }
  const reached = value === undefined ? -1 : target.values.indexOf(value);
  return reached < 0 ? undefined : reached >= needed;
}
