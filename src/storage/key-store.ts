import type { PrismaClient } from '../generated/prisma/client.js';
import type { KeyStore, SealedKey } from '../keys/ports.js';
import { audit } from './audit.js';
import { insertKey } from './members.js';
import type { Db } from './rows.js';
import type { Statements } from './statements.js';
import { transact } from './transact.js';
import { whileUnchanged } from './unchanged.js';

export function keyStore(prisma: PrismaClient, statements: Statements): KeyStore {
  // asked for at each signature, so that a key that another process retired signs nothing more here
  const current = whileUnchanged(statements, () =>
    prisma.signingKey.findMany({ where: { retiredAt: null }, orderBy: { createdAt: 'asc' } }),
  );
  return {
    async selectKeys() {
      return (await prisma.signingKey.findMany({ orderBy: { createdAt: 'asc' } })).map(toKey);
    },
    async selectOptionalKey(did, use) {
      const selective = use === 'selective';
      const row = (await current()).findLast((key) => key.did === did && key.selective === selective);
      return row && toKey(row);
    },
    insertSelectiveKey: (key) =>
      transact(prisma, async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`keys of ${key.did}`}, 0))`;
        const known = await selectSelectiveKey(tx, key.did);
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

async function selectSelectiveKey(db: Db, did: string): Promise<SealedKey | undefined> {
  const row = await db.signingKey.findFirst({
    where: { did, retiredAt: null, selective: true },
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
