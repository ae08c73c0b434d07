import { CairnError } from '../common/errors.js';
import type { SealKind } from '../credentials/jades/seal-vault.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import type { SealRecord, SealStore } from '../issuing/seals/ports.js';
import { audit } from './audit.js';
import { json } from './rows.js';
import { transact } from './transact.js';

interface Row {
  readonly id: string;
  readonly issuerDid: string;
  readonly kind: string;
  readonly chain: unknown;
  readonly fingerprint: string;
  readonly sealedSecret: Uint8Array;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
}

/** Seals of institutions and of the network. */
export function sealStore(prisma: PrismaClient): SealStore {
  return {
    async selectSeals() {
      return (await prisma.seal.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })).map(toSeal);
    },

    async selectOptionalSeal(issuerDid) {
      const row = await prisma.seal.findFirst({
        where: { issuerDid, retiredAt: null },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
      return row ? toSeal(row) : undefined;
    },

    async insertSeal(seal, act) {
      const { id, issuerDid, kind, fingerprint, createdAt } = seal;
      await transact(prisma, async (tx) => {
        const lock = `seals of ${issuerDid}`;
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
        if ((await tx.seal.count({ where: { issuerDid, fingerprint, retiredAt: null } })) > 0)
          throw new CairnError('conflict', 'seal.exists', 'This issuer has a seal with that certificate');
        const chain = json(seal.chain.map((der) => Buffer.from(der).toString('base64')));
        const sealedSecret = Uint8Array.from(seal.sealedSecret);
        await tx.seal.create({
          data: { id, issuerDid, kind, fingerprint, createdAt, chain, sealedSecret, retiredAt: null },
        });
        const details = { issuer: issuerDid, kind, fingerprint };
        await audit(tx, act, [{ act: 'seal.added', subject: `seal:${id}`, details, owner: issuerDid }]);
      });
    },

    async retireSeal(id, act) {
      return transact(prisma, async (tx) => {
        const where = { id, retiredAt: null };
        const { count } = await tx.seal.updateMany({ where, data: { retiredAt: act.at } });
        if (count === 0) return false;
        const { issuerDid, fingerprint } = await tx.seal.findUniqueOrThrow({ where: { id } });
        const details = { issuer: issuerDid, fingerprint };
        await audit(tx, act, [{ act: 'seal.retired', subject: `seal:${id}`, details, owner: issuerDid }]);
        return true;
      });
    },
  };
}

function toSeal({ chain, kind, sealedSecret, retiredAt, ...row }: Row): SealRecord {
  return {
    ...row,
    kind: kind as SealKind,
    chain: (chain as string[]).map((der) => new Uint8Array(Buffer.from(der, 'base64'))),
    sealedSecret: new Uint8Array(sealedSecret),
    retiredAt: retiredAt ?? undefined,
  };
}
