import * as z from 'zod';
import { endRecognition as end } from '../../../issuing/catalogue/recognitions.js';
import { endpoint } from '../endpoint.js';
import { calendarDate } from '../fields.js';
import { recognition, recognitionBody, recognitionParams } from './recognition.js';

export const endRecognition = endpoint({
  method: 'post',
  path: '/recognitions/:institution/:module/:from/end',
  operation: 'endRecognition',
  tag: 'Institutions',
  summary: 'End a recognition',
  description:
    'After a day, which may be one to come or one that has passed. What was awarded before stays recognised. Where awards were made after that day, or were signed more than 90 days after it, the end is refused unless the request says `evenIfAwarded`: nothing is revoked then, but nobody’s check finds them recognised any more.',
  scope: 'publish',
  network: true,
  idempotent: true,
  params: recognitionParams,
  body: z
    .strictObject({
      until: calendarDate
        .optional()
        .meta({ description: 'The last day; today in the institution’s time zone if not given.' }),
      evenIfAwarded: z
        .boolean()
        .optional()
        .meta({ description: 'End it although awards that were made under it lose their recognition.' }),
    })
    .meta({ examples: [{ until: '2027-08-31' }] }),
  answers: { 200: 'The recognition.' },
  answer: recognition,
  problems: {
    400: ['recognition.invalid'],
    404: ['institution.unknown', 'recognition.unknown'],
    409: ['recognition.ended', 'recognition.awards-after'],
  },
  async handle({ curation }, { caller, params, body }) {
    return { status: 200, body: recognitionBody(await end(curation, caller, params, body)) };
  },
});
