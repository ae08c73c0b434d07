import * as z from 'zod';
import { retireSuppliedIssuer as retire } from '../../../issuing/supplied/issuers.js';
import { endpoint } from '../endpoint.js';
import { suppliedIssuer, suppliedIssuerBody, suppliedKey } from './supplied-issuer.js';

export const retireSuppliedIssuer = endpoint({
  method: 'post',
  path: '/supplied-issuers/:key/retire',
  operation: 'retireSuppliedIssuer',
  tag: 'VC API',
  summary: 'End an issuer of supplied credentials',
  description: 'It signs nothing new. What it signed goes on verifying, and its status can still be changed.',
  scope: 'keys',
  params: z.strictObject({ key: suppliedKey }),
  answers: { 200: 'The issuer.' },
  answer: suppliedIssuer,
  problems: { 404: ['supplied.unknown'] },
  async handle({ supplied }, { caller, params }) {
    const issuer = await retire(supplied, caller, `did:key:${params.key}`);
    return { status: 200, body: suppliedIssuerBody(issuer) };
  },
});
