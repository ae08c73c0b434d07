import { listVersions } from '../../../issuing/catalogue/offered.js';
import { endpoint } from '../endpoint.js';
import { version, versionBody, versionKey, versionQuery } from '../modules/version.js';
import { answerSorted, listOf } from '../pages.js';

export const listProgrammes = endpoint({
  method: 'get',
  path: '/programmes',
  operation: 'listProgrammes',
  tag: 'Programmes',
  summary: 'List published versions of programmes',
  description: 'The catalogue is public: of all owners, retired versions too.',
  scope: 'read',
  query: versionQuery,
  answers: { 200: 'A page of versions, in the order of their codes and numbers.' },
  answer: listOf(version),
  problems: { 400: ['request.cursor'] },
  async handle({ curation }, { query }) {
    return answerSorted(await listVersions(curation, 'programme', query), query, versionKey, versionBody);
  },
});
