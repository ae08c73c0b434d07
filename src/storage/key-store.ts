import type { PrismaClient } from '../generated/prisma/client.js';
import type { KeyStore, KeyUse, SealedKey } from '../keys/ports.js';
import { audit } from './audit.js';
import { insertKey } from './members.js';
import type { Db } from './rows.js';
import { transact } from './transact.js';

export function keyStore(prisma: PrismaClient): KeyStore {
  return {
    async selectKeys() {
      return (await prisma.signingKey.findMany({ orderBy: { createdAt: 'asc' } })).map(toKey);
    },
    selectOptionalKey: (did, use) => selectKey(prisma, did, use),
    insertSelectiveKey: (key) =>
      transact(prisma, async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`keys of ${key.did}`}, 0))`;
        const known = await selectKey(tx, key.did, 'selective');
        if (known) return known;
        await insertKey(tx, key, 'selective');
        const { did: owner, id } = key;
        await audit(tx, { actor: 'service', at: key.createdAt }, [
          { act: 'key.added', subject: `key:${id}`, details: { use: 'selective' }, owner },
        ]);
        return key;
      }),
  };
}

async function selectKey(db: Db, did: string, use: KeyUse): Promise<SealedKey | undefined> {
  const row = await db.signingKey.findFirst({
    where: { did, retiredAt: null, selective: use === 'selective' },
    orderBy: { createdAt: 'desc' },
  });
  return row ? toKey(row) : undefined;
}

function toKey({
  selective: _use,
  retiredAt,
  ...key
}: Omit<SealedKey, 'retiredAt'> & { retiredAt: Date | null; selective: boolean }): SealedKey {
  return { ...key, retiredAt: retiredAt ?? undefined };
}
