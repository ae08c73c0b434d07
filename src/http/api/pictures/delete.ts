import { deletePicture as remove } from '../../../delivery/certificate/pictures.js';
import { endpoint } from '../endpoint.js';
import { pictureParams } from './picture.js';

export const deletePicture = endpoint({
  method: 'delete',
  path: '/institutions/:code/pictures/:kind',
  operation: 'deletePicture',
  tag: 'Institutions',
  summary: 'Take a logo, seal or signature off certificates',
  description:
    'Certificates are drawn without it from now on. A picture that stands in a sealed European Digital Credential stays there.',
  scope: 'publish',
  params: pictureParams,
  answers: { 204: 'It is gone.' },
  problems: { 404: ['institution.unknown', 'picture.unknown'] },
  async handle({ pictures }, { caller, params }) {
    await remove(pictures, caller, params.code, params.kind);
    return { status: 204 };
  },
});
