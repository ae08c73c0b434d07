import { CairnError } from '../common/errors.js';
import type { Db } from './rows.js';

/**
 * Whose business something is, as the audit takes it: the DID of an institution that is given by its code; `undefined` for
 * what is the network's alone. Throws `institution.unknown` (kind `not-found`).
 */
export async function ownerOf(db: Db, institution: string | null | undefined): Promise<string | undefined> {
  if (institution == null) return undefined;
  const row = await db.institution.findUnique({ where: { code: institution }, select: { did: true } });
  if (row) return row.did;
  throw new CairnError('not-found', 'institution.unknown', 'The network has no institution of this code');
}
