import type { Act, Ender } from '../issuing/ports.js';
import { audit } from './audit.js';
import type { Db } from './rows.js';
import { touchListsOf } from './status-slots.js';

/**
 * Why the service holds a certificate. It is kept on the certificate's live credential, so that it stays while a person
 * holds the same certificate for a reason of their own (`Award.suspendedBy`), and shows again when that ends.
 *
 * - `part-suspended`: a part is suspended; it ends with that.
 * - `part-revoked`, `part-corrected`, `learner-merged`: it is evaluated again, and held until other awards satisfy the
 *   rule.
 */
export type Hold = 'part-suspended' | 'part-revoked' | 'part-corrected' | 'learner-merged';

/** Nothing but a person holds it. */
export const PERSON = 'person';
/** What satisfies the rule was found; the credential that says so is recorded, and not signed yet. */
export const REISSUING = 'reissuing';
/** Holds that end with a new look at the rule. */
export const EVALUATED_HOLDS: readonly string[] = ['part-revoked', 'part-corrected', 'learner-merged'];

/**
 * The certificates whose present stack uses an award, directly or through one of their parts, locked until the transaction
 * ends; inner ones first.
 */
export async function lockUsers(tx: Db, awardId: string): Promise<string[]> {
  const users = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE "users" AS (
      SELECT s."awardId" AS "id" FROM "StackEntry" s JOIN "Award" a ON a."id" = s."awardId"
      WHERE s."partId" = ${awardId}::uuid AND s."revision" = a."stackRevision" AND a."revokedAt" IS NULL
      UNION
      SELECT s."awardId" FROM "users" u JOIN "StackEntry" s ON s."partId" = u."id"
        JOIN "Award" a ON a."id" = s."awardId"
      WHERE s."revision" = a."stackRevision" AND a."revokedAt" IS NULL)
    SELECT "id" FROM "Award" WHERE "id" IN (SELECT "id" FROM "users") ORDER BY "id" FOR NO KEY UPDATE`;
  const ids = users.map(({ id }) => id);
  const sizes = await tx.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Award" a
    WHERE a."id" = ANY(${ids}::uuid[]) AND a."revokedAt" IS NULL
    ORDER BY (SELECT count(*) FROM "StackEntry" s WHERE s."awardId" = a."id" AND s."revision" = a."stackRevision"), a."id"`;
  return sizes.map(({ id }) => id);
}

/**
 * Ends an award with its credentials; false if it had ended before. An intent that was never signed is made void: nothing
 * of it ever left.
 */
export async function endAward(
  tx: Db,
  awardId: string,
  reason: string,
  by: Ender,
  act: Act,
): Promise<boolean> {
  const { count } = await tx.award.updateMany({
    where: { id: awardId, revokedAt: null },
    data: { revokedAt: act.at, revokeReason: reason, endedBy: by, liveKey: null },
  });
  if (count === 0) return false;
  const { issuerDid } = await tx.award.findUniqueOrThrow({ where: { id: awardId } });
  await voidIntents(tx, awardId, act);
  const live = await liveCredentials(tx, awardId);
  await tx.credential.updateMany({
    where: { id: { in: live.map(({ id }) => id) } },
    data: { revokedAt: act.at, revokeReason: 'award-revoked' },
  });
  await touchListsOf(tx, live, 'revocation');
  await audit(tx, act, [
    { act: 'award.revoked', subject: `award:${awardId}`, details: { by }, owner: issuerDid },
    ...live.map(({ id }) => ({
      act: 'credential.revoked',
      subject: `credential:${id}`,
      details: { award: awardId },
      owner: issuerDid,
    })),
  ]);
  return true;
}

/** Makes what was recorded of an award and not signed void. Its award is locked by whoever calls. */
export async function voidIntents(tx: Db, awardId: string, act: Act): Promise<void> {
  const voided = await tx.$queryRaw<{ id: string; issuerDid: string }[]>`
    UPDATE "Credential" c SET "state" = 'void' FROM "Award" a
    WHERE c."awardId" = ${awardId}::uuid AND a."id" = c."awardId" AND c."state" = 'intent'
    RETURNING c."id", a."issuerDid"`;
  await audit(
    tx,
    act,
    voided.map(({ id, issuerDid }) => ({
      act: 'credential.voided',
      subject: `credential:${id}`,
      details: { award: awardId },
      owner: issuerDid,
    })),
  );
}

/** Holds a certificate; the stronger of two reasons stays. Its award is locked by whoever calls. */
export async function hold(tx: Db, awardId: string, reason: Hold, act: Act): Promise<void> {
  const [live] = await liveCredentials(tx, awardId);
  if (!live) {
    // recorded, not signed yet: it rests on what is gone, so it never comes to be
    await endAward(tx, awardId, 'A part of it went away before it was issued.', 'service', act);
    return;
  }
  // what was to be signed rests on what is gone; what only says the same anew is signed, and is held then
  if (live.suspendReason === REISSUING) await voidIntents(tx, awardId, act);
  const award = await tx.award.findUniqueOrThrow({ where: { id: awardId } });
  if (award.suspendedAt === null) {
    const data = { suspendedAt: act.at, suspendedBy: 'service' as const, suspendReason: null };
    await tx.award.update({ where: { id: awardId }, data });
  }
  const next = strongest(live.suspendReason, reason);
  if (next !== live.suspendReason) await suspendCredential(tx, live, next, award.issuerDid, act);
}

function strongest(present: string | null, reason: Hold): string {
  if (present === REISSUING) return 'part-revoked';
  return present !== null && EVALUATED_HOLDS.includes(present) ? present : reason;
}

interface LiveCredential {
  readonly id: string;
  readonly awardId: string;
  readonly statusListId: string;
  readonly suspendedAt: Date | null;
  readonly suspendReason: string | null;
}

/** The credentials of an award that are issued and not revoked: one for each rendition. */
export function liveCredentials(tx: Db, awardId: string): Promise<LiveCredential[]> {
  return tx.credential.findMany({
    where: { awardId, state: 'issued', revokedAt: null },
    select: { id: true, awardId: true, statusListId: true, suspendedAt: true, suspendReason: true },
  });
}

/** Suspends a credential, or changes why it is. */
export async function suspendCredential(
  tx: Db,
  credential: LiveCredential,
  reason: string,
  owner: string,
  act: Act,
): Promise<void> {
  const { id, awardId, suspendedAt } = credential;
  await tx.credential.update({
    where: { id },
    data: { suspendedAt: suspendedAt ?? act.at, suspendReason: reason },
  });
  if (suspendedAt === null) await touchListsOf(tx, [credential], 'suspension');
  const details = { award: awardId, reason };
  await audit(tx, act, [{ act: 'credential.suspended', subject: `credential:${id}`, details, owner }]);
}

/** Ends the suspension of an award and its credentials, whatever held them. */
export async function lift(tx: Db, awardId: string, act: Act): Promise<void> {
  const { issuerDid } = await tx.award.update({
    where: { id: awardId },
    data: { suspendedAt: null, suspendedBy: null, suspendReason: null },
  });
  const held = (await liveCredentials(tx, awardId)).filter(({ suspendedAt }) => suspendedAt !== null);
  await tx.credential.updateMany({
    where: { id: { in: held.map(({ id }) => id) } },
    data: { suspendedAt: null, suspendReason: null },
  });
  await touchListsOf(tx, held, 'suspension');
  await audit(
    tx,
    act,
    held.map(({ id }) => ({
      act: 'credential.reinstated',
      subject: `credential:${id}`,
      details: { award: awardId },
      owner: issuerDid,
    })),
  );
}

/** Ends the hold of a certificate none of whose parts is suspended any more; its award is locked by whoever calls. */
export async function releaseIfWhole(tx: Db, awardId: string, act: Act): Promise<void> {
  const [live] = await liveCredentials(tx, awardId);
  if (live?.suspendReason !== 'part-suspended') return;
  const gone = await tx.$queryRaw<object[]>`
    SELECT 1 FROM "StackEntry" s JOIN "Award" a ON a."id" = s."awardId" JOIN "Award" p ON p."id" = s."partId"
    WHERE a."id" = ${awardId}::uuid AND s."revision" = a."stackRevision"
      AND (p."revokedAt" IS NOT NULL OR p."suspendedAt" IS NOT NULL) LIMIT 1`;
  if (gone.length > 0) return;
  const award = await tx.award.findUniqueOrThrow({ where: { id: awardId } });
  if (award.suspendedBy === 'person') await suspendCredential(tx, live, PERSON, award.issuerDid, act);
  else await lift(tx, awardId, act);
}
