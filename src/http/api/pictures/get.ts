import { selectPicture } from '../../../delivery/certificate/pictures.js';
import { endpoint } from '../endpoint.js';
import { picture, pictureBody, pictureParams } from './picture.js';

export const getPicture = endpoint({
  method: 'get',
  path: '/institutions/:code/pictures/:kind',
  operation: 'getPicture',
  tag: 'Institutions',
  summary: 'Read a logo, seal or signature',
  scope: 'read',
  params: pictureParams,
  answers: { 200: 'The picture.' },
  answer: picture,
  problems: { 404: ['institution.unknown', 'picture.unknown'] },
  async handle({ pictures }, { caller, params }) {
    return {
      status: 200,
      body: pictureBody(await selectPicture(pictures, caller, params.code, params.kind)),
    };
  },
});
