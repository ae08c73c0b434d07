import * as z from 'zod';
import { deliveredTo, deliveryAddress } from '../../../credentials/jades/upload.js';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { issueRendition } from '../../../issuing/renditions/issue.js';
import { awardIds } from '../awards/award.js';
import { endpoint } from '../endpoint.js';

const MOST = 50;

export const exportForEuropass = endpoint({
  method: 'post',
  path: '/renditions/europass-upload',
  operation: 'exportForEuropass',
  tag: 'Renditions',
  summary: 'Export awards for the Commission’s issuer',
  description: `Unsealed European Digital Credentials in the form that the European Digital Credentials Issuer takes, for institutions that seal there. Up to ${MOST} awards. If one can’t be said in this form, none is answered.`,
  scope: 'issue',
  body: z
    .strictObject({
      awards: awardIds.max(MOST),
      deliverTo: z.array(deliveryAddress).optional().meta({
        description:
          'E-mail addresses that the Commission’s issuer sends the sealed credentials to: one for each of `awards`, in their order. They stand in the answer and are not kept here.',
      }),
    })
    .refine(({ awards, deliverTo }) => deliverTo === undefined || deliverTo.length === awards.length, {
      path: ['deliverTo'],
      error: 'one address for each of `awards`',
    }),
  answers: { 200: 'One upload form for each award, in the order of the request.' },
  streams: 'application/json',
  problems: {
    403: ['rendition.inexpressible', 'learner.erased'],
    404: ['award.unknown'],
    409: ['award.revoked', 'award.suspended'],
  },
  async handle({ renditions, catalogue }, { caller, body }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    const forms: string[] = [];
    for (const [index, id] of body.awards.entries()) {
      const { document } = await issueRendition(renditions, id, 'edc-upload', party);
      const address = body.deliverTo?.[index];
      forms.push(address === undefined ? document : deliveredTo(document, address));
    }
    const name = 'attachment; filename="europass-upload.json"';
    return {
      status: 200,
      headers: { 'Content-Type': 'application/json', 'Content-Disposition': name },
      stream: listOf(forms),
    };
  },
});

async function* listOf(forms: readonly string[]): AsyncIterable<string> {
  yield `[${forms.join(',\n')}]`;
}
