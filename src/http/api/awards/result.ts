import * as z from 'zod';
import { CairnError } from '../../../common/errors.js';
import type { SingleResult } from '../../../issuing/result-row.js';
import { criteria } from './award.js';

/**
 * One result, as a row of a file has it. What is wrong with its values is told by the same checks as of a file, all of it at
 * once, so here they are texts.
 */
export const result = z.strictObject({
  learner: z
    .string()
    .max(400)
    .meta({
      description: 'Network learner id, European Student Identifier, or the institution’s own number.',
      examples: ['MP-2041'],
    }),
  name: z
    .string()
    .max(400)
    .meta({ description: 'As it is to stand on the credential.', examples: ['Ana Exemplo'] }),
  module: z
    .string()
    .max(40)
    .meta({ description: 'Code of the module.', examples: ['MP-DESIGN'] }),
  date: z
    .string()
    .max(40)
    .meta({
      description: 'The award date in the institution’s time zone, YYYY-MM-DD.',
      examples: ['2026-03-14'],
    }),
  grade: z
    .string()
    .max(60)
    .meta({ description: 'A passing one of the module’s scale.', examples: ['B'] }),
  criteria: criteria.optional(),
  again: z.boolean().optional().meta({
    description:
      'The same result was awarded before and revoked by mistake: it is awarded anew. Without this it is refused, so that a file that is sent twice brings nothing back.',
  }),
});

/** The row of a result; `line` is its place in the request, which pointers of faults begin with. */
export function rowOf(one: z.output<typeof result>, line: number): SingleResult {
  const levels = Object.entries(one.criteria ?? {}).map(([name, level]) => `${name}=${level}`);
  return { ...one, line, criteria: levels.join(';') };
}

/** Faults of rows as faults of the request: `/3/grade` is `${base(3)}/grade`. */
export async function atPlace<T>(base: (line: string) => string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof CairnError) || error.code !== 'results.faulty') throw error;
    const faults = error.faults.map((fault) => {
      const [, line = '', ...rest] = fault.pointer.split('/');
      return { ...fault, pointer: [base(line), ...rest].join('/') };
    });
    throw new CairnError(error.kind, error.code, error.message, faults, { cause: error });
  }
}
