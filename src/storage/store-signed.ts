import type { Act, SignedCredential } from '../issuing/ports.js';
import { type AuditLine, audit } from './audit.js';
import { GATHERED_FOR, wantCredentialMails } from './credential-mails.js';
import { lift, liveCredentials, PERSON, REISSUING, suspendCredentials } from './holds.js';
import { reachersOf } from './reach.js';
import type { Db } from './rows.js';
import type { Statements } from './statements.js';
import { touchListsOf } from './status-slots.js';

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
  const held = await tx.award.findMany({
    where: { id: { in: stored.map(({ awardId }) => awardId) }, suspendedAt: { not: null } },
  });
  for (const award of held) await inheritSuspension(tx, award, stored, act);
  await audit(tx, act, stored.map(issuedLine));
  await tellIssued(tx, stored, act);
  return stored.map(({ id }) => id);
}

/** What the audit says of a credential that is issued. */
export function issuedLine({ id, awardId, rendition, issuerDid }: Omit<Stored, 'supersedesId'>): AuditLine {
  const details = { award: awardId, rendition };
  return { act: 'credential.issued', subject: `credential:${id}`, details, owner: issuerDid };
}

/** Wants mails about what was issued; what replaces another is no news. */
export async function tellIssued(
  tx: Statements,
  issued: readonly Pick<Stored, 'awardId' | 'rendition' | 'supersedesId'>[],
  { at }: Act,
): Promise<void> {
  const news = issued.filter(({ supersedesId, rendition }) => supersedesId === null && rendition === 'vc');
  if (news.length === 0) return;
  const awardIds = news.map(({ awardId }) => awardId);
  await wantCredentialMails(tx, await reachersOf(tx, awardIds), at, GATHERED_FOR);
}

/** Revokes what was replaced, unless it ended with an award of its own. */
async function supersede(tx: Db, { awardId, issuerDid }: Stored, oldId: string, act: Act): Promise<void> {
  const { count } = await tx.credential.updateMany({
    where: { id: oldId, awardId, revokedAt: null },
    data: { revokedAt: act.at, revokeReason: 'superseded' },
  });
  if (count === 0) return;
  const old = await tx.credential.findUniqueOrThrow({ where: { id: oldId } });
  await touchListsOf(tx, [old], 'revocation');
  await audit(tx, act, [
    {
      act: 'credential.superseded',
      subject: `credential:${oldId}`,
      details: { award: awardId },
      owner: issuerDid,
    },
  ]);
}

interface HeldAward {
  readonly id: string;
  readonly issuerDid: string;
  readonly suspendedBy: string | null;
}

/**
 * The new credential of a suspended award is suspended for the reason of the one that it replaces; unless it is what that
 * one waited for. Only a person's word then still holds it.
 */
async function inheritSuspension(tx: Db, award: HeldAward, stored: readonly Stored[], act: Act) {
  const replaced = stored.find(({ awardId }) => awardId === award.id)?.supersedesId ?? null;
  const old = replaced === null ? null : await tx.credential.findUnique({ where: { id: replaced } });
  const waitedFor = old?.suspendReason === REISSUING;
  if (waitedFor && award.suspendedBy !== PERSON) return lift(tx, award.id, act);
  const reason = waitedFor ? PERSON : (old?.suspendReason ?? PERSON);
  const live = await liveCredentials(tx, [award.id]);
  const standing = live.filter(({ suspendedAt }) => suspendedAt === null);
  await suspendCredentials(tx, standing, reason, act);
}
