import * as z from 'zod';
import { listSuppliedIssuers as list } from '../../../issuing/supplied/issuers.js';
import { endpoint } from '../endpoint.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';
import { suppliedIssuer, suppliedIssuerBody } from './supplied-issuer.js';

export const listSuppliedIssuers = endpoint({
  method: 'get',
  path: '/supplied-issuers',
  operation: 'listSuppliedIssuers',
  tag: 'VC API',
  summary: 'List issuers of supplied credentials',
  description: 'Those of the caller’s institution; all of them for the network. Newest first.',
  scope: 'read',
  query: z.strictObject(pageQuery),
  answers: { 200: 'A page of issuers.' },
  answer: listOf(suppliedIssuer),
  problems: { 400: ['request.cursor'] },
  async handle({ supplied }, { caller, query }) {
    const isKey = (id: string) => id.startsWith('did:key:');
    const issuers = await list(supplied, caller, pageOf(query, isKey));
    return answerPage(
      issuers,
      query.limit,
      ({ createdAt, did }) => ({ at: createdAt, id: did }),
      suppliedIssuerBody,
    );
  },
});
