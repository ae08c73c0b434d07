import * as z from 'zod';
import { listMails as list } from '../../../delivery/mail/manage.js';
import { endpoint } from '../endpoint.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { mail, mailBody } from './mail.js';

export const listMails = endpoint({
  method: 'get',
  path: '/mails',
  operation: 'listMails',
  tag: 'Mails',
  summary: 'List mails to learners',
  description:
    'Of the last 90 days, newest first: those to addresses that the institution gave; of the network, all. Never what they say.',
  scope: 'read',
  query: z.strictObject({
    ...pageQuery,
    state: z
      .enum(['pending', 'delivered', 'failed'])
      .optional()
      .meta({ description: 'Only those in this state.' }),
  }),
  answers: { 200: 'A page of mails.' },
  answer: listOf(mail),
  problems: { 400: ['request.cursor'] },
  async handle({ mails }, { caller, query }) {
    const rows = await list(mails, caller, query.state, pageOf(query));
    return answerPage(rows, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), mailBody);
  },
});
