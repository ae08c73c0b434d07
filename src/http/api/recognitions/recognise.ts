import { recogniseInstitution as recognise } from '../../../issuing/catalogue/recognitions.js';
import { endpoint } from '../endpoint.js';
import { calendarDate } from '../fields.js';
import { recognition, recognitionBody, recognitionParams } from './recognition.js';

export const recogniseInstitution = endpoint({
  method: 'post',
  path: '/recognitions',
  operation: 'recogniseInstitution',
  tag: 'Institutions',
  summary: 'Recognise an institution for a module',
  description:
    'It may award every version of the module in the period, both days included, and none without: an institution needs it for its own modules, too. The period lies within its membership, and has no day in common with another one for the module.',
  scope: 'publish',
  network: true,
  idempotent: true,
  body: recognitionParams
    .extend({
      until: calendarDate.nullable().optional().meta({ description: 'The last day; null: no end.' }),
    })
    .meta({ examples: [{ institution: 'north-coast', module: 'TM-01', from: '2026-09-01' }] }),
  answers: { 201: 'The recognition.' },
  answer: recognition,
  problems: { 400: ['recognition.invalid'], 404: ['institution.unknown'] },
  async handle({ curation }, { caller, body, requestId }) {
    const wish = { ...body, until: body.until ?? undefined };
    const given = await recognise(curation, caller, wish, requestId !== undefined);
    return {
      status: 201,
      headers: { Location: `/api/v1/recognitions/${given.institution}/${given.module}/${given.from}` },
      body: recognitionBody(given),
    };
  },
});
