import * as z from 'zod';
import { replacePicture as replace } from '../../../delivery/certificate/pictures.js';
import { endpoint } from '../endpoint.js';
import { picture, pictureBody, pictureParams, signatory } from './picture.js';

const EXAMPLE =
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAEElEQVR42mNgGAWjYBTAAAADEAABhT+7+wAAAABJRU5ErkJggg==';

export const replacePicture = endpoint({
  method: 'put',
  path: '/institutions/:code/pictures/:kind',
  operation: 'replacePicture',
  tag: 'Institutions',
  summary: 'Put a logo, seal or signature on certificates',
  description:
    'PNG or JPEG, 16 to 4000 pixels a side, at most 1 MB. It is decoded, scaled to at most 480 pixels a side and written again, so that nothing else in the file is kept. Certificates show it from now on, on share pages those of before, too. A picture that stands in a sealed European Digital Credential stays as it is.',
  scope: 'publish',
  params: pictureParams,
  body: z
    .strictObject({
      content: z.base64().min(4).max(1_900_000).meta({ description: 'The file, in base64.' }),
      signatory: signatory
        .optional()
        .meta({ description: 'With a signature, and only with one: whose it is.' }),
    })
    .meta({ examples: [{ content: EXAMPLE }] }),
  answers: { 200: 'The picture as it is kept.' },
  answer: picture,
  problems: {
    400: ['picture.type', 'picture.damaged', 'picture.dimensions', 'picture.signatory'],
    404: ['institution.unknown'],
    413: ['picture.too-large'],
  },
  async handle({ pictures }, { caller, params, body }) {
    const { name, role } = body.signatory ?? {};
    const signs = name === undefined ? {} : { signatory: { name, ...(role ? { role } : {}) } };
    const wish = { kind: params.kind, bytes: Buffer.from(body.content, 'base64'), ...signs };
    return { status: 200, body: pictureBody(await replace(pictures, caller, params.code, wish)) };
  },
});
