import * as z from 'zod';
import { replaceDraft as replace } from '../../../issuing/catalogue/drafts.js';
import { endpoint } from '../endpoint.js';
import { etag, uuid } from '../fields.js';
import { content, draft, draftBody } from './draft.js';
import { MODULE_EXAMPLE, PROGRAMME_EXAMPLE } from './examples.js';

export const replaceDraft = endpoint({
  method: 'put',
  path: '/drafts/:id',
  operation: 'replaceDraft',
  tag: 'Drafts',
  summary: 'Write a draft anew',
  description: 'The content as a whole. Code, kind and owner stay.',
  scope: 'publish',
  ifMatch: true,
  params: z.strictObject({ id: uuid }),
  body: z
    .strictObject({ content })
    .meta({ examples: [{ content: MODULE_EXAMPLE }, { content: PROGRAMME_EXAMPLE }] }),
  answers: { 200: 'The draft.' },
  answer: draft,
  problems: { 404: ['draft.unknown'] },
  async handle({ curation }, { caller, params, body, ifMatch }) {
    const written = await replace(curation, caller, params.id, body.content, ifMatch);
    return { status: 200, headers: etag(written.revision), body: draftBody(written) };
  },
});
