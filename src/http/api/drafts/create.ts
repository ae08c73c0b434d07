import * as z from 'zod';
import { createDraft as create } from '../../../issuing/catalogue/drafts.js';
import { endpoint } from '../endpoint.js';
import { etag } from '../fields.js';
import { code, content, draft, draftBody, kind, owner } from './draft.js';
import { MODULE_EXAMPLE, PROGRAMME_EXAMPLE } from './examples.js';

export const createDraft = endpoint({
  method: 'post',
  path: '/drafts',
  operation: 'createDraft',
  tag: 'Drafts',
  summary: 'Begin a draft',
  description:
    'Of a new module or programme, or of the next version of one that is the owner’s. A code belongs to who publishes it first; a draft reserves none.',
  scope: 'publish',
  idempotent: true,
  body: z
    .strictObject({
      kind,
      code,
      owner: owner.optional().meta({
        description:
          'Code of an institution, or `network`; the caller’s own if not given. Of a programme it is the awarding body.',
      }),
      content: content.optional().meta({
        description: 'If not given, that of the last published version of the code; empty if there is none.',
      }),
    })
    .meta({
      examples: [
        { kind: 'module', code: 'TM-01', content: MODULE_EXAMPLE },
        { kind: 'programme', code: 'TP-01', content: PROGRAMME_EXAMPLE },
      ],
    }),
  answers: { 201: 'The draft.' },
  answer: draft,
  problems: {
    403: ['auth.network-only'],
    404: ['institution.unknown'],
    409: ['module.code-taken', 'programme.code-taken'],
  },
  async handle({ curation }, { caller, body, requestId }) {
    const made = await create(curation, caller, body, requestId);
    return {
      status: 201,
      headers: { Location: `/api/v1/drafts/${made.id}`, ...etag(made.revision) },
      body: draftBody(made),
    };
  },
});
