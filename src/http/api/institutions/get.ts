import * as z from 'zod';
import { selectInstitution } from '../../../issuing/catalogue/institutions.js';
import { endpoint } from '../endpoint.js';
import { etag, institutionCode } from '../fields.js';
import { institution, institutionBody } from './institution.js';

export const getInstitution = endpoint({
  method: 'get',
  path: '/institutions/:code',
  operation: 'getInstitution',
  tag: 'Institutions',
  summary: 'Read an institution',
  scope: 'read',
  params: z.strictObject({ code: institutionCode }),
  answers: { 200: 'The institution.' },
  answer: institution,
  problems: { 404: ['institution.unknown'] },
  async handle({ curation }, { caller, params }) {
    const member = await selectInstitution(curation, caller, params.code);
    return { status: 200, headers: etag(member.revision), body: institutionBody(member) };
  },
});
