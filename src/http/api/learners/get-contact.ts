import * as z from 'zod';
import { selectContact } from '../../../issuing/records/contacts.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { contact, contactBody } from './contact.js';

export const getContact = endpoint({
  method: 'get',
  path: '/learners/:id/contact',
  operation: 'getContact',
  tag: 'Learners',
  summary: 'Read where mails to a learner go',
  description: 'The address that the caller gave: each institution has its own, and the network has.',
  scope: 'read',
  params: z.strictObject({ id: uuidOrUrn }),
  answers: { 200: 'The contact.' },
  answer: contact,
  problems: { 404: ['learner.unknown', 'contact.unknown'] },
  async handle({ contacts }, { caller, params }) {
    return { status: 200, body: contactBody(await selectContact(contacts, caller.institution, params.id)) };
  },
});
