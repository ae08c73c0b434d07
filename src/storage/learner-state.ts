import type { Reach } from '../common/reach.js';
import type { Prisma } from '../generated/prisma/client.js';
import type { LearnerState, LiveAward, Together } from '../issuing/ports.js';
import { awardsFrom, inAccount, issuerLookup } from './reach.js';
import { type Db, toGrade, toLearner } from './rows.js';

/** What composing needs to know of a learner, as of one moment. Throws if there is no such learner. */
export async function selectLearnerState(prisma: Db, learnerId: string): Promise<LearnerState> {
  const issuersOf = await issuerLookup(prisma);
  const row = await prisma.learner.findUniqueOrThrow({ where: { id: learnerId }, include: INCLUDED });
  return stateOf(row, issuersOf);
}

/** The same of many learners, in the order of their ids; without those that there aren't, or that were erased. */
export async function selectLearnerStates(
  prisma: Db,
  learnerIds: readonly string[],
): Promise<LearnerState[]> {
  const issuersOf = await issuerLookup(prisma);
  const where = { id: { in: [...learnerIds] }, erasedAt: null };
  const rows = await prisma.learner.findMany({ where, include: INCLUDED, orderBy: { id: 'asc' } });
  return rows.map((row) => stateOf(row, issuersOf));
}

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

/** Whose awards learners agree to have looked at together. */
export async function selectTogether(
  prisma: Db,
  learnerIds: readonly string[],
): Promise<Map<string, Together>> {
  const issuersOf = await issuerLookup(prisma);
  const where = { id: { in: [...learnerIds] } };
  const rows = await prisma.learner.findMany({ where, include: AGREED });
  return new Map(rows.map((row) => [row.id, togetherOf(row, issuersOf)]));
}

const AGREED = {
  consents: { where: { withdrawnAt: null } },
  accounts: true,
} as const satisfies Prisma.LearnerInclude;

const INCLUDED = {
  ...AGREED,
  // revoked ones too, in the same query: what is revoked between two would be in neither
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

/** What is agreed to in an account is about what the account reaches. */
function togetherOf(
  { consents, accounts }: Prisma.LearnerGetPayload<{ include: typeof AGREED }>,
  issuersOf: IssuersOf,
): Together {
  if (consents.length === 0) return false;
  if (consents.some(({ accountId }) => accountId === null)) return true;
  const agreed = accounts.filter((one) => consents.some(({ accountId }) => accountId === one.accountId));
  return issuersOf(agreed.map(({ vouchedOf }) => vouchedOf)) ?? true;
}

function stateOf(
  row: Prisma.LearnerGetPayload<{ include: typeof INCLUDED }>,
  issuersOf: IssuersOf,
): LearnerState {
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

interface Ended {
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
