import { isWithin, type Wall } from '../common/wall.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import type {
  AuditView,
  CertificateView,
  CredentialState,
  CredentialView,
  LearnerView,
  RecordsStore,
} from '../issuing/records/ports.js';
import { before, newestFirst } from './pages.js';
import {
  certificatePage,
  credentialPage,
  isLearnerWithin,
  learnerPage,
  type Member,
} from './record-pages.js';
import { toShareView } from './share-store.js';

/** Lists and single records as an institution or the network may see them. */
export function recordsStore(prisma: PrismaClient): RecordsStore {
  const dids = new Map<Wall, string>();
  /** The one issuer within the wall. A DID never changes. */
  const issuerOf = async (wall: Wall): Promise<string> => {
    const known = dids.get(wall);
    if (known !== undefined) return known;
    const { did } =
      wall === undefined
        ? await prisma.network.findUniqueOrThrow({ where: { id: 1 } })
        : await prisma.institution.findUniqueOrThrow({ where: { code: wall } });
    dids.set(wall, did);
    return did;
  };
  const issuedWithin = async (wall: Wall) => ({ issuerDid: await issuerOf(wall) });
  const memberOf = async (wall: Wall): Promise<Member | undefined> =>
    wall === undefined ? undefined : { institution: wall, issuerDid: await issuerOf(wall) };
  const sharesWithin = (wall: Wall) => ({ madeOf: wall ?? null, ofHolder: false });

  return {
    async selectLearnerViews(wall, filter, page) {
      const ids = await learnerPage(prisma, await memberOf(wall), filter, page);
      const rows = await prisma.learner.findMany({
        where: { id: { in: ids } },
        include: LEARNER,
        ...newestFirst('createdAt', page.limit),
      });
      return rows.map((row) => toLearnerView(row, wall));
    },

    async selectOptionalLearnerView(wall, id) {
      const row = await prisma.learner.findUnique({ where: { id }, include: LEARNER });
      // a merged record has nothing of its own any more: whoever knows the one that it is part of may be led there
      const known = row && (await isLearnerWithin(prisma, await memberOf(wall), row.mergedIntoId ?? id));
      return known ? toLearnerView(row, wall) : undefined;
    },

    async selectCredentialViews(wall, filter, page) {
      const ids = await credentialPage(prisma, await issuerOf(wall), filter, page);
      const rows = await prisma.credential.findMany({
        where: { id: { in: ids } },
        ...CREDENTIAL,
        ...newestFirst('recordedAt', page.limit),
      });
      return withSuccessors(prisma, rows);
    },

    async selectOptionalCredentialView(wall, id) {
      const rows = await prisma.credential.findMany({
        where: { id, state: { not: 'void' }, award: await issuedWithin(wall) },
        ...CREDENTIAL,
      });
      const [view] = await withSuccessors(prisma, rows);
      return view;
    },

    async selectOptionalDocument(wall, id) {
      const row = await prisma.credential.findFirst({
        where: { id, state: 'issued', award: await issuedWithin(wall) },
        select: { document: true },
      });
      return row?.document ?? undefined;
    },

    async selectCertificateViews(wall, filter, page) {
      const ids = await certificatePage(prisma, await issuerOf(wall), filter, page);
      const rows = await prisma.award.findMany({
        where: { id: { in: ids } },
        include: CERTIFICATE,
        ...newestFirst('recordedAt', page.limit),
      });
      return rows.map(toCertificateView);
    },

    async selectOptionalCertificateView(wall, id) {
      const row = await prisma.award.findFirst({
        where: { id, kind: 'programme', ...(await issuedWithin(wall)) },
        include: CERTIFICATE,
      });
      return row ? toCertificateView(row) : undefined;
    },

    async ownsAwards(wall, awardIds, withParts) {
      const ids = [...new Set(awardIds)];
      const within = await issuedWithin(wall);
      if ((await prisma.award.count({ where: { id: { in: ids }, ...within } })) !== ids.length) return false;
      const { issuerDid } = within;
      if (!withParts || wall === undefined) return true;
      const where = { awardId: { in: ids }, part: { issuerDid: { not: issuerDid } } };
      return (await prisma.stackEntry.count({ where })) === 0;
    },

    async selectShareViews(wall, learnerId, page) {
      const rows = await prisma.shareLink.findMany({
        where: {
          ...sharesWithin(wall),
          ...(learnerId === undefined ? {} : { learnerId }),
          ...before('createdAt', page.after),
        },
        ...newestFirst('createdAt', page.limit),
      });
      return rows.map(toShareView);
    },

    async selectOptionalShareView(wall, id) {
      const row = await prisma.shareLink.findFirst({ where: { id, ...sharesWithin(wall) } });
      return row ? toShareView(row) : undefined;
    },

    async selectAuditViews(wall, { subject, act, since }, page): Promise<AuditView[]> {
      const owner = wall === undefined ? undefined : await issuerOf(wall);
      const rows = await prisma.auditEntry.findMany({
        where: {
          ...(owner === undefined ? {} : { owner }),
          ...(subject === undefined ? {} : { subject }),
          ...(act === undefined ? {} : { act }),
          ...(since === undefined ? {} : { at: { gte: since } }),
          ...(page.after === undefined ? {} : { id: { lt: BigInt(page.after.id) } }),
        },
        orderBy: { id: 'desc' },
        take: page.limit,
      });
      return rows.map(({ id, at, actor, act, subject, details }) => ({
        id: String(id),
        at,
        actor,
        act,
        subject,
        details,
      }));
    },
  };
}

const LEARNER = {
  numbers: { orderBy: { institutionCode: 'asc' } },
  consents: { where: { withdrawnAt: null }, orderBy: { givenAt: 'desc' }, take: 1 },
} satisfies Prisma.LearnerInclude;

/** What is told of a credential, without its documents. */
const CREDENTIAL = {
  omit: { unsigned: true, document: true },
  include: { award: { select: { kind: true, code: true, learnerId: true } } },
} as const satisfies Prisma.CredentialFindManyArgs;

const CERTIFICATE = {
  stack: { include: { part: true }, orderBy: { position: 'asc' } },
  credentials: {
    where: { state: 'issued', rendition: 'vc' },
    orderBy: { revision: 'desc' },
    take: 1,
    select: { id: true },
  },
} satisfies Prisma.AwardInclude;

function toLearnerView(row: Prisma.LearnerGetPayload<{ include: typeof LEARNER }>, wall: Wall): LearnerView {
  const [consent] = row.consents;
  return {
    id: row.id,
    name: row.name,
    esi: row.esi ?? undefined,
    numbers: row.numbers
      .filter(({ institutionCode }) => isWithin(wall, institutionCode))
      .map(({ institutionCode, number }) => ({ institution: institutionCode, number })),
    consent: consent && {
      textVersion: consent.textVersion,
      textLanguage: consent.textLanguage,
      givenAt: consent.givenAt,
    },
    mergedInto: row.mergedIntoId ?? undefined,
    createdAt: row.createdAt,
    revision: row.revision,
  };
}

type CredentialRow = Prisma.CredentialGetPayload<typeof CREDENTIAL>;

/** With the credentials that replace them, read in one query. */
async function withSuccessors(
  prisma: PrismaClient,
  rows: readonly CredentialRow[],
): Promise<CredentialView[]> {
  const successors = await prisma.credential.findMany({
    where: { supersedesId: { in: rows.map(({ id }) => id) }, state: 'issued' },
    select: { id: true, supersedesId: true },
  });
  const newer = new Map(successors.map(({ id, supersedesId }) => [supersedesId, id]));
  return rows.map((row) => ({
    id: row.id,
    awardId: row.awardId,
    learnerId: row.award.learnerId,
    kind: row.award.kind,
    code: row.award.code,
    rendition: row.rendition,
    revision: row.revision,
    state: stateOf(row),
    recordedAt: row.recordedAt,
    signedAt: row.signedAt ?? undefined,
    revokedAt: row.revokedAt ?? undefined,
    revokeReason: row.revokeReason ?? undefined,
    supersedes: row.supersedesId ?? undefined,
    supersededBy: newer.get(row.id),
  }));
}

function stateOf(row: CredentialRow): CredentialState {
  if (row.revokedAt !== null) return 'revoked';
  if (row.state === 'intent') return 'pending';
  return row.suspendedAt === null ? 'valid' : 'suspended';
}

function toCertificateView(row: Prisma.AwardGetPayload<{ include: typeof CERTIFICATE }>): CertificateView {
  const { id, learnerId, code, achievement, ects, awardedOn, recordedAt, stackRevision } = row;
  const state = row.revokedAt !== null ? 'revoked' : row.suspendedAt !== null ? 'suspended' : 'valid';
  return {
    id,
    learnerId,
    programme: code,
    achievement,
    ects,
    awardedOn,
    state,
    recordedAt,
    stackRevision,
    credentialId: row.credentials[0]?.id,
    stack: row.stack
      .filter((entry) => entry.revision === stackRevision)
      .map(({ rulePart, throughId, part }) => ({
        rulePart,
        award: part.id,
        code: part.code,
        achievement: part.achievement,
        ects: part.ects,
        awardedOn: part.awardedOn,
        issuer: part.issuerDid,
        through: throughId ?? undefined,
      })),
  };
}
