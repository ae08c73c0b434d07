import type { Prisma } from '../generated/prisma/client.js';
import type { AwardState, AwardView, AwardViewStore } from '../issuing/lifecycle/ports.js';
import { before, newestFirst } from './pages.js';
import { type Db, toAwardRecord } from './rows.js';

export function awardViewStore(prisma: Db): AwardViewStore {
  return {
    async selectAwardViews(issuerDid, { learner, code, kind, state }, page) {
      const rows = await prisma.award.findMany({
        where: {
          AND: [
            { issuerDid },
            learner === undefined ? {} : { learnerId: learner },
            code === undefined ? {} : { code },
            kind === undefined ? {} : { kind },
            state === undefined ? {} : STATES[state],
            before('recordedAt', page.after),
          ],
        },
        include: VIEW,
        ...newestFirst('recordedAt', page.limit),
      });
      return rows.map(toView);
    },

    async selectOptionalAwardView(issuerDid, id) {
      const row = await prisma.award.findFirst({ where: { id, issuerDid }, include: VIEW });
      return row ? toView(row) : undefined;
    },
  };
}

const STATES: Readonly<Record<AwardState, Prisma.AwardWhereInput>> = {
  valid: { revokedAt: null, suspendedAt: null },
  suspended: { revokedAt: null, suspendedAt: { not: null } },
  revoked: { revokedAt: { not: null } },
};

const VIEW = {
  credentials: { where: { state: 'issued' }, orderBy: { revision: 'desc' }, take: 1, select: { id: true } },
  evidence: { select: { id: true, issuer: true, digest: true, verifiedAt: true } },
} satisfies Prisma.AwardInclude;

function toView(row: Prisma.AwardGetPayload<{ include: typeof VIEW }>): AwardView {
  const { id, learnerId, kind, code, achievement, ects, awardedOn, recordedAt, evidence } = row;
  const state = row.revokedAt ? 'revoked' : row.suspendedAt ? 'suspended' : 'valid';
  const by = { revoked: row.endedBy, suspended: row.suspendedBy, valid: null }[state];
  const reason = { revoked: row.revokeReason, suspended: row.suspendReason, valid: null }[state];
  return {
    id,
    learnerId,
    kind,
    code,
    achievement,
    ects,
    awardedOn,
    grade: row.gradeValue ?? undefined,
    criteria: toAwardRecord(row).criteria,
    recordedAt,
    state,
    by: by ?? undefined,
    reason: by === 'person' ? (reason ?? undefined) : undefined,
    credentialId: row.credentials[0]?.id,
    evidence,
  };
}
