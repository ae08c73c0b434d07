import { institutionSchema } from '../../../domain/catalogue.js';
import { admitInstitution as admit } from '../../../issuing/catalogue/institutions.js';
import { endpoint } from '../endpoint.js';
import { etag } from '../fields.js';
import { institution, institutionBody, LEGAL_EXAMPLE } from './institution.js';

export const admitInstitution = endpoint({
  method: 'post',
  path: '/institutions',
  operation: 'admitInstitution',
  tag: 'Institutions',
  summary: 'Admit an institution to the network',
  description:
    'Makes its key pair and its DID, which never change. It may award nothing until it is recognised for a module. Its code stands in its DID and its addresses.',
  scope: 'publish',
  network: true,
  idempotent: true,
  body: institutionSchema.omit({ recognisedFor: true }).meta({
    examples: [
      {
        code: 'north-coast',
        name: { en: 'University of the North Coast' },
        country: 'NO',
        city: 'Bodø',
        timeZone: 'Europe/Oslo',
        website: 'https://north-coast.example',
        primaryLanguage: 'en',
        legal: LEGAL_EXAMPLE,
        memberFrom: '2026-09-01',
      },
    ],
  }),
  answers: { 201: 'The institution.' },
  answer: institution,
  problems: { 400: ['institution.invalid'], 409: ['institution.code-taken'] },
  async handle({ curation }, { caller, body, requestId }) {
    const member = await admit(curation, caller, body, requestId !== undefined);
    return {
      status: 201,
      headers: { Location: `/api/v1/institutions/${member.code}`, ...etag(member.revision) },
      body: institutionBody(member),
    };
  },
});
