import * as z from 'zod';
import { type AwardAct, actOnAwards, MOST_AT_ONCE } from '../../../issuing/lifecycle/acts.js';
import { MOST_IN_A_JOB, startActJob } from '../../../issuing/lifecycle/jobs.js';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { type Endpoint, endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { awardIds, effect, effectBody, reason } from './award.js';

const MANY = `Up to ${MOST_AT_ONCE} awards are acted on at once; up to ${MOST_IN_A_JOB} as a job.`;

export const revokeAwards = actEndpoint(
  'revoke',
  'Revoke awards',
  'Their credentials are revoked. Certificates that rest on them are evaluated again: reissued where other awards satisfy the rule, else suspended. A revocation stands. If it was a mistake, award the same result anew: `POST /awards` with `"again": true` in the result makes a new award with a new credential.',
);
export const suspendAwards = actEndpoint(
  'suspend',
  'Suspend awards',
  'Until a person reinstates them. Certificates that rest on them are suspended with them.',
);
export const reinstateAwards = actEndpoint(
  'reinstate',
  'Reinstate suspended awards',
  'Ends a person’s suspension, and that of certificates which nothing else holds.',
);

function actEndpoint(act: AwardAct, summary: string, description: string): Endpoint {
  return endpoint({
    method: 'post',
    path: `/awards/${act}`,
    operation: `${act}Awards`,
    tag: 'Awards',
    summary,
    description: `${description} ${MANY}`,
    scope: 'revoke',
    idempotent: true,
    body: z.strictObject({ awards: awardIds.max(MOST_IN_A_JOB), reason }),
    answers: { 200: 'What was done.', 202: 'The job that does it.' },
    answer: z.union([effect, z.object({ job: uuid })]),
    problems: { 404: ['award.unknown'], 409: act === 'revoke' ? [] : ['award.revoked'] },
    async handle({ lifecycle, jobs, catalogue }, { caller, body, requestId }) {
      const party = await partyOf(catalogue, caller.actor, caller.institution);
      if (body.awards.length > MOST_AT_ONCE) {
        const job = await startActJob(lifecycle, jobs, act, body.awards, body.reason, party, requestId);
        return { status: 202, headers: { Location: `/api/v1/jobs/${job}` }, body: { job } };
      }
      const done = await actOnAwards(lifecycle, act, body.awards, body.reason, party);
      return { status: 200, body: effectBody(done) };
    },
  });
}
