import { z } from 'zod';
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
  body: z.strictObject({ awards: awardIds.max(MOST) }),
  answers: { 200: 'One upload form for each award, in the order of the request.' },
  streams: 'application/json',
  problems: {
    403: ['rendition.inexpressible'],
    404: ['award.unknown'],
    409: ['award.revoked', 'award.suspended'],
  },
  async handle({ renditions, catalogue }, { caller, body }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    const forms: string[] = [];
    for (const id of body.awards)
      forms.push((await issueRendition(renditions, id, 'edc-upload', party)).document);
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
