import * as z from 'zod';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { award, awardBody, awardState } from './award.js';

export const listAwards = endpoint({
  method: 'get',
  path: '/awards',
  operation: 'listAwards',
  tag: 'Awards',
  summary: 'List awards',
  description: 'Those that the caller awarded: an institution its modules, the network its certificates.',
  scope: 'read',
  query: z.strictObject({
    ...pageQuery,
    learner: uuidOrUrn.optional(),
    module: z.string().max(40).optional().meta({ description: 'Code of a module.' }),
    programme: z.string().max(40).optional().meta({ description: 'Code of a programme.' }),
    state: awardState.optional().meta({ description: 'Only those in this state.' }),
  }),
  answers: { 200: 'A page of awards, newest first.' },
  answer: listOf(award),
  problems: { 400: ['request.cursor'] },
  async handle({ awards, catalogue }, { caller, query }) {
    const { did } = await partyOf(catalogue, caller.actor, caller.institution);
    const { learner, module, programme, state } = query;
    const kind = module === undefined ? (programme === undefined ? undefined : 'programme') : 'module';
    const filter = { learner, code: module ?? programme, kind, state } as const;
    const rows = await awards.selectAwardViews(did, filter, pageOf(query));
    return answerPage(rows, query.limit, ({ recordedAt, id }) => ({ at: recordedAt, id }), awardBody);
  },
});
