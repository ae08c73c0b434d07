import * as z from 'zod';
import { listGradingSchemes as list } from '../../../issuing/catalogue/grading-schemes.js';
import { endpoint } from '../endpoint.js';
import { answerSorted, listOf, pageQuery } from '../pages.js';
import { gradingScheme, gradingSchemeBody } from './grading-scheme.js';

export const listGradingSchemes = endpoint({
  method: 'get',
  path: '/grading-schemes',
  operation: 'listGradingSchemes',
  tag: 'Modules',
  summary: 'List grading schemes',
  description: 'The scales on which modules are graded. They are public.',
  scope: 'read',
  query: z.strictObject(pageQuery),
  answers: { 200: 'A page of grading schemes, in the order of their codes.' },
  answer: listOf(gradingScheme),
  problems: { 400: ['request.cursor'] },
  async handle({ curation }, { query }) {
    return answerSorted(await list(curation), query, ({ code }) => code, gradingSchemeBody);
  },
});
