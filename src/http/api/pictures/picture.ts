import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { PictureRecord } from '../../../delivery/certificate/ports.js';
import { textMapSchema } from '../../../domain/text.js';
import { institutionCode } from '../fields.js';

export const pictureParams = z.strictObject({
  code: institutionCode.meta({
    description: 'Code of the institution; `network` for the network itself.',
    examples: ['northern'],
  }),
  kind: z.enum(['logo', 'seal', 'signature']).meta({ description: 'Which of its pictures.' }),
});

export const signatory = z.strictObject({
  name: z.string().trim().min(1).max(200).meta({ description: 'Who signs, as it stands below the line.' }),
  role: textMapSchema.optional().meta({ description: 'For what: the role, by language.' }),
});

export const picture = z
  .object({
    kind: z.enum(['logo', 'seal', 'signature']),
    width: z.int().meta({ description: 'Pixels.' }),
    height: z.int().meta({ description: 'Pixels.' }),
    content: z.base64().meta({ description: 'The picture as it is kept: PNG.' }),
    sha256: z.string().meta({ description: 'Of the bytes of `content`, in hexadecimal.' }),
    signatory: signatory.nullable().meta({ description: 'Of a signature: whose it is.' }),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Picture' });

export function pictureBody(one: PictureRecord): z.input<typeof picture> {
  return {
    kind: one.kind,
    width: one.width,
    height: one.height,
    content: Buffer.from(one.png).toString('base64'),
    sha256: createHash('sha256').update(one.png).digest('hex'),
    signatory: one.signatory ?? null,
    updatedAt: one.updatedAt.toISOString(),
  };
}
