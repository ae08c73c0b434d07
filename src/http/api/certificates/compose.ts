import * as z from 'zod';
import { selectLearner } from '../../../issuing/records/learners.js';
import { settle } from '../../../issuing/settle.js';
import { endpoint } from '../endpoint.js';
import { uuid, uuidOrUrn } from '../fields.js';

export const composeCertificates = endpoint({
  method: 'post',
  path: '/certificates/compose',
  operation: 'composeCertificates',
  tag: 'Certificates',
  summary: 'Compose what is due to a learner',
  description:
    'Certificates that come about by themselves do so without this. What waits for a person’s word is answered as `proposed`, and issued with `confirm`: programmes whose awarding body is the caller.',
  scope: 'issue',
  idempotent: true,
  body: z.strictObject({
    learner: uuidOrUrn,
    confirm: z.boolean().default(false).meta({ description: 'Issue what waits for a person’s word.' }),
  }),
  answers: { 200: 'What was issued, and what is proposed.' },
  answer: z.object({
    certificates: z.array(
      z.object({
        programme: z.string(),
        state: z.enum(['issued', 'proposed']),
        award: uuid.nullable(),
        credential: uuid.nullable(),
      }),
    ),
  }),
  problems: { 404: ['learner.unknown'] },
  async handle({ learners, issuing, catalogue }, { caller, body }) {
    const { id } = await selectLearner(learners, caller.institution, body.learner);
    const { network, institutions } = await catalogue.selectCatalogue();
    const bodies = [{ code: undefined, did: network.did }, ...institutions];
    const own = bodies.find(({ code }) => code === caller.institution)?.did;
    const { composed } = await settle(issuing, {
      actor: caller.actor,
      learnerIds: [id],
      confirm: body.confirm ? own : undefined,
    });
    const visible = composed.filter(
      ({ awardingBody }) => caller.institution === undefined || awardingBody === own,
    );
    return {
      status: 200,
      body: {
        certificates: visible.map(({ programme, state, awardId, credentialId }) => ({
          programme,
          state,
          award: awardId || null,
          credential: credentialId || null,
        })),
      },
    };
  },
});
