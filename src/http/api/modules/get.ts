import { moduleDraftSchema } from '../../../issuing/catalogue/draft-check.js';
import { contentOf } from '../../../issuing/catalogue/drafts.js';
import { selectVersion } from '../../../issuing/catalogue/publish.js';
import { endpoint } from '../endpoint.js';
import { version, versionBody, versionParams, versionTag } from './version.js';

export const getModule = endpoint({
  method: 'get',
  path: '/modules/:code/:version',
  operation: 'getModule',
  tag: 'Modules',
  summary: 'Read a published version of a module',
  description: 'With what its author wrote; the bytes that were published stand at its `address`.',
  scope: 'read',
  params: versionParams,
  answers: { 200: 'The version.' },
  answer: version
    .extend({ content: moduleDraftSchema.meta({ id: 'ModuleContent' }) })
    .meta({ id: 'ModuleVersion' }),
  problems: { 404: ['module.unknown'] },
  async handle({ curation }, { params }) {
    const found = await selectVersion(curation, { kind: 'module', ...params });
    const content = moduleDraftSchema.parse(contentOf(found.version));
    return { status: 200, headers: versionTag(found), body: { ...versionBody(found), content } };
  },
});
