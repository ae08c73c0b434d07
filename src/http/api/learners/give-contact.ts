import * as z from 'zod';
import { giveContact as give } from '../../../issuing/records/contacts.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { contact, contactBody, email, mailLanguage } from './contact.js';

export const giveContact = endpoint({
  method: 'put',
  path: '/learners/:id/contact',
  operation: 'giveContact',
  tag: 'Learners',
  summary: 'Say where mails to a learner go',
  description:
    'A link goes to the address, by which the learner takes what the caller awards into an account; links to the address before do nothing any more. Where the learner lost an address, give the new one: what they keep moves to whoever claims it there, and the old address is told. What other institutions award is not reached by it, before they give the same address or the network does; a certificate is reached once all have whose awards are in it. What the network gives leads to everything. An address finds and merges nobody.',
  scope: 'issue',
  params: z.strictObject({ id: uuidOrUrn }),
  body: z.strictObject({ email, language: mailLanguage.default('en') }),
  answers: { 200: 'The contact.' },
  answer: contact,
  problems: { 404: ['learner.unknown'] },
  async handle({ contacts }, { caller, params, body }) {
    const given = await give(contacts, caller.institution, params.id, body, caller.actor);
    return { status: 200, body: contactBody(given) };
  },
});
