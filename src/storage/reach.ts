import type { Reached } from '../common/reach.js';
import type { MailWanted } from '../delivery/mail/ports.js';
import type { Prisma } from '../generated/prisma/client.js';
import type { Db } from './rows.js';
import type { Statements } from './statements.js';

/** Whose word an address has, where it is the network's and not that of an institution with a code. */
export const NETWORK = 'network';

/** What an account reaches; what it was given first comes first. */
export async function selectReach(db: Db, accountId: string): Promise<Reached[]> {
  const rows = await db.learnerAccount.findMany({ where: { accountId }, orderBy: { claimedAt: 'asc' } });
  const issuersOf = await issuerLookup(db);
  return [...new Set(rows.map(({ learnerId }) => learnerId))].map((learnerId) => ({
    learnerId,
    issuers: issuersOf(rows.filter((row) => row.learnerId === learnerId).map(({ vouchedOf }) => vouchedOf)),
  }));
}

/** Tells whose awards are reached on the word of these: of institutions by code, or of the network. */
export async function issuerLookup(
  db: Statements,
): Promise<(vouched: readonly string[]) => readonly string[] | undefined> {
  const members = await db.$queryRaw<{ code: string; did: string; isNetwork: boolean }[]>`
    SELECT "code", "did", FALSE AS "isNetwork" FROM "Institution"
    UNION ALL SELECT "code", "did", TRUE FROM "Network" ORDER BY "isNetwork", "code"`;
  const network = members.find(({ isNetwork }) => isNetwork);
  const institutions = members.filter(({ isNetwork }) => !isNetwork);
  return (vouched) => {
    if (vouched.includes(NETWORK)) return undefined;
    const dids = institutions.filter(({ code }) => vouched.includes(code)).map(({ did }) => did);
    return network ? [...dids, network.did] : dids;
  };
}

/** The awards of a learner that are reached on the word of their issuers, `Reached.issuers`. */
export function awardsFrom(issuers: readonly string[] | undefined): Prisma.AwardWhereInput {
  if (issuers === undefined) return {};
  const issuerDid = { in: [...issuers] };
  return { issuerDid, stack: { every: { part: { issuerDid } } } };
}

/** The awards that are reached. */
export function reachedAwards(learners: readonly Reached[]): Prisma.AwardWhereInput {
  return { OR: learners.map(({ learnerId, issuers }) => ({ learnerId, ...awardsFrom(issuers) })) };
}

/** The consents that were given in an account, and those that were given in none. */
export function inAccount(accountId: string | null): Prisma.ConsentWhereInput {
  return { OR: [{ accountId: null }, ...(accountId === null ? [] : [{ accountId }])] };
}

/**
 * Who reaches awards: accounts, and addresses by which nobody has claimed them yet; each once a learner. It is the rule of
 * `awardsFrom`, asked the other way.
 */
export async function reachersOf(db: Statements, awardIds: readonly string[]): Promise<MailWanted[]> {
  return db.$queryRaw`
    WITH needed AS (
      SELECT a."id", a."learnerId", array_agg(DISTINCT i."code") AS "codes"
      FROM "Award" a
      LEFT JOIN "StackEntry" s ON s."awardId" = a."id"
      LEFT JOIN "Award" p ON p."id" = s."partId"
      JOIN "Institution" i ON i."did" IN (a."issuerDid", p."issuerDid")
      WHERE a."id" = ANY(${[...new Set(awardIds)]}::uuid[])
      GROUP BY a."id"),
    places AS (
      SELECT "learnerId", "accountId"::text AS "place", array_agg("vouchedOf") AS "vouched"
      FROM "LearnerAccount" WHERE "learnerId" IN (SELECT "learnerId" FROM needed) GROUP BY 1, 2
      UNION ALL
      SELECT c."learnerId", c."email", array_agg(c."givenOf")
      FROM "LearnerContact" c WHERE c."learnerId" IN (SELECT "learnerId" FROM needed) AND NOT EXISTS (
        SELECT FROM "LearnerAccount" a
        WHERE a."learnerId" = c."learnerId" AND a."vouchedOf" IN (c."givenOf", ${NETWORK}))
      GROUP BY 1, 2)
    SELECT n."learnerId", p."place",
      min(CASE WHEN ${NETWORK} = ANY(p."vouched") THEN ${NETWORK} ELSE n."codes"[1] END) AS "vouchedOf"
    FROM needed n JOIN places p ON p."learnerId" = n."learnerId"
    WHERE ${NETWORK} = ANY(p."vouched") OR n."codes" <@ p."vouched"
    GROUP BY 1, 2`;
}
