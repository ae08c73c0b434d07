import * as z from 'zod';
import { CairnError } from '../../../common/errors.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';
import { certificate, certificateBody } from './certificate.js';

export const getCertificate = endpoint({
  method: 'get',
  path: '/certificates/:award',
  operation: 'getCertificate',
  tag: 'Certificates',
  summary: 'Read a certificate and its stack',
  scope: 'read',
  params: z.strictObject({ award: uuidOrUrn }),
  answers: { 200: 'The certificate.' },
  answer: certificate,
  problems: { 404: ['certificate.unknown'] },
  async handle({ records }, { caller, params }) {
    const view = await records.selectOptionalCertificateView(caller.institution, params.award);
    if (view) return { status: 200, body: certificateBody(view) };
    throw new CairnError('not-found', 'certificate.unknown', 'There is no certificate with this award');
  },
});
