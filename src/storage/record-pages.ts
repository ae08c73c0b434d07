import { Prisma } from '../generated/prisma/client.js';
import type {
  CertificateFilter,
  CertificateView,
  CredentialFilter,
  CredentialState,
} from '../issuing/records/ports.js';
import type { After } from './pages.js';
import type { Db } from './rows.js';

// Ids of a page of records, the newest first. Each of these reads about as many rows as it gives, however many there are: an index in the
// order of the list is walked, or all of the few that there are of a party is sorted. Less true of
// learners whom an institution knows, where these are few of all and yet not few.

interface Page {
  readonly limit: number;
  readonly after: After | undefined;
}

/** Of an institution that has fewer numbers and awards than this, all learners are looked at for each page. */
const FEW = 800;
const NOTHING = Prisma.sql`TRUE`;

/** What comes after an item, in the order of two columns. */
function beyond(at: Prisma.Sql, id: Prisma.Sql, { after }: Page): Prisma.Sql {
  return after ? Prisma.sql`(${at}, ${id}) < (${after.at}, ${after.id}::uuid)` : NOTHING;
}

async function idsOf(db: Db, query: Prisma.Sql): Promise<string[]> {
  return (await db.$queryRaw<{ id: string }[]>(query)).map(({ id }) => id);
}

/** An institution as the walls of records know it. */
export interface Member {
  readonly institution: string;
  readonly issuerDid: string;
}

/** That an institution has a number for the learner `l`, or awarded something to them; each asked by an index, learner by learner. */
function isKnownTo({ institution, issuerDid }: Member): Prisma.Sql {
  return Prisma.sql`
    ((SELECT TRUE FROM "LearnerNumber" n WHERE n."learnerId" = l."id" AND n."institutionCode" = ${institution} LIMIT 1)
      OR (SELECT TRUE FROM "Award" a WHERE a."learnerId" = l."id" AND a."issuerDid" = ${issuerDid} LIMIT 1))`;
}

/** Whether a learner is one whom an institution knows, or, to the network, one that there is. */
export async function isLearnerWithin(db: Db, member: Member | undefined, id: string): Promise<boolean> {
  const known = member ? isKnownTo(member) : NOTHING;
  const found = Prisma.sql`
    SELECT l."id" FROM "Learner" l WHERE l."id" = ${id}::uuid AND l."erasedAt" IS NULL AND ${known}`;
  return (await idsOf(db, found)).length > 0;
}

/** Of the learners whom an institution knows; of the network, of all. */
export async function learnerPage(
  db: Db,
  member: Member | undefined,
  { number, esi }: { readonly number?: string | undefined; readonly esi?: string | undefined },
  page: Page,
): Promise<string[]> {
  const here = member ? Prisma.sql`"institutionCode" = ${member.institution}` : NOTHING;
  const few = member && number === undefined && esi === undefined ? await fewKnownTo(db, member) : undefined;
  const conditions = [
    Prisma.sql`l."erasedAt" IS NULL`,
    beyond(Prisma.sql`l."createdAt"`, Prisma.sql`l."id"`, page),
    esi === undefined ? NOTHING : Prisma.sql`l."esi" = ${esi}`,
    number === undefined
      ? NOTHING
      : Prisma.sql`l."id" IN (SELECT "learnerId" FROM "LearnerNumber" WHERE "number" = ${number} AND ${here})`,
    few ? Prisma.sql`l."id" = ANY(${few}::uuid[])` : NOTHING,
    member ? isKnownTo(member) : NOTHING,
  ];
  return idsOf(
    db,
    Prisma.sql`
      SELECT l."id" FROM "Learner" l WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY l."createdAt" DESC, l."id" DESC LIMIT ${page.limit}`,
  );
}

/** The learners whom an institution knows, if they are few. */
async function fewKnownTo(db: Db, { institution, issuerDid }: Member): Promise<string[] | undefined> {
  const numbers = Prisma.sql`
    FROM "LearnerNumber" WHERE "institutionCode" = ${institution} ORDER BY "number" LIMIT ${FEW}`;
  const awards = Prisma.sql`
    FROM "Award" WHERE "issuerDid" = ${issuerDid} ORDER BY "recordedAt", "id" LIMIT ${FEW}`;
  // counted in the indexes alone first, since most know many
  const [few] = await db.$queryRaw<{ ids: string[] | null }[]>`
    SELECT CASE WHEN (SELECT count(*) FROM ((SELECT ${numbers}) UNION ALL (SELECT ${awards})) AS known) < ${FEW}
      THEN ARRAY((SELECT "learnerId" ${numbers}) UNION (SELECT "learnerId" ${awards})) END AS "ids"`;
  return few?.ids ?? undefined;
}

/** Without those that are void. */
export async function credentialPage(
  db: Db,
  issuerDid: string,
  { learner, award, state }: CredentialFilter,
  page: Page,
): Promise<string[]> {
  const conditions = Prisma.join(
    [
      Prisma.sql`c."state" <> 'void'`,
      beyond(Prisma.sql`c."recordedAt"`, Prisma.sql`c."id"`, page),
      state === undefined ? NOTHING : CREDENTIAL_STATES[state],
    ],
    ' AND ',
  );
  const order = Prisma.sql`ORDER BY c."recordedAt" DESC, c."id" DESC LIMIT ${page.limit}`;
  if (learner !== undefined || award !== undefined) {
    const ofLearner = learner === undefined ? NOTHING : Prisma.sql`a."learnerId" = ${learner}::uuid`;
    const ofAward = award === undefined ? NOTHING : Prisma.sql`a."id" = ${award}::uuid`;
    return idsOf(
      db,
      Prisma.sql`
        SELECT c."id" FROM "Award" a JOIN "Credential" c ON c."awardId" = a."id"
        WHERE a."issuerDid" = ${issuerDid} AND ${ofLearner} AND ${ofAward} AND ${conditions} ${order}`,
    );
  }
  // a credential has its status in a list of its issuer: the newest of each list
  return idsOf(
    db,
    Prisma.sql`
      SELECT c."id" FROM "StatusList" l CROSS JOIN LATERAL (
        SELECT c."id", c."recordedAt" FROM "Credential" c WHERE c."statusListId" = l."id" AND ${conditions} ${order}) c
      WHERE l."issuerDid" = ${issuerDid} ${order}`,
  );
}

const CREDENTIAL_STATES: Readonly<Record<CredentialState, Prisma.Sql>> = {
  pending: Prisma.sql`c."state" = 'intent'`,
  valid: Prisma.sql`c."state" = 'issued' AND c."revokedAt" IS NULL AND c."suspendedAt" IS NULL`,
  suspended: Prisma.sql`c."state" = 'issued' AND c."revokedAt" IS NULL AND c."suspendedAt" IS NOT NULL`,
  revoked: Prisma.sql`c."revokedAt" IS NOT NULL`,
};

export async function certificatePage(
  db: Db,
  issuerDid: string,
  { learner, programme, state }: CertificateFilter,
  page: Page,
): Promise<string[]> {
  const conditions = [
    Prisma.sql`a."kind" = 'programme' AND a."issuerDid" = ${issuerDid}`,
    beyond(Prisma.sql`a."recordedAt"`, Prisma.sql`a."id"`, page),
    learner === undefined ? NOTHING : Prisma.sql`a."learnerId" = ${learner}::uuid`,
    programme === undefined ? NOTHING : Prisma.sql`a."code" = ${programme}`,
    state === undefined ? NOTHING : CERTIFICATE_STATES[state],
  ];
  return idsOf(
    db,
    Prisma.sql`
      SELECT a."id" FROM "Award" a WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY a."recordedAt" DESC, a."id" DESC LIMIT ${page.limit}`,
  );
}

const CERTIFICATE_STATES: Readonly<Record<CertificateView['state'], Prisma.Sql>> = {
  valid: Prisma.sql`a."revokedAt" IS NULL AND a."suspendedAt" IS NULL`,
  suspended: Prisma.sql`a."revokedAt" IS NULL AND a."suspendedAt" IS NOT NULL`,
  revoked: Prisma.sql`a."revokedAt" IS NOT NULL`,
};
