import { CairnError } from '../common/errors.js';
import type { Prisma } from '../generated/prisma/client.js';
import type { Act } from '../issuing/ports.js';
import type {
  RenditionForm,
  RenditionPlan,
  RenditionRecord,
  RenditionStore,
} from '../issuing/renditions/ports.js';
import { audit } from './audit.js';
import { RENDERABLE, toRenderable } from './lifecycle-store.js';
import { conflict, type Db } from './rows.js';
import { listAddresses, type SlotDeps, takeSlots, tokenAddress } from './status-slots.js';
import { type Client, transact } from './transact.js';

export function renditionStore(prisma: Client, slots: SlotDeps): RenditionStore {
  return {
    async selectOptionalRenderableAward(id) {
      const rendition = { some: { id } };
      const row = await prisma.award.findFirst({
        where: { OR: [{ id }, { credentials: { some: { OR: [{ id }, { renditions: rendition }] } } }] },
        include: RENDERABLE,
      });
      if (!row) return undefined;
      return { ...toRenderable(row), revoked: row.revokedAt !== null, suspended: row.suspendedAt !== null };
    },

    async selectCertificateDocuments(awardIds) {
      const rows = await prisma.credential.findMany({
        where: { awardId: { in: [...awardIds] }, state: 'issued', revokedAt: null },
        select: { awardId: true, document: true },
      });
      return new Map(rows.map(({ awardId, document }) => [awardId, document ?? '']));
    },

    async selectOptionalRendition({ credentialId, form, holder }) {
      const row = await prisma.rendition.findUnique({
        where: { credentialId_form_holder: { credentialId, form, holder } },
        include: OF_AWARD,
      });
      return row ? toRecord(row) : undefined;
    },

    async selectOptionalNewestRendition(awardId, form) {
      const row = await prisma.rendition.findFirst({
        where: { form, holder: '', state: 'issued', credential: { awardId } },
        orderBy: { credential: { revision: 'desc' } },
        include: OF_AWARD,
      });
      return row ? toRecord(row) : undefined;
    },

    async selectOptionalPredecessor({ credentialId, form, holder }) {
      const credential = await prisma.credential.findUnique({
        where: { id: credentialId },
        select: { supersedesId: true },
      });
      if (credential?.supersedesId == null) return undefined;
      const before = await prisma.rendition.findUnique({
        where: { credentialId_form_holder: { credentialId: credential.supersedesId, form, holder } },
        select: { id: true, state: true },
      });
      return before?.state === 'issued' ? before.id : undefined;
    },

    recordRendition: (plan, act) => transact(prisma, (tx) => record(tx, slots, plan, act)),

    async storeRendition({ id, unsigned }, document, act) {
      return transact(prisma, async (tx) => {
        const { count } = await tx.rendition.updateMany({
          where: { id, state: 'intent', credential: { revokedAt: null, suspendedAt: null } },
          data: { state: 'issued', unsigned, document, signedAt: act.at },
        });
        if (count === 0) return false;
        const row = await tx.rendition.findUniqueOrThrow({ where: { id }, include: OF_AWARD });
        const { awardId, issuerDid, form } = toRecord(row);
        const details = { award: awardId, rendition: form };
        // of what nobody may hold, nobody is to be told that it can be fetched
        const what = form === 'vc-sd' ? 'credential.base-signed' : 'credential.issued';
        await audit(tx, act, [{ act: what, subject: `credential:${id}`, details, owner: issuerDid }]);
        return true;
      });
    },

    async selectUnsignedRenditions() {
      const rows = await prisma.rendition.findMany({
        where: { state: 'intent', credential: { revokedAt: null, suspendedAt: null } },
        include: OF_AWARD,
        orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toRecord);
    },

    async selectOptionalRenditionById(id) {
      const row = await prisma.rendition.findUnique({ where: { id }, include: OF_AWARD });
      return row ? toRecord(row) : undefined;
    },

    async selectRenditions(credentialId) {
      const rows = await prisma.rendition.findMany({
        where: { credentialId, state: 'issued' },
        include: OF_AWARD,
        orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toRecord);
    },

    async selectOptionalStanding(awardId, renditionId) {
      const row = await prisma.rendition.findFirst({
        where: { id: renditionId, state: 'issued', credential: { awardId } },
        select: { credential: { select: { revokedAt: true, revokeReason: true, suspendedAt: true } } },
      });
      if (!row) return undefined;
      const { revokedAt, revokeReason, suspendedAt } = row.credential;
      if (revokedAt !== null) return revokeReason === 'superseded' ? 'superseded' : 'revoked';
      return suspendedAt === null ? 'in-force' : 'suspended';
    },
  };
}

const OF_AWARD = {
  credential: { select: { awardId: true, award: { select: { issuerDid: true } } } },
} satisfies Prisma.RenditionInclude;

function toRecord(row: Prisma.RenditionGetPayload<{ include: typeof OF_AWARD }>): RenditionRecord {
  const { id, credentialId, form, holder, credential, unsigned, document, recordedAt, signedAt } = row;
  return {
    id,
    credentialId,
    form: form as RenditionForm,
    holder,
    awardId: credential.awardId,
    issuerDid: credential.award.issuerDid,
    unsigned,
    document: document ?? undefined,
    recordedAt,
    signedAt: signedAt ?? undefined,
  };
}

/** More copies than anybody has wallets for: each takes a place in a status list for ever. */
const MOST_COPIES = 200;

/** Whoever revokes or replaces a credential locks its award first, so none is in force for a moment too long. */
async function record(tx: Db, slots: SlotDeps, plan: RenditionPlan, act: Act): Promise<RenditionRecord> {
  const { id, credentialId, form, holder, awardId, issuerDid } = plan;
  await tx.$executeRaw`SELECT 1 FROM "Award" WHERE "id" = ${awardId}::uuid FOR NO KEY UPDATE`;
  const known = await tx.rendition.findUnique({
    where: { credentialId_form_holder: { credentialId, form, holder } },
    include: OF_AWARD,
  });
  if (known && (known.state === 'issued' || known.id !== id)) return toRecord(known);
  const live = await tx.credential.findFirst({
    where: { id: credentialId, awardId, state: 'issued', revokedAt: null, suspendedAt: null },
  });
  if (!live)
    throw conflict('award.changed', 'The credential of the award changed in the meantime', undefined);
  if (known) {
    const unsigned = plan.unsigned(await placeOf(tx, known));
    return toRecord(await tx.rendition.update({ where: { id }, data: { unsigned }, include: OF_AWARD }));
  }
  if (
    holder !== '' &&
    (await tx.rendition.count({ where: { credentialId, holder: { not: '' } } })) >= MOST_COPIES
  )
    throw new CairnError(
      'refused',
      'rendition.too-many-copies',
      `The credential is bound to ${MOST_COPIES} wallets, and to no more`,
    );
  const [taken] = plan.listed ? await takeSlots(tx, slots, issuerDid, 1) : [];
  const row = await tx.rendition.create({
    data: {
      id,
      credentialId,
      form,
      holder,
      state: 'intent',
      statusListId: taken?.listId ?? null,
      statusIndex: taken?.index ?? null,
      unsigned: plan.unsigned(taken && { ...taken.slot, token: taken.token }),
      recordedAt: act.at,
    },
    include: OF_AWARD,
  });
  return toRecord(row);
}

/** The place that was taken for it. */
async function placeOf(
  tx: Db,
  {
    statusListId,
    statusIndex,
  }: { readonly statusListId: string | null; readonly statusIndex: number | null },
) {
  if (statusListId === null || statusIndex === null) return undefined;
  const { baseAddress } = await tx.statusList.findUniqueOrThrow({ where: { id: statusListId } });
  return { lists: listAddresses(baseAddress), index: statusIndex, token: tokenAddress(baseAddress) };
}
