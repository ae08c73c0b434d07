import { CairnError } from '../common/errors.js';
import type { Reach } from '../common/reach.js';
import type { Prisma } from '../generated/prisma/client.js';
import type { LearnerState, LiveAward, Together } from '../issuing/ports.js';
import { awardsFrom, inAccount, issuerLookup } from './reach.js';
import { type Db, toGrade, toLearner } from './rows.js';
import type { Statements } from './statements.js';

/** What composing needs to know of a learner, as of one moment. Throws if there is no such learner. */
export async function selectLearnerState(prisma: Statements, learnerId: string): Promise<LearnerState> {
  const [state] = await statesOf(prisma, await selectRows(prisma, [learnerId], true));
  if (state) return state;
  throw new CairnError('not-found', 'learner.unknown', 'The network knows no learner of this id');
}

/** The same of many learners, in the order of their ids; without those that there aren't, or that were erased. */
export async function selectLearnerStates(
  prisma: Statements,
  learnerIds: readonly string[],
): Promise<LearnerState[]> {
  return statesOf(prisma, await selectRows(prisma, learnerIds, false));
}

async function statesOf(prisma: Statements, rows: readonly StateRow[]): Promise<LearnerState[]> {
  const issuersOf = await issuersAgreed(prisma, rows);
  return rows.map((row) => stateOf(row, issuersOf));
}

/** One statement, so that all is as of one moment: what is revoked between two would be in neither. */
async function selectRows(
  prisma: Statements,
  learnerIds: readonly string[],
  erasedToo: boolean,
): Promise<StateRow[]> {
  const rows = await prisma.$queryRaw<(Omit<StateRow, 'awards'> & { awards: JsonAward[] })[]>`
    SELECT l."id", l."name", l."salt", l."composeWanted",
      ARRAY(SELECT jsonb_build_object('accountId', "accountId") FROM "Consent"
        WHERE "learnerId" = l."id" AND "withdrawnAt" IS NULL) AS "consents",
      ARRAY(SELECT jsonb_build_object('accountId', "accountId", 'vouchedOf', "vouchedOf") FROM "LearnerAccount"
        WHERE "learnerId" = l."id") AS "accounts",
      ARRAY(SELECT jsonb_build_object('id', a."id", 'kind', a."kind", 'code', a."code", 'ects', a."ects",
          'awardedOn', a."awardedOn", 'awardedDate', a."awardedDate", 'achievement', a."achievement",
          'issuerDid', a."issuerDid", 'gradeScheme', a."gradeScheme", 'gradeValue', a."gradeValue",
          'stackRevision', a."stackRevision", 'endedBy', a."endedBy", 'suspendedAt', a."suspendedAt",
          'revokedAt', a."revokedAt", 'recordedAt', extract(epoch FROM a."recordedAt") * 1000,
          'credentials', ARRAY(SELECT jsonb_build_object('id', "id", 'state', "state", 'revokedAt', "revokedAt")
            FROM "Credential" WHERE "awardId" = a."id" AND "state" <> 'void' ORDER BY "revision"),
          'stack', ARRAY(SELECT jsonb_build_object('revision', "revision", 'rulePart', "rulePart",
              'partId', "partId", 'throughId', "throughId")
            FROM "StackEntry" WHERE "awardId" = a."id" ORDER BY "revision", "position"))
        FROM "Award" a WHERE a."learnerId" = l."id" ORDER BY a."id") AS "awards"
    FROM "Learner" l WHERE l."id" = ANY(${[...learnerIds]}::uuid[]) AND (${erasedToo} OR l."erasedAt" IS NULL)
    ORDER BY l."id"`;
  return rows.map((row) => ({
    ...row,
    awards: row.awards.map((award) => ({ ...award, recordedAt: new Date(award.recordedAt) })),
  }));
}

type StateRow = Pick<
  Prisma.LearnerGetPayload<{ include: typeof INCLUDED }>,
  'id' | 'name' | 'salt' | 'composeWanted'
> &
  Agreed & { readonly awards: readonly StateAward[] };

interface Agreed {
  readonly consents: readonly { readonly accountId: string | null }[];
  readonly accounts: readonly { readonly accountId: string; readonly vouchedOf: string }[];
}

interface StateAward {
  readonly id: string;
  readonly kind: 'module' | 'programme';
  readonly code: string;
  readonly ects: number;
  readonly awardedOn: string;
  readonly awardedDate: string;
  readonly achievement: string;
  readonly issuerDid: string;
  readonly gradeScheme: string | null;
  readonly gradeValue: string | null;
  readonly stackRevision: number;
  readonly endedBy: string | null;
  /** Whether it is there counts. */
  readonly suspendedAt: Date | string | null;
  readonly revokedAt: Date | string | null;
  readonly recordedAt: Date;
  readonly credentials: readonly {
    readonly id: string;
    readonly state: string;
    readonly revokedAt: Date | string | null;
  }[];
  readonly stack: readonly {
    readonly revision: number;
    readonly rulePart: string;
    readonly partId: string;
    readonly throughId: string | null;
  }[];
}

type JsonAward = Omit<StateAward, 'recordedAt'> & { readonly recordedAt: number };

/** The same with what is reached alone. */
export async function selectReachedStates(
  prisma: Db,
  { accountId, learners }: Reach,
): Promise<LearnerState[]> {
  const issuersOf = await issuerLookup(prisma);
  const rows = await Promise.all(
    learners.map(({ learnerId, issuers }) =>
      prisma.learner.findUnique({
        where: { id: learnerId, erasedAt: null },
        include: {
          ...INCLUDED,
          consents: { where: { withdrawnAt: null, ...inAccount(accountId) } },
          awards: { ...INCLUDED.awards, where: awardsFrom(issuers) },
        },
      }),
    ),
  );
  return rows.flatMap((row) => (row ? stateOf(row, issuersOf) : []));
}

/** Whose awards learners agree to have looked at together, without a look at the awards; as `selectLearnerStates` says it. */
export async function selectTogether(
  prisma: Statements,
  learnerIds: readonly string[],
): Promise<Map<string, Together>> {
  const rows = await prisma.$queryRaw<(Agreed & { readonly id: string })[]>`
    SELECT l."id",
      ARRAY(SELECT jsonb_build_object('accountId', "accountId") FROM "Consent"
        WHERE "learnerId" = l."id" AND "withdrawnAt" IS NULL) AS "consents",
      ARRAY(SELECT jsonb_build_object('accountId', "accountId", 'vouchedOf', "vouchedOf") FROM "LearnerAccount"
        WHERE "learnerId" = l."id") AS "accounts"
    FROM "Learner" l WHERE l."id" = ANY(${[...learnerIds]}::uuid[]) AND l."erasedAt" IS NULL`;
  const issuersOf = await issuersAgreed(prisma, rows);
  return new Map(rows.map((row) => [row.id, togetherOf(row, issuersOf)]));
}

const AGREED = {
  consents: { where: { withdrawnAt: null } },
  accounts: true,
} as const satisfies Prisma.LearnerInclude;

const INCLUDED = {
  ...AGREED,
  awards: {
    include: {
      credentials: {
        where: { state: { not: 'void' } },
        select: { id: true, state: true, revokedAt: true },
        orderBy: { revision: 'asc' },
      },
      stack: { orderBy: { position: 'asc' } },
    },
    orderBy: { id: 'asc' },
  },
} satisfies Prisma.LearnerInclude;

type IssuersOf = Awaited<ReturnType<typeof issuerLookup>>;

/** Asked only where somebody agreed to something. */
async function issuersAgreed(prisma: Statements, rows: readonly Agreed[]): Promise<IssuersOf> {
  return rows.some(({ consents }) => consents.length > 0) ? issuerLookup(prisma) : () => [];
}

/** What is agreed to in an account is about what the account reaches. */
function togetherOf({ consents, accounts }: Agreed, issuersOf: IssuersOf): Together {
  if (consents.length === 0) return false;
  if (consents.some(({ accountId }) => accountId === null)) return true;
  const agreed = accounts.filter((one) => consents.some(({ accountId }) => accountId === one.accountId));
  return issuersOf(agreed.map(({ vouchedOf }) => vouchedOf)) ?? true;
}

function stateOf(row: StateRow, issuersOf: IssuersOf): LearnerState {
  const inForce = row.awards.filter(({ revokedAt }) => revokedAt === null);
  const awards = inForce.map((award): LiveAward => {
    const { id, kind, code, ects, awardedOn, awardedDate, achievement, issuerDid, stackRevision } = award;
    const stack = award.stack.filter((entry) => entry.revision === stackRevision);
    return {
      id,
      kind,
      code,
      ects,
      awardedOn,
      awardedDate,
      achievement,
      institution: issuerDid,
      grade: toGrade(award),
      suspended: award.suspendedAt !== null,
      issued: award.credentials.some(({ state }) => state === 'issued'),
      credentialId: award.credentials.find(({ state, revokedAt }) => state === 'issued' && revokedAt === null)
        ?.id,
      ...(kind === 'programme'
        ? { parts: stack.map((entry) => entry.partId), stack: stack.map(toAssigned) }
        : {}),
    };
  });
  return {
    learner: toLearner(row),
    consent: togetherOf(row, issuersOf),
    awards,
    withheld: withheld(row.awards),
    replaced: new Map(
      lastEnded(row.awards, 'service').flatMap(({ code, credentials }) => {
        const last = credentials.findLast(({ state }) => state === 'issued');
        return last ? [[code, last.id]] : [];
      }),
    ),
    unfinished: inForce.some(({ credentials }) => credentials.some(({ state }) => state === 'intent')),
    composeWanted: row.composeWanted,
  };
}

/** What is known of a certificate that ended. */
export interface Ended {
  readonly kind: string;
  readonly code: string;
  readonly recordedAt: Date;
  readonly endedBy: string | null;
}

/** Programmes whose last certificate a person revoked; one that is in force, or ended by itself, counts as the last. */
export function withheld(awards: readonly Ended[]): string[] {
  return lastEnded(awards, 'person').map(({ code }) => code);
}

/** Of each programme the last certificate, if it ended in this way. */
function lastEnded<T extends Ended>(awards: readonly T[], endedBy: string): T[] {
  const last = new Map<string, T>();
  for (const award of awards.filter(({ kind }) => kind === 'programme')) {
    const known = last.get(award.code);
    const later = !known || known.recordedAt < award.recordedAt;
    // of two in the same millisecond, the one that a person revoked: to ask once too often harms nobody
    const unclear = known?.recordedAt.getTime() === award.recordedAt.getTime() && award.endedBy === 'person';
    if (later || unclear) last.set(award.code, award);
  }
  return [...last.values()].filter((award) => award.endedBy === endedBy);
}

function toAssigned(entry: { rulePart: string; partId: string; throughId: string | null }) {
  const { rulePart: part, partId: award, throughId } = entry;
  return { part, award, ...(throughId === null ? {} : { through: throughId }) };
}
