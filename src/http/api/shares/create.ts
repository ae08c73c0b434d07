import * as z from 'zod';
import { CairnError } from '../../../common/errors.js';
import { createShare as makeShare } from '../../../delivery/shares.js';
import { endpoint } from '../endpoint.js';
import { instant, uuid, uuidOrUrn } from '../fields.js';
import { label, withholding } from './share.js';

const chosenAward = z.strictObject({ award: uuidOrUrn, withhold: withholding }).meta({
  id: 'ChosenAward',
  description: 'An award and what isn’t shown of it; of a certificate, of its parts neither.',
});

export const createShare = endpoint({
  method: 'post',
  path: '/shares',
  operation: 'createShare',
  tag: 'Shares',
  summary: 'Make a share link',
  description:
    'An unguessable address that shows chosen awards of one learner. It is told this once. Below it, `/certificate/1.pdf` is the certificate of the first of them with a code that leads to the link; also as `1.png`, `1.svg` and, as an Open Badge, `1.badge.png`, `1.badge.svg`. One shares what one awarded; an institution only if it awarded the parts, too. Of an award of which something is withheld, the link shows a credential that never held it: a `vc` with a derived proof (ecdsa-sd-2023) where the issuer has a `did:web`, else an SD-JWT VC.',
  scope: 'share',
  idempotent: 'secret',
  body: z.strictObject({
    awards: z
      .array(z.union([uuidOrUrn, chosenAward]))
      .min(1)
      .max(20)
      .meta({ description: 'Of one learner: by id, or with what isn’t shown.' }),
    label,
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
  problems: {
    400: ['share.expiry-past'],
    403: ['rendition.inexpressible'],
    404: ['share.unknown-award'],
    409: ['award.revoked', 'award.suspended'],
  },
  async handle({ sharing, records, publicUrl }, { caller, body }) {
    // what isn't the caller's is answered as what isn't there
    const ids = body.awards.map((one) => (typeof one === 'string' ? one : one.award));
    if (!(await records.ownsAwards(caller.institution, ids, body.withParts)))
      throw new CairnError('not-found', 'share.unknown-award', 'There are no such awards of one learner');
    const { id, token } = await makeShare(sharing, body.awards, {
      actor: caller.actor,
      madeOf: caller.institution,
      withParts: body.withParts,
      label: body.label,
      expiresAt: body.expiresAt == null ? undefined : new Date(body.expiresAt),
    });
    return {
      status: 201,
      headers: { Location: `/api/v1/shares/${id}` },
      body: { id, url: `${publicUrl}/s/${token}` },
    };
  },
});
