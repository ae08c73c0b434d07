import { setRetired } from '../../../issuing/catalogue/publish.js';
import { endpoint } from '../endpoint.js';
import { version, versionBody, versionParams } from '../modules/version.js';

export const retireProgramme = endpoint({
  method: 'post',
  path: '/programmes/:code/:version/retire',
  operation: 'retireProgramme',
  tag: 'Programmes',
  summary: 'Retire a version of a programme',
  description:
    'No new certificate is composed on it from that instant; an earlier version that is in force takes its place. Certificates that were issued stay. To do it twice is no error. Its owner may, and the network.',
  scope: 'publish',
  params: versionParams,
  answers: { 200: 'The version.' },
  answer: version,
  problems: { 404: ['programme.unknown'] },
  async handle({ curation }, { caller, params }) {
    const found = await setRetired(curation, caller, { kind: 'programme', ...params }, true);
    return { status: 200, body: versionBody(found) };
  },
});
