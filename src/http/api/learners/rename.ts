import * as z from 'zod';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { renameLearner as rename } from '../../../issuing/lifecycle/rename.js';
import { selectLearner } from '../../../issuing/records/learners.js';
import { reason } from '../awards/award.js';
import { endpoint } from '../endpoint.js';
import { etag, uuidOrUrn } from '../fields.js';
import { learner, learnerBody, learnerName } from './learner.js';

export const renameLearner = endpoint({
  method: 'post',
  path: '/learners/:id/rename',
  operation: 'renameLearner',
  tag: 'Learners',
  summary: 'Change a learner’s name',
  description:
    'Every live credential is replaced by one in the new name, and the old one revoked as superseded; no certificate is evaluated again. Where another institution awarded something to the learner, only the network may do this.',
  scope: 'revoke',
  ifMatch: true,
  idempotent: true,
  params: z.strictObject({ id: uuidOrUrn }),
  body: z
    .strictObject({
      name: learnerName,
      reason,
    })
    .meta({ examples: [{ name: 'Ana Exemplo-Silva', reason: 'Marriage; certificate seen.' }] }),
  answers: { 200: 'The learner, and how many credentials were replaced.' },
  answer: z.object({
    learner,
    changed: z.boolean().meta({ description: 'false: this was the name already.' }),
    credentials: z.int().meta({ description: 'Credentials that were signed in the new name.' }),
    left: z.int().meta({ description: 'Credentials in the old name, whose issuers may not sign any more.' }),
  }),
  problems: { 403: ['learner.shared', 'learner.merged'], 404: ['learner.unknown'] },
  async handle(deps, { caller, params, body, ifMatch }) {
    await selectLearner(deps.learners, caller.institution, params.id);
    const party = await partyOf(deps.catalogue, caller.actor, caller.institution);
    const change = { learnerId: params.id, name: body.name, reason: body.reason, revision: ifMatch };
    const renamed = await rename(deps.lifecycle, change, party);
    const view = await selectLearner(deps.learners, caller.institution, params.id);
    return { status: 200, headers: etag(view.revision), body: { learner: learnerBody(view), ...renamed } };
  },
});
