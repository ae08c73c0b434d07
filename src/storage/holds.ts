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
 * Locks those of some awards that haven't ended, until the transaction ends, together with the certificates whose present
 * stack uses one of them, directly or through one of their parts: in the order of all their ids, before anything is changed.
 * Answers with those of these certificates that are none of the awards, inner ones first. The learners are locked by whoever
 * calls, so that no other certificate comes to use them.
 */
export async function lockWithUsers(tx: Db, awardIds: readonly string[]): Promise<string[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE "used" AS (
      SELECT "id" FROM "Award" WHERE "id" = ANY(${awardIds}::uuid[]) AND "revokedAt" IS NULL
      UNION
      SELECT s."awardId" FROM "used" u JOIN "StackEntry" s ON s."partId" = u."id"
        JOIN "Award" a ON a."id" = s."awardId"
      WHERE s."revision" = a."stackRevision" AND a."revokedAt" IS NULL)
    SELECT "id" FROM "Award" WHERE "id" IN (SELECT "id" FROM "used") ORDER BY "id" FOR NO KEY UPDATE`;
  const given = new Set(awardIds);
  const users = locked.flatMap(({ id }) => (given.has(id) ? [] : id));
  const sizes = await tx.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Award" a
    WHERE a."id" = ANY(${users}::uuid[]) AND a."revokedAt" IS NULL
    ORDER BY (SELECT count(*) FROM "StackEntry" s WHERE s."awardId" = a."id" AND s."revision" = a."stackRevision"), a."id"`;
  return sizes.map(({ id }) => id);
}

/**
 * Ends awards with their credentials, and answers with the ids of those that hadn't ended before. An intent that was never
 * signed is made void: nothing of it ever left. The awards are locked by whoever calls.
 */
export async function endAwards(
  tx: Db,
  awardIds: readonly string[],
  reason: string,
  by: Ender,
  act: Act,
): Promise<string[]> {
  const ended = await tx.award.updateManyAndReturn({
    where: { id: { in: [...awardIds] }, revokedAt: null },
    data: { revokedAt: act.at, revokeReason: reason, endedBy: by, liveKey: null },
    select: { id: true, issuerDid: true },
  });
  if (ended.length === 0) return [];
  const ids = ended.map(({ id }) => id);
  await voidIntents(tx, ids, act);
  const live = await liveCredentials(tx, ids);
  await tx.credential.updateMany({
    where: { id: { in: live.map(({ id }) => id) } },
    data: { revokedAt: act.at, revokeReason: 'award-revoked' },
  });
  await touchListsOf(tx, live, 'revocation');
  const owners = new Map(ended.map(({ id, issuerDid }) => [id, issuerDid]));
  await audit(tx, act, [
    ...ended.map(({ id, issuerDid }) => ({
      act: 'award.revoked',
      subject: `award:${id}`,
      details: { by },
      owner: issuerDid,
    })),
    ...live.map(({ id, awardId }) => ({
      act: 'credential.revoked',
      subject: `credential:${id}`,
      details: { award: awardId },
      owner: owners.get(awardId),
    })),
  ]);
  return ids;
}

/** Makes what was recorded of awards and not signed void. The awards are locked by whoever calls. */
export async function voidIntents(tx: Db, awardIds: readonly string[], act: Act): Promise<void> {
  const voided = await tx.$queryRaw<{ id: string; awardId: string; issuerDid: string }[]>`
    UPDATE "Credential" c SET "state" = 'void' FROM "Award" a
    WHERE c."awardId" = ANY(${awardIds}::uuid[]) AND a."id" = c."awardId" AND c."state" = 'intent'
    RETURNING c."id", c."awardId", a."issuerDid"`;
  await audit(
    tx,
    act,
    voided.map(({ id, awardId, issuerDid }) => ({
      act: 'credential.voided',
      subject: `credential:${id}`,
      details: { award: awardId },
      owner: issuerDid,
    })),
  );
}

/** Holds certificates; the stronger of two reasons stays. Their awards are locked by whoever calls. */
export async function hold(tx: Db, awardIds: readonly string[], reason: Hold, act: Act): Promise<void> {
  if (awardIds.length === 0) return;
  const live = new Map((await liveCredentials(tx, awardIds)).map((one) => [one.awardId, one]));
  // recorded, not signed yet: it rests on what is gone, so it never comes to be
  const unsigned = awardIds.filter((id) => !live.has(id));
  await endAwards(tx, unsigned, 'A part of it went away before it was issued.', 'service', act);
  const held = awardIds.flatMap((id) => live.get(id) ?? []);
  // what was to be signed rests on what is gone; what only says the same anew is signed, and is held then
  const reissued = held.filter(({ suspendReason }) => suspendReason === REISSUING);
  await voidIntents(
    tx,
    reissued.map(({ awardId }) => awardId),
    act,
  );
  await tx.award.updateMany({
    where: { id: { in: held.map(({ awardId }) => awardId) }, suspendedAt: null },
    data: { suspendedAt: act.at, suspendedBy: 'service', suspendReason: null },
  });
  const changed = held
    .map((credential) => ({ credential, next: strongest(credential.suspendReason, reason) }))
    .filter(({ credential, next }) => next !== credential.suspendReason);
  for (const next of new Set(changed.map((one) => one.next))) {
    const credentials = changed.filter((one) => one.next === next).map(({ credential }) => credential);
    await suspendCredentials(tx, credentials, next, act);
  }
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
  readonly award: { readonly issuerDid: string };
}

/** The credentials of awards that are issued and not revoked. */
export function liveCredentials(tx: Db, awardIds: readonly string[]): Promise<LiveCredential[]> {
  return tx.credential.findMany({
    where: { awardId: { in: [...awardIds] }, state: 'issued', revokedAt: null },
    select: {
      id: true,
      awardId: true,
      statusListId: true,
      suspendedAt: true,
      suspendReason: true,
      award: { select: { issuerDid: true } },
    },
  });
}

/** Suspends credentials, or changes why they are. */
export async function suspendCredentials(
  tx: Db,
  credentials: readonly LiveCredential[],
  reason: string,
  act: Act,
): Promise<void> {
  if (credentials.length === 0) return;
  const id = { in: credentials.map((credential) => credential.id) };
  const fresh = credentials.filter(({ suspendedAt }) => suspendedAt === null);
  await tx.credential.updateMany({ where: { id }, data: { suspendReason: reason } });
  await tx.credential.updateMany({ where: { id, suspendedAt: null }, data: { suspendedAt: act.at } });
  await touchListsOf(tx, fresh, 'suspension');
  await audit(
    tx,
    act,
    credentials.map(({ id: credential, awardId, award }) => ({
      act: 'credential.suspended',
      subject: `credential:${credential}`,
      details: { award: awardId, reason },
      owner: award.issuerDid,
    })),
  );
}

/** Ends the suspension of an award and its credentials, whatever held them. */
export async function lift(tx: Db, awardId: string, act: Act): Promise<void> {
  const { issuerDid } = await tx.award.update({
    where: { id: awardId },
    data: { suspendedAt: null, suspendedBy: null, suspendReason: null },
  });
  const held = (await liveCredentials(tx, [awardId])).filter(({ suspendedAt }) => suspendedAt !== null);
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
  const [live] = await liveCredentials(tx, [awardId]);
  if (live?.suspendReason !== 'part-suspended') return;
  const gone = await tx.$queryRaw<object[]>`
    SELECT 1 FROM "StackEntry" s JOIN "Award" a ON a."id" = s."awardId" JOIN "Award" p ON p."id" = s."partId"
    WHERE a."id" = ${awardId}::uuid AND s."revision" = a."stackRevision"
      AND (p."revokedAt" IS NOT NULL OR p."suspendedAt" IS NOT NULL) LIMIT 1`;
  if (gone.length > 0) return;
  const award = await tx.award.findUniqueOrThrow({ where: { id: awardId } });
  if (award.suspendedBy === 'person') await suspendCredentials(tx, [live], PERSON, act);
  else await lift(tx, awardId, act);
}
