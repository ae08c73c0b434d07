import * as z from 'zod';
import { partyOf } from '../../../issuing/lifecycle/party.js';
import { readRendition } from '../../../issuing/renditions/issue.js';
import { fileName, MEDIA_TYPES } from '../../../issuing/renditions/ports.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';

export const getRenditionDocument = endpoint({
  method: 'get',
  path: '/renditions/:id/document',
  operation: 'getRenditionDocument',
  tag: 'Renditions',
  summary: 'Get a rendition',
  description: `Byte for byte as it was signed: \`${MEDIA_TYPES.edc}\` or \`${MEDIA_TYPES['sd-jwt']}\`.`,
  scope: 'read',
  params: z.strictObject({ id: uuidOrUrn }),
  answers: { 200: 'The signed document.' },
  streams: Object.values(MEDIA_TYPES),
  problems: { 404: ['credential.unknown'] },
  async handle({ renditions, catalogue }, { caller, params }) {
    const party = await partyOf(catalogue, caller.actor, caller.institution);
    const { form, document } = await readRendition(renditions, params.id, party);
    const name = `attachment; filename="${fileName(params.id, form)}"`;
    return {
      status: 200,
      headers: { 'Content-Type': MEDIA_TYPES[form], 'Content-Disposition': name },
      stream: once(document),
    };
  },
});

async function* once(text: string): AsyncIterable<string> {
  yield text;
}
