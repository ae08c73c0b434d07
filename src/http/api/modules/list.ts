import { listVersions } from '../../../issuing/catalogue/offered.js';
import { endpoint } from '../endpoint.js';
import { answerSorted, listOf } from '../pages.js';
import { version, versionBody, versionKey, versionQuery } from './version.js';

export const listModules = endpoint({
  method: 'get',
  path: '/modules',
  operation: 'listModules',
  tag: 'Modules',
  summary: 'List published versions of modules',
  description: 'The catalogue is public: of all owners, retired versions too.',
  scope: 'read',
  query: versionQuery,
  answers: { 200: 'A page of versions, in the order of their codes and numbers.' },
  answer: listOf(version),
  problems: { 400: ['request.cursor'] },
  async handle({ curation }, { query }) {
    return answerSorted(await listVersions(curation, 'module', query), query, versionKey, versionBody);
  },
});
