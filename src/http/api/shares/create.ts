import { z } from 'zod';
import { CairnError } from '../../../common/errors.js';
import { createShare as makeShare } from '../../../delivery/shares.js';
import { endpoint } from '../endpoint.js';
import { instant, uuid, uuidOrUrn } from '../fields.js';

export const createShare = endpoint({
  method: 'post',
  path: '/shares',
  operation: 'createShare',
  tag: 'Shares',
  summary: 'Make a share link',
  description:
    'An unguessable address that shows chosen awards of one learner. It is told this once. One shares what one awarded; an institution only if it awarded the parts, too.',
  scope: 'share',
  idempotent: 'secret',
  body: z.strictObject({
    awards: z.array(uuidOrUrn).min(1).max(20).meta({ description: 'Of one learner.' }),
    withParts: z
      .boolean()
      .default(true)
      .meta({ description: 'Show the credentials of a certificate’s parts, too.' }),
    expiresAt: instant
      .nullable()
      .optional()
      .meta({ description: 'Until when it works, RFC 3339; without it, until it is withdrawn.' }),
  }),
  answers: { 201: 'The link.' },
  answer: z
    .object({ id: uuid, url: z.url().meta({ description: 'Whoever has it sees what it shows.' }) })
    .meta({ id: 'NewShare' }),
  problems: { 400: ['share.expiry-past'], 404: ['share.unknown-award'] },
  async handle({ sharing, records, publicUrl }, { caller, body }) {
    // what isn't the caller's is answered as what isn't there
    if (!(await records.ownsAwards(caller.institution, body.awards, body.withParts)))
      throw new CairnError('not-found', 'share.unknown-award', 'There are no such awards of one learner');
    const { id, token } = await makeShare(sharing, body.awards, {
      actor: caller.actor,
      madeOf: caller.institution,
      withParts: body.withParts,
      expiresAt: body.expiresAt == null ? undefined : new Date(body.expiresAt),
    });
    return {
      status: 201,
      headers: { Location: `/api/v1/shares/${id}` },
      body: { id, url: `${publicUrl}/s/${token}` },
    };
  },
});
