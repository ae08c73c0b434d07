import * as z from 'zod';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { certificate, certificateBody, certificateState } from './certificate.js';

export const listCertificates = endpoint({
  method: 'get',
  path: '/certificates',
  operation: 'listCertificates',
  tag: 'Certificates',
  summary: 'List certificates',
  description: 'Those whose awarding body the caller is.',
  scope: 'read',
  query: z.strictObject({
    ...pageQuery,
    learner: uuidOrUrn.optional(),
    programme: z.string().max(40).optional().meta({ description: 'Code of the programme.' }),
    state: certificateState.optional().meta({ description: 'Only those in this state.' }),
  }),
  answers: { 200: 'A page of certificates, newest first.' },
  answer: listOf(certificate),
  problems: { 400: ['request.cursor'] },
  async handle({ records }, { caller, query }) {
    const rows = await records.selectCertificateViews(caller.institution, query, pageOf(query));
    return answerPage(rows, query.limit, ({ recordedAt, id }) => ({ at: recordedAt, id }), certificateBody);
  },
});
