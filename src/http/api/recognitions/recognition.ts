import * as z from 'zod';
import { codeSchema } from '../../../domain/module.js';
import { RECOGNITION_STATES, type Recognition } from '../../../issuing/catalogue/recognitions.js';
import { calendarDate, institutionCode } from '../fields.js';

export const moduleCode = codeSchema.meta({ description: 'Code of a module.', examples: ['TM-01'] });

/** An institution has one recognition for a module that begins on a day. */
export const recognitionParams = z.strictObject({
  institution: institutionCode,
  module: moduleCode,
  from: calendarDate,
});

export const recognitionState = z
  .enum(RECOGNITION_STATES)
  .meta({ description: 'As of today in the institution’s time zone.' });

export const recognition = z
  .object({
    institution: institutionCode,
    module: moduleCode,
    from: calendarDate,
    until: calendarDate.nullable().meta({ description: 'The last day; null: no end.' }),
    state: recognitionState,
  })
  .meta({ id: 'Recognition' });

export function recognitionBody(one: Recognition): z.input<typeof recognition> {
  const { institution, module, from, until, state } = one;
  return { institution, module, from, until: until ?? null, state };
}
