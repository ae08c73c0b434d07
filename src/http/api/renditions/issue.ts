import * as z from 'zod';
import { invalid } from '../../../common/errors.js';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { holderOf } from '../../../issuing/renditions/holder.js';
import { issueRendition } from '../../../issuing/renditions/issue.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { form, holderKey, rendition, renditionBody } from './rendition.js';

export const issueAwardRendition = endpoint({
  method: 'post',
  path: '/awards/:id/renditions',
  operation: 'issueAwardRendition',
  tag: 'Renditions',
  summary: 'Make a rendition',
  description:
    'A further form of the award’s present credential. It is made once: whoever asks again is given the same one. It is verified before it is handed out.',
  scope: 'issue',
  params: z.strictObject({ id: uuidOrUrn }),
  body: z.strictObject({ form, holder: holderKey.optional() }),
  answers: { 200: 'The rendition.' },
  answer: rendition,
  problems: {
    400: ['holder.malformed', 'rendition.not-bound'],
    403: [
      'rendition.inexpressible',
      'rendition.too-many-copies',
      'seal.disagrees',
      'seal.expired',
      'seal.none',
      'learner.erased',
    ],
    404: ['award.unknown'],
    409: ['award.revoked', 'award.suspended'],
    503: ['timestamp.invalid', 'timestamp.unavailable'],
  },
  async handle({ renditions, catalogue }, { caller, params, body }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    if (body.holder && !body.form.startsWith('sd-jwt')) {
      const message = 'Only an SD-JWT is bound to a key of a wallet';
      throw invalid({ code: 'rendition.not-bound', pointer: '/holder', message, expected: 'no holder' });
    }
    const holder = body.holder && (await holderOf(body.holder));
    const made = await issueRendition(renditions, params.id, body.form, party, holder);
    return { status: 200, body: renditionBody(made) };
  },
});
