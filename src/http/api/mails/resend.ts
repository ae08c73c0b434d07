import * as z from 'zod';
import { resendMail as resend } from '../../../delivery/mail/manage.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { mail, mailBody } from './mail.js';

export const resendMail = endpoint({
  method: 'post',
  path: '/mails/:id/resend',
  operation: 'resendMail',
  tag: 'Mails',
  summary: 'Send a mail again',
  description: 'It is written anew, with a link that works.',
  scope: 'issue',
  idempotent: true,
  params: z.strictObject({ id: uuid }),
  answers: { 202: 'The mail is on its way.' },
  answer: mail,
  problems: { 404: ['mail.unknown'], 409: ['mail.forgotten'] },
  async handle({ mails }, { caller, params }) {
    return { status: 202, body: mailBody(await resend(mails, caller, params.id)) };
  },
});
