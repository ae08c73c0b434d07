import { z } from 'zod';
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
    'A link goes to the address, by which the learner takes what was issued to them into an account; links to an address before do nothing any more. Where the learner lost an address, give the new one: what they keep moves to whoever claims it there, and the old address is told. Where another institution awarded something to the learner, too, nothing is sent before it gives the same address, or the network does. An address finds and merges nobody.',
  scope: 'issue',
  params: z.strictObject({ id: uuidOrUrn }),
  body: z.strictObject({ email, language: mailLanguage.default('en') }),
  answers: { 200: 'The contact.' },
  answer: contact,
  problems: { 404: ['learner.unknown'], 409: ['contact.of-other'] },
  async handle({ contacts }, { caller, params, body }) {
    const given = await give(contacts, caller.institution, params.id, body, caller.actor);
    return { status: 200, body: contactBody(given) };
  },
});
