import * as z from 'zod';
import { deleteDraft as remove } from '../../../issuing/catalogue/drafts.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';

export const deleteDraft = endpoint({
  method: 'delete',
  path: '/drafts/:id',
  operation: 'deleteDraft',
  tag: 'Drafts',
  summary: 'Throw a draft away',
  scope: 'publish',
  ifMatch: true,
  params: z.strictObject({ id: uuid }),
  answers: { 204: 'It is gone.' },
  problems: { 404: ['draft.unknown'] },
  async handle({ curation }, { caller, params, ifMatch }) {
    await remove(curation, caller, params.id, ifMatch);
    return { status: 204 };
  },
});
