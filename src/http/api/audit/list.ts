import * as z from 'zod';
import { endpoint } from '../endpoint.js';
import { instant } from '../fields.js';
import { answerPage, listOf, pageOf, pageQuery } from '../pages.js';

const auditEntry = z
  .object({
    id: z.string(),
    at: instant,
    actor: z.string().meta({ description: '`key:ID`, `cli` or `service`.' }),
    act: z.string(),
    subject: z.string().meta({ description: 'What it was done to, as `award:ID`.' }),
    details: z
      .record(z.string(), z.unknown())
      .meta({ description: 'Identifiers and codes; nothing that names a person.' }),
  })
  .meta({ id: 'AuditEntry' });

export const listAudit = endpoint({
  method: 'get',
  path: '/audit',
  operation: 'listAudit',
  tag: 'Audit',
  summary: 'Read who did what',
  description: 'An institution sees what was done as its business; the network sees everything.',
  scope: 'read',
  query: z.strictObject({
    ...pageQuery,
    subject: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'What it was done to, as `award:ID`.', examples: ['award:0c6f…'] }),
    act: z
      .string()
      .max(60)
      .optional()
      .meta({ description: 'Only this kind of act.', examples: ['credential.issued'] }),
    since: instant.optional(),
  }),
  answers: { 200: 'A page of entries, newest first.' },
  answer: listOf(auditEntry),
  problems: { 400: ['request.cursor'] },
  async handle({ records }, { caller, query }) {
    const since = query.since === undefined ? undefined : new Date(query.since);
    const { subject, act } = query;
    const page = pageOf(query, isNumber);
    const rows = await records.selectAuditViews(caller.institution, { subject, act, since }, page);
    return answerPage(
      rows,
      query.limit,
      ({ at, id }) => ({ at, id }),
      ({ details, at, ...entry }) => ({ ...entry, at: at.toISOString(), details: { ...Object(details) } }),
    );
  },
});

function isNumber(id: string): boolean {
  return /^\d{1,18}$/.test(id);
}
