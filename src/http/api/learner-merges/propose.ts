import * as z from 'zod';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { proposeMerge } from '../../../issuing/merging/propose.js';
import { reason } from '../awards/award.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { merge, mergeBody } from './merge.js';

export const proposeLearnerMerge = endpoint({
  method: 'post',
  path: '/learner-merges',
  operation: 'proposeLearnerMerge',
  tag: 'Merges',
  summary: 'Propose that two records are one person',
  description:
    'An institution proposes two learners that it knows, the network any. Nothing moves until somebody else at the network confirms it.',
  scope: 'issue',
  idempotent: true,
  body: z
    .strictObject({
      kept: uuidOrUrn.meta({ description: 'The record that stays.' }),
      merged: uuidOrUrn.meta({ description: 'The record whose awards move.' }),
      reason,
    })
    .meta({
      examples: [
        {
          kept: '0c6f0e5a-3f7e-4c1b-9a52-6c1f1f0f2b11',
          merged: 'b7d41c96-58a3-4d0e-8f29-1e6a90c3d742',
          reason: 'Two numbers of one person: the second was given out when she came back.',
        },
      ],
    }),
  answers: { 201: 'The proposal.' },
  answer: merge,
  problems: {
    400: ['merge.same-record'],
    403: ['learner.merged'],
    404: ['learner.unknown'],
    409: ['merge.exists'],
  },
  async handle({ lifecycle, catalogue }, { caller, body, requestId }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    const record = await proposeMerge(lifecycle, body, party, requestId);
    const headers = { Location: `/api/v1/learner-merges/${record.id}` };
    return { status: 201, headers, body: mergeBody(record) };
  },
});
