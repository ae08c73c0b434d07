import * as z from 'zod';
import { listInstitutions as listMembers } from '../../../issuing/catalogue/institutions.js';
import { endpoint } from '../endpoint.js';
import { answerSorted, listOf, pageQuery } from '../pages.js';
import { institution, institutionBody } from './institution.js';

export const listInstitutions = endpoint({
  method: 'get',
  path: '/institutions',
  operation: 'listInstitutions',
  tag: 'Institutions',
  summary: 'List institutions',
  description: 'All members for the network, past ones too; an institution finds itself.',
  scope: 'read',
  query: z.strictObject(pageQuery),
  answers: { 200: 'A page of institutions, in the order of their codes.' },
  answer: listOf(institution),
  problems: { 400: ['request.cursor'] },
  async handle({ curation }, { caller, query }) {
    return answerSorted(await listMembers(curation, caller), query, ({ code }) => code, institutionBody);
  },
});
