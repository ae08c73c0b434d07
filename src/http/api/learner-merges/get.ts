import * as z from 'zod';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { previewMerge } from '../../../issuing/merging/decide.js';
import { readMerge } from '../../../issuing/merging/propose.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { merge, mergeBody, mergeEffect, mergeEffectBody } from './merge.js';

export const getLearnerMerge = endpoint({
  method: 'get',
  path: '/learner-merges/:id',
  operation: 'getLearnerMerge',
  tag: 'Merges',
  summary: 'Read a proposal, and what confirming it would do',
  scope: 'read',
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The proposal.' },
  answer: merge.extend({
    preview: mergeEffect
      .nullable()
      .meta({ description: 'What would happen at this moment, which can’t be undone; null once decided.' }),
  }),
  problems: { 403: ['award.not-renewable', 'learner.merged', 'merge.names-differ'], 404: ['merge.unknown'] },
  async handle({ lifecycle, catalogue }, { caller, params }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    const record = await readMerge(lifecycle, params.id, party);
    const effect = record.state === 'proposed' ? await previewMerge(lifecycle, record, party) : undefined;
    return { status: 200, body: { ...mergeBody(record), preview: effect ? mergeEffectBody(effect) : null } };
  },
});
