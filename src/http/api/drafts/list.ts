import * as z from 'zod';
import { listDrafts as list } from '../../../issuing/catalogue/drafts.js';
import { endpoint } from '../endpoint.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { code, draft, draftBody, kind, owner } from './draft.js';

export const listDrafts = endpoint({
  method: 'get',
  path: '/drafts',
  operation: 'listDrafts',
  tag: 'Drafts',
  summary: 'List drafts',
  description: 'Those of the caller’s institution; all of them for the network.',
  scope: 'read',
  query: z.strictObject({
    ...pageQuery,
    kind: kind.optional(),
    code: code.optional(),
    owner: owner.optional(),
  }),
  answers: { 200: 'A page of drafts, newest first.' },
  answer: listOf(draft),
  problems: { 400: ['request.cursor'] },
  async handle({ curation }, { caller, query }) {
    const rows = await list(curation, caller, query, pageOf(query));
    return answerPage(rows, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), draftBody);
  },
});
