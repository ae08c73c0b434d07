import { type Random, randomUuid } from '../common/effects.js';
import { SIGNING_KEY_TYPES } from '../credentials/keys/signing.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import type { Act } from '../issuing/ports.js';
import type { SuppliedIssuer, SuppliedStore } from '../issuing/supplied/ports.js';
import { type AuditLine, audit } from './audit.js';
import { ownerOf } from './owner.js';
import type { Db } from './rows.js';
import { type SlotDeps, takeSlots, touchLists } from './status-slots.js';
import { transact } from './transact.js';

type Row = Omit<SuppliedIssuer, 'institution' | 'keyType' | 'retiredAt'> & {
  readonly institutionCode: string | null;
  readonly keyType: string;
  readonly retiredAt: Date | null;
};

export function suppliedStore(prisma: PrismaClient, slots: SlotDeps & { random: Random }): SuppliedStore {
  return {
    async insertSuppliedIssuer(issuer, key, most, act) {
      return transact(prisma, async (tx) => {
        const { institution, retiredAt: _none, ...data } = issuer;
        const lock = `supplied issuers of ${institution ?? 'the network'}`;
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
        const where = { institutionCode: institution ?? null, retiredAt: null };
        if ((await tx.suppliedIssuer.count({ where })) >= most) return false;
        await tx.signingKey.create({ data: { ...key, sealedSecret: Uint8Array.from(key.sealedSecret) } });
        await tx.suppliedIssuer.create({ data: { ...data, institutionCode: institution ?? null } });
        await note(tx, act, institution, { act: 'supplied-issuer.made', subject: `issuer:${issuer.did}` });
        return true;
      });
    },

    async selectOptionalSuppliedIssuer(did) {
      const row = await prisma.suppliedIssuer.findUnique({ where: { did } });
      return row ? toIssuer(row) : undefined;
    },

    async selectSuppliedIssuers(institution, { limit, after }) {
      const rows = await prisma.suppliedIssuer.findMany({
        where: {
          ...(institution === undefined ? {} : { institutionCode: institution }),
          ...(after
            ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, did: { lt: after.id } }] }
            : {}),
        },
        orderBy: [{ createdAt: 'desc' }, { did: 'desc' }],
        take: limit,
      });
      return rows.map(toIssuer);
    },

    async retireSuppliedIssuer(did, act) {
      return transact(prisma, async (tx) => {
        const { count } = await tx.suppliedIssuer.updateMany({
          where: { did, retiredAt: null },
          data: { retiredAt: act.at },
        });
        if (count === 0) return false;
        const { institutionCode } = await tx.suppliedIssuer.findUniqueOrThrow({ where: { did } });
        await note(tx, act, institutionCode, { act: 'supplied-issuer.retired', subject: `issuer:${did}` });
        return true;
      });
    },

    async takeSuppliedSlot(issuerDid, credentialId, act) {
      return transact(prisma, async (tx) => {
        const known = { issuerDid_credentialId: { issuerDid, credentialId } };
        // slots are taken under a lock of the issuer, so the second of two looks after the first one's row is there
        const [taken] = await takeSlots(tx, slots, issuerDid, 1);
        if (!taken || (await tx.suppliedCredential.findUnique({ where: known }))) return undefined;
        const { listId: statusListId, index: statusIndex, slot } = taken;
        const id = randomUuid(slots.random);
        await tx.suppliedCredential.create({
          data: { id, issuerDid, credentialId, statusListId, statusIndex, issuedAt: act.at },
        });
        return slot;
      });
    },

    async setSuppliedStatus(issuerDid, credentialId, purpose, value, act) {
      return transact(prisma, async (tx) => {
        const where = { issuerDid_credentialId: { issuerDid, credentialId } };
        const found = await tx.suppliedCredential.findUnique({ where, include: { issuer: true } });
        if (!found) return false;
        const column = purpose === 'revocation' ? 'revokedAt' : 'suspendedAt';
        if ((found[column] !== null) === value) return true;
        await tx.suppliedCredential.update({ where, data: { [column]: value ? act.at : null } });
        await touchLists(tx, [found.statusListId], purpose);
        const name = purpose === 'revocation' ? 'revoked' : value ? 'suspended' : 'reinstated';
        await note(tx, act, found.issuer.institutionCode, {
          act: `supplied-credential.${name}`,
          subject: `supplied:${found.id}`,
        });
        return true;
      });
    },
  };
}

async function note(
  tx: Db,
  act: Act,
  institution: string | null | undefined,
  line: Omit<AuditLine, 'owner'>,
): Promise<void> {
  await audit(tx, act, [{ ...line, owner: await ownerOf(tx, institution) }]);
}

function toIssuer({ institutionCode, keyType, retiredAt, ...row }: Row): SuppliedIssuer {
  const type = SIGNING_KEY_TYPES.find((one) => one === keyType) ?? 'Ed25519';
  return {
    ...row,
    institution: institutionCode ?? undefined,
    keyType: type,
    retiredAt: retiredAt ?? undefined,
  };
}
