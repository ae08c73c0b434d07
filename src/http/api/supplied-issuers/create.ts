import * as z from 'zod';
import { makeSuppliedIssuer } from '../../../issuing/supplied/issuers.js';
import { endpoint } from '../endpoint.js';
import { keyType, suppliedIssuer, suppliedIssuerBody } from './supplied-issuer.js';

export const createSuppliedIssuer = endpoint({
  method: 'post',
  path: '/supplied-issuers',
  operation: 'createSuppliedIssuer',
  tag: 'VC API',
  summary: 'Let the VC API issue for you',
  description:
    'Makes a key and a DID of its own, under which `/vc-api` signs credentials that you supply. Until there is one it issues nothing for you. The DID is no issuer of the network: what it signs is never taken for an award.',
  scope: 'keys',
  body: z.strictObject({ keyType }).meta({ examples: [{ keyType: 'Ed25519' }] }),
  answers: { 201: 'The issuer.' },
  answer: suppliedIssuer,
  problems: { 403: ['supplied.too-many'] },
  async handle({ supplied }, { caller, body }) {
    const issuer = await makeSuppliedIssuer(supplied, caller, body.keyType);
    return { status: 201, body: suppliedIssuerBody(issuer) };
  },
});
