import type { JsonObject, JsonValue } from '../common/json.js';
import type { ArchiveStore, KeptAward } from '../delivery/archive/ports.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { reachedAwards } from './reach.js';

const KEPT = {
  numbers: true,
  consents: { orderBy: { givenAt: 'asc' } },
  shares: { orderBy: { createdAt: 'asc' } },
  contacts: { orderBy: { givenAt: 'asc' } },
  accounts: { include: { account: true }, orderBy: { claimedAt: 'asc' } },
  mails: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  awards: {
    orderBy: [{ awardedOn: 'asc' }, { recordedAt: 'asc' }, { id: 'asc' }],
    include: {
      stack: { orderBy: [{ revision: 'asc' }, { position: 'asc' }] },
      evidence: { orderBy: { verifiedAt: 'asc' } },
      corrections: { orderBy: [{ askedAt: 'asc' }, { id: 'asc' }] },
      credentials: {
        orderBy: { revision: 'asc' },
        include: { renditions: { orderBy: { recordedAt: 'asc' } } },
      },
    },
  },
} as const satisfies Prisma.LearnerInclude;

type Row = Prisma.LearnerGetPayload<{ include: typeof KEPT }>;
type AwardRow = Row['awards'][number];

export function archiveStore(prisma: PrismaClient): ArchiveStore {
  return {
    async selectKeptRecords(whose) {
      const reach = 'learners' in whose ? whose : undefined;
      const learnerIds =
        'learners' in whose ? whose.learners.map(({ learnerId }) => learnerId) : whose.learnerIds;
      const found = await prisma.learner.findMany({
        where: { id: { in: [...learnerIds] } },
        include: { ...KEPT, awards: { ...KEPT.awards, where: reach ? reachedAwards(reach.learners) : {} } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      const isWhole = (id: string) =>
        !reach?.learners.some(({ learnerId, issuers }) => learnerId === id && issuers !== undefined);
      const rows = found.map((row) => (reach && !isWhole(row.id) ? reachedOf(row, reach.accountId) : row));
      const subjects = rows.flatMap(({ id, awards }) => [
        // why a name was changed is not the business of one institution
        ...(isWhole(id) ? [`learner:${id}`] : []),
        ...awards.map((one) => `award:${one.id}`),
      ]);
      const reasons = await prisma.reason.findMany({
        where: { subject: { in: subjects } },
        orderBy: { id: 'asc' },
      });
      const reasonsOf = (subject: string) =>
        reasons
          .filter((one) => one.subject === subject)
          .map(({ act, reason, at }) => plain({ act, reason, at }));
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        record: recordOf(row, reasonsOf(`learner:${row.id}`)),
        awards: row.awards.map((award) => keptAward(award, reasonsOf(`award:${award.id}`))),
      }));
    },
  };
}

/** What an account reaches of a record, beside awards: what it did itself, and what comes from those who vouched for it. */
function reachedOf(row: Row, accountId: string): Row {
  const accounts = row.accounts.filter((one) => one.accountId === accountId);
  const vouched = new Set(accounts.map(({ vouchedOf }) => vouchedOf));
  const reached = new Set(row.awards.map(({ id }) => id));
  return {
    ...row,
    accounts,
    numbers: row.numbers.filter(({ institutionCode }) => vouched.has(institutionCode)),
    contacts: row.contacts.filter(({ givenOf }) => vouched.has(givenOf)),
    mails: row.mails.filter(
      ({ institutionCode }) => institutionCode !== null && vouched.has(institutionCode),
    ),
    consents: row.consents.filter((one) => one.accountId === null || one.accountId === accountId),
    shares: row.shares.filter(({ awardIds }) => awardIds.every((id) => reached.has(id))),
  };
}

function recordOf(
  { numbers, consents, shares, contacts, accounts, mails, ...row }: Row,
  reasons: readonly JsonObject[],
) {
  return {
    ...plain({
      id: row.id,
      name: row.name,
      esi: row.esi,
      mergedInto: row.mergedIntoId,
      createdAt: row.createdAt,
    }),
    numbers: numbers.map(({ institutionCode, number }) => ({ institution: institutionCode, number })),
    contacts: contacts.map(({ learnerId: _learner, ...contact }) => plain(contact)),
    accounts: accounts.map(({ vouchedOf, claimedAt, account: { email, language, createdAt } }) =>
      plain({ email, language, createdAt, vouchedOf, claimedAt }),
    ),
    mails: mails.map(({ kind, state, createdAt, endedAt }) => plain({ kind, state, createdAt, endedAt })),
    consents: consents.map(({ textVersion, textLanguage, givenAt, withdrawnAt }) =>
      plain({ textVersion, textLanguage, givenAt, withdrawnAt }),
    ),
    shares: shares.map(({ tokenHash: _hash, learnerId: _learner, ...share }) => plain(share)),
    reasons: [...reasons],
  };
}

function keptAward(row: AwardRow, reasons: readonly JsonObject[]): KeptAward {
  const { id, kind, code, issuerDid, awardedOn, ects } = row;
  const newest = row.credentials.findLast(({ document }) => document !== null);
  const state = row.revokedAt !== null ? 'revoked' : row.suspendedAt !== null ? 'suspended' : 'in-force';
  return {
    ...{ id, kind, code, issuerDid, awardedOn, ects },
    state: newest?.suspendedAt && state === 'in-force' ? 'suspended' : state,
    document: newest?.document ?? undefined,
    record: {
      ...plain({
        id,
        kind,
        code,
        achievement: row.achievement,
        issuer: issuerDid,
        ects: ects / 100,
        awardedOn,
      }),
      grade: row.gradeValue === null ? null : { scheme: row.gradeScheme, value: row.gradeValue },
      criteria: row.criteria as JsonValue,
      ...plain({
        state,
        recordedAt: row.recordedAt,
        revokedAt: row.revokedAt,
        revokeReason: row.revokeReason,
      }),
      ...plain({ suspendedAt: row.suspendedAt, suspendReason: row.suspendReason }),
      stack: row.stack
        .filter(({ revision }) => revision === row.stackRevision)
        .map(({ rulePart, partId, throughId }) => ({ rulePart, award: partId, through: throughId })),
      evidence: row.evidence.map(({ document, issuer, verifiedAt }) =>
        plain({ document, issuer, verifiedAt }),
      ),
      credentials: row.credentials.map((one) => ({
        ...plain({ id: one.id, revision: one.revision, signedAt: one.signedAt, revokedAt: one.revokedAt }),
        ...plain({ revokeReason: one.revokeReason, suspendedAt: one.suspendedAt }),
        renditions: one.renditions.map((form) =>
          plain({ id: form.id, form: form.form, signedAt: form.signedAt }),
        ),
      })),
      corrections: row.corrections.map(({ awardId: _award, ...request }) => plain(request)),
      reasons: [...reasons],
    },
  };
}

/** Moments as text. */
function plain(values: Readonly<Record<string, JsonValue | Date>>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  );
}
