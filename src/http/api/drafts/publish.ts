import * as z from 'zod';
import { publishDraft as publish } from '../../../issuing/catalogue/publish.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { version, versionBody } from '../modules/version.js';

export const publishDraft = endpoint({
  method: 'post',
  path: '/drafts/:id/publish',
  operation: 'publishDraft',
  tag: 'Drafts',
  summary: 'Publish a draft',
  description:
    'As the next version of its code. What is published never changes, and stands at its address for ever; the draft is gone. A draft that was published answers with what it became. Results are awarded on the new version from now on, and certificates of a new programme version are composed within some ten minutes, for those who have what its rule asks for.',
  scope: 'publish',
  ifMatch: true,
  idempotent: true,
  params: z.strictObject({ id: uuid }),
  answers: { 201: 'The version.' },
  answer: version,
  problems: { 400: ['draft.faulty'], 404: ['draft.unknown'] },
  async handle({ curation }, { caller, params, ifMatch }) {
    const published = await publish(curation, caller, params.id, ifMatch);
    const { type, code, version: number } = published.version;
    const area = type === 'ModuleVersion' ? 'modules' : 'programmes';
    return {
      status: 201,
      headers: { Location: `/api/v1/${area}/${code}/${number}` },
      body: versionBody(published),
    };
  },
});
