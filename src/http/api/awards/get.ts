import * as z from 'zod';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { award, awardBody, unknownAward } from './award.js';

export const getAward = endpoint({
  method: 'get',
  path: '/awards/:id',
  operation: 'getAward',
  tag: 'Awards',
  summary: 'Read an award',
  scope: 'read',
  params: z.strictObject({ id: uuidOrUrn }),
  answers: { 200: 'The award.' },
  answer: award,
  problems: { 404: ['award.unknown'] },
  async handle({ awards, catalogue }, { caller, params }) {
    const { did } = await partyOf(catalogue, caller.actor, caller.institution);
    const view = await awards.selectOptionalAwardView(did, params.id);
    if (!view) throw unknownAward();
    return { status: 200, body: awardBody(view) };
  },
});
