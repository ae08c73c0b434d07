import { z } from 'zod';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { listProposals as list, MOST_PROPOSALS } from '../../../issuing/proposals.js';
import { endpoint } from '../endpoint.js';
import { calendarDate, uuid } from '../fields.js';

export const listProposals = endpoint({
  method: 'get',
  path: '/certificates/proposals',
  operation: 'listProposals',
  tag: 'Certificates',
  summary: 'List certificates that wait for a person’s word',
  description: `Those whose awarding body the caller is: by the programme’s policy, or because a person revoked the one before. \`POST /certificates/compose\` with \`confirm\` issues one. At most ${MOST_PROPOSALS}; confirm some to see others.`,
  scope: 'read',
  answers: { 200: 'What waits.' },
  answer: z.object({
    items: z.array(
      z.object({
        learner: uuid,
        programme: z.string().meta({ description: 'Code of the programme.' }),
        asOf: calendarDate,
      }),
    ),
  }),
  async handle({ issuing, catalogue }, { caller }) {
    const { did = '' } = await partyOf(catalogue, caller.actor, caller.institution);
    const proposals = await list(issuing, did);
    const items = proposals.map(({ learnerId, programme, asOf }) => ({
      learner: learnerId,
      programme,
      asOf,
    }));
    return { status: 200, body: { items } };
  },
});
