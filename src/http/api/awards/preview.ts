import * as z from 'zod';
import { ACTS, MOST_AT_ONCE, previewAct } from '../../../issuing/lifecycle/acts.js';
import { previewCorrection } from '../../../issuing/lifecycle/correct.js';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { awardIds, criteria, effect, effectBody } from './award.js';

export const previewAwards = endpoint({
  method: 'post',
  path: '/awards/preview',
  operation: 'previewAwards',
  tag: 'Awards',
  summary: 'See what an act would do',
  description: `What revoking, suspending, reinstating or correcting would do at this moment to the awards and to the certificates that rest on them. Nothing is done. Up to ${MOST_AT_ONCE} awards.`,
  scope: 'revoke',
  body: z.discriminatedUnion('act', [
    z.strictObject({ act: z.enum(ACTS), awards: awardIds.max(MOST_AT_ONCE) }),
    z.strictObject({
      act: z.literal('correct'),
      award: uuidOrUrn,
      grade: z.string().max(60).optional(),
      criteria: criteria.optional(),
    }),
  ]),
  answers: { 200: 'What would happen. Ids of what would be new mean nothing.' },
  answer: effect,
  problems: {
    400: [
      'correction.grade-off-scale',
      'correction.grade-not-passing',
      'correction.criterion-unknown',
      'correction.level-unknown',
    ],
    403: ['correction.not-a-module', 'award.not-renewable', 'learner.erased'],
    404: ['award.unknown'],
    409: ['award.revoked'],
  },
  async handle({ lifecycle, catalogue }, { caller, body }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    const seen =
      body.act === 'correct'
        ? await previewCorrection(lifecycle, body.award, body, party)
        : await previewAct(lifecycle, body.act, body.awards, party);
    return { status: 200, body: effectBody(seen) };
  },
});
