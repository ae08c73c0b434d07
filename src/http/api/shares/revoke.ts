import * as z from 'zod';
import { CairnError } from '../../../common/errors.js';
import { revokeShare as endShare } from '../../../delivery/shares.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';

export const revokeShare = endpoint({
  method: 'delete',
  path: '/shares/:id',
  operation: 'revokeShare',
  tag: 'Shares',
  summary: 'End a share link',
  description: 'Its address shows nothing any more. To end it twice is no error.',
  scope: 'share',
  params: z.strictObject({ id: uuid }),
  answers: { 204: 'The link is ended.' },
  problems: { 404: ['share.unknown'] },
  async handle({ sharing, records }, { caller, params }) {
    if (!(await records.selectOptionalShareView(caller.institution, params.id)))
      throw new CairnError('not-found', 'share.unknown', 'There is no link of this id');
    await endShare(sharing, params.id, caller.actor);
    return { status: 204 };
  },
});
