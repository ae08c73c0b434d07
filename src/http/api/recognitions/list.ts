import * as z from 'zod';
import { listRecognitions as list } from '../../../issuing/catalogue/recognitions.js';
import { endpoint } from '../endpoint.js';
import { institutionCode } from '../fields.js';
import { answerSorted, listOf, pageQuery } from '../pages.js';
import { moduleCode, recognition, recognitionBody, recognitionState } from './recognition.js';

export const listRecognitions = endpoint({
  method: 'get',
  path: '/recognitions',
  operation: 'listRecognitions',
  tag: 'Institutions',
  summary: 'List recognitions',
  description:
    'Who may award which module, when; ended ones stay on record. All for the network; an institution finds its own. Who may award a module today stands on the module’s public page, too.',
  scope: 'read',
  query: z.strictObject({
    ...pageQuery,
    institution: institutionCode.optional(),
    module: moduleCode.optional(),
    state: recognitionState.optional(),
  }),
  answers: { 200: 'A page of recognitions, by institution, module and first day.' },
  answer: listOf(recognition),
  problems: { 400: ['request.cursor'] },
  async handle({ curation }, { caller, query }) {
    const found = await list(curation, caller, query);
    const keyOf = ({ institution, module, from }: (typeof found)[number]) =>
      `${institution} ${module} ${from}`;
    return answerSorted(found, query, keyOf, recognitionBody);
  },
});
