import * as z from 'zod';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { LOOKED_AT, listProposals as list } from '../../../issuing/proposals.js';
import { endpoint } from '../endpoint.js';
import { calendarDate, uuid } from '../fields.js';
import { listOf, pageQuery, readKey, writeKey } from '../pages.js';

export const listProposals = endpoint({
  method: 'get',
  path: '/certificates/proposals',
  operation: 'listProposals',
  tag: 'Certificates',
  summary: 'List certificates that wait for a person’s word',
  description: `Those whose awarding body the caller is: by the programme’s policy, or because a person revoked the one before. \`POST /certificates/compose\` with \`confirm\` issues one. In the order of the learners’ ids; for a page, up to ${LOOKED_AT} learners are looked at, so that it may be empty though others follow.`,
  scope: 'read',
  query: z.strictObject({ cursor: pageQuery.cursor }),
  answers: { 200: 'What waits.' },
  answer: listOf(
    z.object({
      learner: uuid,
      programme: z.string().meta({ description: 'Code of the programme.' }),
      asOf: calendarDate,
    }),
  ),
  problems: { 400: ['request.cursor'] },
  async handle({ issuing, catalogue }, { caller, query }) {
    const { did = '' } = await partyOf(catalogue, caller.actor, caller.institution);
    const from = query.cursor === undefined ? undefined : readKey(query.cursor);
    const { proposals, next } = await list(issuing, did, { from });
    const items = proposals.map(({ learnerId, programme, asOf }) => ({
      learner: learnerId,
      programme,
      asOf,
    }));
    return { status: 200, body: { items, next: next === undefined ? null : writeKey(next) } };
  },
});
