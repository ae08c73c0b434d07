import * as z from 'zod';
import { institutionOf } from '../../../access/caller.js';
import { seenBy, composedEffects as toEffects } from '../../../issuing/lifecycle/effect.js';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { certificatesBody, composedEffects } from './award.js';
import { atPlace, result, rowOf } from './result.js';

/** Most results of one request; more of them are an import. */
const MOST = 100;

export const issueAwards = endpoint({
  method: 'post',
  path: '/awards',
  operation: 'issueAwards',
  tag: 'Awards',
  summary: 'Award modules',
  description: `All of them or none: every problem of every result is told, and nothing is recorded; or all are recorded, signed, and the certificates composed that become due. Up to ${MOST}; more are an import. To send the same results again records nothing more; one that was revoked by mistake is awarded anew with \`again\`.`,
  scope: 'issue',
  institution: true,
  idempotent: true,
  body: z
    .strictObject({
      results: z
        .array(result)
        .min(1)
        .max(MOST)
        .meta({ description: 'One for each module that a learner achieved.' }),
    })
    .meta({
      examples: [
        {
          results: [
            { learner: 'MP-2041', name: 'Ana Exemplo', module: 'MP-DESIGN', date: '2026-05-04', grade: 'B' },
          ],
        },
      ],
    }),
  answers: { 200: 'All had been recorded before.', 201: 'What was recorded now, and what before.' },
  answer: z.object({
    issued: z.array(
      z.object({
        index: z.int().meta({ description: 'Place among the results, from 0.' }),
        award: uuid,
        credential: uuid,
        learner: uuid,
      }),
    ),
    existing: z.array(z.object({ index: z.int(), award: uuid })),
    composed: composedEffects,
  }),
  problems: { 400: ['results.faulty'], 409: ['award.exists'] },
  async handle({ issueTogether, catalogue }, { caller, body }) {
    const institution = institutionOf(caller);
    const rows = body.results.map(rowOf);
    const work = issueTogether(rows, institution, caller.actor);
    const { issued, existing, composed } = await atPlace((line) => `/results/${line}`, work);
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    const seen = seenBy(party, { awards: [], certificates: [], composed: toEffects(composed) });
    return {
      status: issued.length > 0 ? 201 : 200,
      body: {
        issued: issued.map(({ line, awardId, credentialId, learnerId }) => ({
          index: line,
          award: awardId,
          credential: credentialId,
          learner: learnerId,
        })),
        existing: existing.map(({ line, awardId }) => ({ index: line, award: awardId })),
        composed: certificatesBody(seen).composed,
      },
    };
  },
});
