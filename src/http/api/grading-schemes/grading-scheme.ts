import * as z from 'zod';
import { type GradingScheme, gradingSchemeSchema } from '../../../domain/grades.js';

export const gradingScheme = z
  .object({
    ...gradingSchemeSchema.shape,
    values: z.array(z.string()).meta({ description: 'From the lowest to the highest.' }),
    pass: z.string().meta({ description: 'The lowest value that passes.' }),
    mapping: z
      .object({ scheme: z.string(), values: z.record(z.string(), z.string()) })
      .nullable()
      .meta({ description: 'Onto which values of another scheme its values are mapped.' }),
  })
  .meta({ id: 'GradingScheme' });

export function gradingSchemeBody({
  mapping = undefined,
  ...scheme
}: GradingScheme): z.input<typeof gradingScheme> {
  return { ...scheme, mapping: mapping ?? null };
}
