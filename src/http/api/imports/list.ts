import * as z from 'zod';
import { institutionOf } from '../../../access/caller.js';
import { listImports as selectImports } from '../../../issuing/import/read-imports.js';
import { endpoint } from '../endpoint.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { importBody, importItem, importState } from './import.js';

export const listImports = endpoint({
  method: 'get',
  path: '/imports',
  operation: 'listImports',
  tag: 'Imports',
  summary: 'List imports',
  description: 'Those of the caller’s institution, newest first.',
  scope: 'read',
  institution: true,
  query: z.strictObject({ ...pageQuery, state: importState.optional() }),
  answers: { 200: 'A page of imports.' },
  answer: listOf(importItem),
  problems: { 400: ['request.cursor'] },
  async handle({ importing }, { caller, query }) {
    const found = await selectImports(importing, {
      institution: institutionOf(caller),
      state: query.state,
      ...pageOf(query),
    });
    return answerPage(found, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), importBody);
  },
});
