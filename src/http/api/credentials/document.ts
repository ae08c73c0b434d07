import * as z from 'zod';
import { CairnError } from '../../../common/errors.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';

export const getCredentialDocument = endpoint({
  method: 'get',
  path: '/credentials/:id/document',
  operation: 'getCredentialDocument',
  tag: 'Credentials',
  summary: 'Get the signed credential',
  description: 'The W3C Verifiable Credential, byte for byte as it was signed.',
  scope: 'read',
  params: z.strictObject({ id: uuidOrUrn }),
  answers: { 200: 'The credential.' },
  streams: 'application/vc',
  problems: { 404: ['credential.unknown'] },
  async handle({ records }, { caller, params }) {
    const text = await records.selectOptionalDocument(caller.institution, params.id);
    if (text === undefined) {
      throw new CairnError('not-found', 'credential.unknown', 'There is no signed credential of this id');
    }
    const name = `attachment; filename="${params.id}.json"`;
    return {
      status: 200,
      headers: { 'Content-Type': 'application/vc', 'Content-Disposition': name },
      stream: once(text),
    };
  },
});

async function* once(text: string): AsyncIterable<string> {
  yield text;
}
