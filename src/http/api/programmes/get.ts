import { programmeDraftSchema } from '../../../issuing/catalogue/draft-check.js';
import { contentOf } from '../../../issuing/catalogue/drafts.js';
import { selectVersion } from '../../../issuing/catalogue/publish.js';
import { endpoint } from '../endpoint.js';
import { version, versionBody, versionParams, versionTag } from '../modules/version.js';

export const getProgramme = endpoint({
  method: 'get',
  path: '/programmes/:code/:version',
  operation: 'getProgramme',
  tag: 'Programmes',
  summary: 'Read a published version of a programme',
  description: 'With what its author wrote; the bytes that were published stand at its `address`.',
  scope: 'read',
  params: versionParams,
  answers: { 200: 'The version.' },
  answer: version
    .extend({ content: programmeDraftSchema.meta({ id: 'ProgrammeContent' }) })
    .meta({ id: 'ProgrammeVersion' }),
  problems: { 404: ['programme.unknown'] },
  async handle({ curation }, { params }) {
    const found = await selectVersion(curation, { kind: 'programme', ...params });
    const content = programmeDraftSchema.parse(contentOf(found.version));
    return { status: 200, headers: versionTag(found), body: { ...versionBody(found), content } };
  },
});
