import * as z from 'zod';
import { selectDraft } from '../../../issuing/catalogue/drafts.js';
import { endpoint } from '../endpoint.js';
import { etag, uuid } from '../fields.js';
import { draft, draftBody } from './draft.js';

export const getDraft = endpoint({
  method: 'get',
  path: '/drafts/:id',
  operation: 'getDraft',
  tag: 'Drafts',
  summary: 'Read a draft',
  scope: 'read',
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The draft.' },
  answer: draft,
  problems: { 404: ['draft.unknown'] },
  async handle({ curation }, { caller, params }) {
    const found = await selectDraft(curation, caller, params.id);
    return { status: 200, headers: etag(found.revision), body: draftBody(found) };
  },
});
