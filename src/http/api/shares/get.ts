import * as z from 'zod';
import { CairnError } from '../../../common/errors.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { share, shareBody } from './share.js';

export const getShare = endpoint({
  method: 'get',
  path: '/shares/:id',
  operation: 'getShare',
  tag: 'Shares',
  summary: 'Read what a share link shows',
  scope: 'share',
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The link, without its address.' },
  answer: share,
  problems: { 404: ['share.unknown'] },
  async handle({ records }, { caller, params }) {
    const view = await records.selectOptionalShareView(caller.institution, params.id);
    if (view) return { status: 200, body: shareBody(view) };
    throw new CairnError('not-found', 'share.unknown', 'There is no link of this id');
  },
});
