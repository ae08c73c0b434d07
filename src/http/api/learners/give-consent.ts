import * as z from 'zod';
import { CairnError } from '../../../common/errors.js';
import { giveConsent } from '../../../issuing/consent.js';
import { CONSENT_TEXT_VERSION, CONSENT_TEXTS, consentText } from '../../../issuing/consent-texts.js';
import { selectLearner } from '../../../issuing/records/learners.js';
import { settle } from '../../../issuing/settle.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { learner, learnerBody } from './learner.js';

export const giveLearnerConsent = endpoint({
  method: 'put',
  path: '/learners/:id/consent',
  operation: 'giveConsent',
  tag: 'Learners',
  summary: 'Record that a learner agreed to composition across institutions',
  description: `To the text of the version that is named, which the learner has to have read. Certificates that become due by it are composed. Version ${CONSENT_TEXT_VERSION}: “${consentText('en')}”`,
  scope: 'issue',
  params: z.strictObject({ id: uuidOrUrn }),
  body: z.strictObject({
    textVersion: z
      .string()
      .max(20)
      .meta({ description: 'The version that the learner read.', examples: [CONSENT_TEXT_VERSION] }),
    textLanguage: z
      .enum(Object.keys(CONSENT_TEXTS[CONSENT_TEXT_VERSION] ?? {}))
      .default('en')
      .meta({ description: 'In which language; the texts stand on the page `/me/consent`.' }),
  }),
  answers: { 200: 'The learner.' },
  answer: learner,
  problems: { 404: ['learner.unknown'], 409: ['consent.text-version'] },
  async handle({ learners, consent, issuing }, { caller, params, body }) {
    await selectLearner(learners, caller.institution, params.id);
    if (body.textVersion !== CONSENT_TEXT_VERSION) {
      throw new CairnError(
        'conflict',
        'consent.text-version',
        `Learners agree to the text of version ${CONSENT_TEXT_VERSION}`,
      );
    }
    await giveConsent(consent, params.id, caller.actor, { textLanguage: body.textLanguage });
    await settle(issuing, { actor: caller.actor, learnerIds: [params.id] });
    return { status: 200, body: learnerBody(await selectLearner(learners, caller.institution, params.id)) };
  },
});
