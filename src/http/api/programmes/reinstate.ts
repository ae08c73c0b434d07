import { setRetired } from '../../../issuing/catalogue/publish.js';
import { endpoint } from '../endpoint.js';
import { version, versionBody, versionParams } from '../modules/version.js';

export const reinstateProgramme = endpoint({
  method: 'post',
  path: '/programmes/:code/:version/reinstate',
  operation: 'reinstateProgramme',
  tag: 'Programmes',
  summary: 'Reinstate a version of a programme',
  description:
    'It is awarded again, unless there is a newer version in force. To do it twice is no error. Its owner may, and the network.',
  scope: 'publish',
  params: versionParams,
  answers: { 200: 'The version.' },
  answer: version,
  problems: { 404: ['programme.unknown'] },
  async handle({ curation }, { caller, params }) {
    const found = await setRetired(curation, caller, { kind: 'programme', ...params }, false);
    return { status: 200, body: versionBody(found) };
  },
});
