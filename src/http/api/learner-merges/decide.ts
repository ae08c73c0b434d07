import * as z from 'zod';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { confirmMerge, rejectMerge } from '../../../issuing/merging/decide.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { mergeEffect, mergeEffectBody } from './merge.js';

const described = {
  method: 'post',
  tag: 'Merges',
  scope: 'revoke',
  network: true,
  idempotent: true,
  params: z.strictObject({ id: uuid }),
} as const;

export const confirmLearnerMerge = endpoint({
  ...described,
  path: '/learner-merges/:id/confirm',
  operation: 'confirmLearnerMerge',
  summary: 'Merge two records',
  description:
    'By another key than the one that proposed it. Numbers, ESI, consent, shares and awards move to the kept record, with new credentials. It can’t be undone.',
  answers: { 200: 'What was done.' },
  answer: mergeEffect,
  problems: {
    403: ['merge.same-person', 'merge.names-differ', 'award.not-renewable', 'learner.merged'],
    404: ['merge.unknown'],
    409: ['merge.decided'],
  },
  async handle({ lifecycle, catalogue }, { caller, params }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    return { status: 200, body: mergeEffectBody(await confirmMerge(lifecycle, params.id, party)) };
  },
});

export const rejectLearnerMerge = endpoint({
  ...described,
  path: '/learner-merges/:id/reject',
  operation: 'rejectLearnerMerge',
  summary: 'Reject a proposal to merge two records',
  description: 'By another key than the one that proposed it. The records stay as they are.',
  answers: { 204: 'It is rejected.' },
  problems: { 403: ['merge.same-person'], 404: ['merge.unknown'], 409: ['merge.decided'] },
  async handle({ lifecycle, catalogue }, { caller, params }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    await rejectMerge(lifecycle, params.id, party);
    return { status: 204 };
  },
});
