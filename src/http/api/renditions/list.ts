import * as z from 'zod';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { listRenditions } from '../../../issuing/renditions/issue.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { rendition, renditionBody } from './rendition.js';

export const listAwardRenditions = endpoint({
  method: 'get',
  path: '/awards/:id/renditions',
  operation: 'listAwardRenditions',
  tag: 'Renditions',
  summary: 'List the renditions of an award',
  description: 'Those of its present credential, besides the native form.',
  scope: 'read',
  params: z.strictObject({ id: uuidOrUrn }),
  answers: { 200: 'The renditions.' },
  answer: z.object({ items: z.array(rendition) }),
  problems: { 403: ['learner.erased'], 404: ['award.unknown'], 409: ['award.revoked'] },
  async handle({ renditions, catalogue }, { caller, params }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    const items = await listRenditions(renditions, params.id, party);
    return { status: 200, body: { items: items.map(renditionBody) } };
  },
});
