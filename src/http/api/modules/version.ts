import * as z from 'zod';
import { codeSchema } from '../../../domain/module.js';
import { textMapSchema } from '../../../domain/text.js';
import { type Offered, VERSION_STATES } from '../../../issuing/catalogue/offered.js';
import { instant, instantOrNull, institutionCode } from '../fields.js';
import { pageQuery } from '../pages.js';

const state = z.enum(VERSION_STATES).meta({
  description:
    '`current`: what is awarded now. `earlier`: in force, but there is a newer one. `retired`: nothing new is awarded on it.',
});

/** A published version of a module or programme. */
export const version = z
  .object({
    code: codeSchema,
    version: z.int(),
    address: z.url().meta({ description: 'Where its bytes stand for ever; credentials name it.' }),
    digest: z.string().meta({ description: 'Of these bytes: SHA-256 multihash in base58btc multibase.' }),
    owner: institutionCode.meta({
      description: 'Whose it is: code of an institution, or `network`. Of a programme, the awarding body.',
    }),
    state,
    title: textMapSchema,
    ects: z.number(),
    publishedAt: instant,
    retiredAt: instant.nullable(),
  })
  .meta({ id: 'Version' });

export const versionParams = z.strictObject({
  code: codeSchema.meta({ description: 'Code of the module or programme.', examples: ['TM-01'] }),
  version: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'the number of a version, from 1')
    .meta({ description: 'The number of the version.', examples: ['1'] })
    .transform(Number),
});

export const versionQuery = z.strictObject({
  ...pageQuery,
  code: codeSchema.optional().meta({ description: 'Only versions of this module or programme.' }),
  owner: institutionCode.optional().meta({ description: 'Code of an institution, or `network`.' }),
  state: state.optional(),
});

export function versionBody(one: Offered): z.input<typeof version> {
  const { id, code, version: number, title, ects } = one.version;
  return {
    code,
    version: number,
    address: id,
    digest: one.digest,
    owner: one.owner,
    state: one.state,
    title,
    ects,
    publishedAt: one.publishedAt.toISOString(),
    retiredAt: instantOrNull(one.retiredAt),
  };
}

/** The order of lists: by code, then by number. */
export function versionKey({ version: { code, version: number } }: Offered): string {
  return `${code} ${String(number).padStart(4, '0')}`;
}

/** A version changes in nothing but its state. */
export function versionTag({ digest, state }: Offered): { ETag: string } {
  return { ETag: `"${digest}-${state}"` };
}
