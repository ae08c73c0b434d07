import { refused } from './address.js';
import type { GuardedAnswer } from './guarded-fetch.js';

/** JSON and JWTs, and what hosts of plain files call what they don't know. */
const DOCUMENTS =
  /^(?:(?:application|text)\/json|application\/(?:did|vc|jwt|octet-stream|[\w.+-]+\+(?:json|jwt))|text\/plain)$/;

/** Throws `fetch.content-type` (kind `refused`) for an answer that says it is something else than a document: a page, a picture. */
export function requireDocument({ headers }: Pick<GuardedAnswer, 'headers'>): void {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && !DOCUMENTS.test(type))
    throw refused('fetch.content-type', 'The host says that its answer is of another kind');
}
