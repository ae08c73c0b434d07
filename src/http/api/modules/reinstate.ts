import { setRetired } from '../../../issuing/catalogue/publish.js';
import { endpoint } from '../endpoint.js';
import { version, versionBody, versionParams } from './version.js';

export const reinstateModule = endpoint({
  method: 'post',
  path: '/modules/:code/:version/reinstate',
  operation: 'reinstateModule',
  tag: 'Modules',
  summary: 'Reinstate a version of a module',
  description:
    'It is awarded again, unless there is a newer version in force. To do it twice is no error. Its owner may, and the network.',
  scope: 'publish',
  params: versionParams,
  answers: { 200: 'The version.' },
  answer: version,
  problems: { 404: ['module.unknown'] },
  async handle({ curation }, { caller, params }) {
    const found = await setRetired(curation, caller, { kind: 'module', ...params }, false);
    return { status: 200, body: versionBody(found) };
  },
});
