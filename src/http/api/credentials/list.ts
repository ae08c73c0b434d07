import * as z from 'zod';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { credential, credentialBody, credentialState } from './credential.js';

export const listCredentials = endpoint({
  method: 'get',
  path: '/credentials',
  operation: 'listCredentials',
  tag: 'Credentials',
  summary: 'List credentials',
  description: 'Those that the caller issued: its institution, or the network.',
  scope: 'read',
  query: z.strictObject({
    ...pageQuery,
    learner: uuidOrUrn.optional(),
    award: uuidOrUrn.optional(),
    state: credentialState.optional().meta({ description: 'Only those in this state.' }),
  }),
  answers: { 200: 'A page of credentials, newest first.' },
  answer: listOf(credential),
  problems: { 400: ['request.cursor'] },
  async handle({ records }, { caller, query }) {
    const rows = await records.selectCredentialViews(caller.institution, query, pageOf(query));
    return answerPage(rows, query.limit, ({ recordedAt, id }) => ({ at: recordedAt, id }), credentialBody);
  },
});
