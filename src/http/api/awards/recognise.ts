import * as z from 'zod';
import { canonicalJson, type JsonObject } from '../../../common/json.js';
import { seenBy, composedEffects as toEffects } from '../../../issuing/lifecycle/effect.js';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { recogniseLearning } from '../../../issuing/recognising/recognise-learning.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { certificatesBody, composedEffects, reason } from './award.js';
import { atPlace, result, rowOf } from './result.js';

export const recognisePriorLearning = endpoint({
  method: 'post',
  path: '/awards/recognised',
  operation: 'recognisePriorLearning',
  tag: 'Awards',
  summary: 'Award a module on the strength of a credential from outside',
  description:
    'The credential has to verify in everything but recognition of its issuer: that is the institution’s judgement, which it gives by awarding. The document and the report are kept as evidence, and the award’s own credential says what it rests on. What can’t be looked up leaves checks open, which are told.',
  scope: 'issue',
  idempotent: true,
  body: result.extend({
    credential: z
      .union([z.string().max(500_000), z.record(z.string(), z.json())])
      .meta({ description: 'The credential of another issuer: its JSON, or that as text.' }),
    confirmation: reason.meta({
      description: 'How you know that it is about this learner; kept in the record.',
      examples: ['Identity document seen; same name and date of birth.'],
    }),
  }),
  answers: { 201: 'The award, and what became due by it.' },
  answer: z.object({
    award: uuid,
    credential: uuid,
    learner: uuid,
    evidence: uuid,
    composed: composedEffects,
  }),
  problems: {
    400: ['results.faulty', 'evidence.not-a-credential', 'evidence.not-verified'],
    403: [
      'recognise.no-institution',
      'evidence.own-issuer',
      'evidence.undetermined',
      'evidence.used',
      'evidence.other-learner',
    ],
    409: ['award.exists'],
    413: ['verify.too-much'],
  },
  async handle({ recognising, catalogue }, { caller, body, requestId }) {
    const { credential, confirmation, ...row } = body;
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    const text = typeof credential === 'string' ? credential : canonicalJson(credential as JsonObject);
    const wish = { result: rowOf(row, 0), credential: text, confirmation };
    const made = await atPlace(() => '', recogniseLearning(recognising, wish, party, requestId));
    const seen = seenBy(party, { awards: [], certificates: [], composed: toEffects(made.composed) });
    return {
      status: 201,
      headers: { Location: `/api/v1/awards/${made.awardId}` },
      body: {
        award: made.awardId,
        credential: made.credentialId,
        learner: made.learnerId,
        evidence: made.evidenceId,
        composed: certificatesBody(seen).composed,
      },
    };
  },
});
