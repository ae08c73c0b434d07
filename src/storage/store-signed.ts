import type { Act, SignedCredential } from '../issuing/ports.js';
import { audit } from './audit.js';
import type { Db } from './rows.js';
import { touchLists } from './status-slots.js';

interface Stored {
  id: string;
  awardId: string;
  rendition: string;
  supersedesId: string | null;
  issuerDid: string;
}

/**
 * Stores what was signed, as far as it is still an intent, and revokes what it supersedes. Returns the ids of what was
 * stored. Whoever changes credentials locks their awards first: an act on an award then sees all that became of them, and
 * nobody waits in a circle.
 */
export async function storeSigned(tx: Db, signed: readonly SignedCredential[], act: Act): Promise<string[]> {
  const ids = signed.map(({ credentialId }) => credentialId);
  await tx.$executeRaw`
    SELECT 1 FROM "Award" WHERE "id" IN (SELECT "awardId" FROM "Credential" WHERE "id" = ANY(${ids}::uuid[]))
    ORDER BY "id" FOR NO KEY UPDATE`;
  const stored = await tx.$queryRaw<Stored[]>`
    UPDATE "Credential" c SET "state" = 'issued', "document" = s."document", "signedAt" = s."signedAt"
    FROM unnest(${ids}::uuid[], ${signed.map(({ document }) => document)}::text[],
      ${signed.map(({ signedAt }) => signedAt.toISOString())}::timestamptz[]) AS s("id", "document", "signedAt"), "Award" a
    WHERE c."id" = s."id" AND c."state" = 'intent' AND a."id" = c."awardId"
    RETURNING c."id", c."awardId", c."rendition", c."supersedesId", a."issuerDid"`;
  for (const credential of stored) {
    if (credential.supersedesId !== null) await supersede(tx, credential, credential.supersedesId, act);
  }
  await audit(
    tx,
    act,
    stored.map(({ id, awardId, rendition, issuerDid }) => ({
      act: 'credential.issued',
      subject: `credential:${id}`,
      details: { award: awardId, rendition },
      owner: issuerDid,
    })),
  );
  return stored.map(({ id }) => id);
}

async function supersede(tx: Db, { awardId, issuerDid }: Stored, oldId: string, act: Act): Promise<void> {
  const old = await tx.credential.update({
    where: { id: oldId },
    data: { revokedAt: act.at, revokeReason: 'superseded' },
  });
  await touchLists(tx, [old.statusListId], 'revocation');
  await tx.award.update({ where: { id: awardId }, data: { suspendedAt: null } });
  await audit(tx, act, [
    {
      act: 'credential.superseded',
      subject: `credential:${oldId}`,
      details: { award: awardId },
      owner: issuerDid,
    },
  ]);
}
