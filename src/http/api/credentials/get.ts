import * as z from 'zod';
import { CairnError } from '../../../common/errors.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { credential, credentialBody } from './credential.js';

export const getCredential = endpoint({
  method: 'get',
  path: '/credentials/:id',
  operation: 'getCredential',
  tag: 'Credentials',
  summary: 'Read what is recorded of a credential',
  scope: 'read',
  params: z.strictObject({ id: uuidOrUrn }),
  answers: { 200: 'The credential’s record.' },
  answer: credential,
  problems: { 404: ['credential.unknown'] },
  async handle({ records }, { caller, params }) {
    const view = await records.selectOptionalCredentialView(caller.institution, params.id);
    if (view) return { status: 200, body: credentialBody(view) };
    throw new CairnError('not-found', 'credential.unknown', 'There is no credential of this id');
  },
});
