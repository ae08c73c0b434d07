import { setRetired } from '../../../issuing/catalogue/publish.js';
import { endpoint } from '../endpoint.js';
import { version, versionBody, versionParams } from './version.js';

export const retireModule = endpoint({
  method: 'post',
  path: '/modules/:code/:version/retire',
  operation: 'retireModule',
  tag: 'Modules',
  summary: 'Retire a version of a module',
  description:
    'Nothing new is awarded on it from that instant; an earlier version that is in force takes its place. What was awarded stays. To do it twice is no error. Its owner may, and the network.',
  scope: 'publish',
  params: versionParams,
  answers: { 200: 'The version.' },
  answer: version,
  problems: { 404: ['module.unknown'] },
  async handle({ curation }, { caller, params }) {
    const found = await setRetired(curation, caller, { kind: 'module', ...params }, true);
    return { status: 200, body: versionBody(found) };
  },
});
