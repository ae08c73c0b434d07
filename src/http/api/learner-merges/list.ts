import * as z from 'zod';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { listMerges } from '../../../issuing/merging/propose.js';
import { endpoint } from '../endpoint.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { merge, mergeBody, mergeState } from './merge.js';

export const listLearnerMerges = endpoint({
  method: 'get',
  path: '/learner-merges',
  operation: 'listLearnerMerges',
  tag: 'Merges',
  summary: 'List proposals to merge two records',
  description: 'An institution sees what it proposed, the network all.',
  scope: 'read',
  query: z.strictObject({
    ...pageQuery,
    state: mergeState.optional().meta({ description: 'Only those in this state.' }),
  }),
  answers: { 200: 'A page of proposals, newest first.' },
  answer: listOf(merge),
  problems: { 400: ['request.cursor'] },
  async handle({ lifecycle, catalogue }, { caller, query }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    const rows = await listMerges(lifecycle, { ...pageOf(query), state: query.state }, party);
    return answerPage(rows, query.limit, ({ proposedAt, id }) => ({ at: proposedAt, id }), mergeBody);
  },
});
