import type { AccessAct, ApiKeyRecord, ApiKeyStore } from '../access/ports.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { audit } from './audit.js';
import { ownerOf } from './owner.js';
import { before, newestFirst } from './pages.js';
import type { Db } from './rows.js';
import type { Statements } from './statements.js';
import { transact } from './transact.js';

export function apiKeyStore(prisma: PrismaClient, statements: Statements): ApiKeyStore {
  return {
    async selectOptionalApiKey(id) {
      const [row] = await statements.$queryRaw<ApiKeyRow[]>`
        SELECT "id", "name", "institutionCode", "scopes", "secretHash", "previousHash", "previousUntil", "createdAt",
          "createdBy", "expiresAt", "revokedAt", "lastUsedAt"
        FROM "ApiKey" WHERE "id" = ${id}::uuid`;
      return row && toKey(row);
    },

    async selectApiKeys(institution, page) {
      const owner = institution === undefined ? {} : { institutionCode: institution };
      const rows = await prisma.apiKey.findMany({
        where: { ...owner, ...before('createdAt', page.after) },
        ...newestFirst('createdAt', page.limit),
      });
      return rows.map(toKey);
    },

    async insertApiKey(key, most, act) {
      return transact(prisma, async (tx) => {
        const lock = `keys of ${key.institution ?? 'the network'}`;
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
        const where = { institutionCode: key.institution ?? null, ...working(act.at) };
        if ((await tx.apiKey.count({ where })) >= most) return false;
        await insert(tx, key, act);
        return true;
      });
    },

    async insertFirstNetworkKey(key, act) {
      return transact(prisma, async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('first network key', 0))`;
        if ((await tx.apiKey.count({ where: { institutionCode: null, ...working(act.at) } })) > 0)
          return false;
        await insert(tx, key, act);
        return true;
      });
    },

    async replaceSecret(key, { secretHash, previousUntil }, act) {
      return transact(prisma, async (tx) => {
        const { count } = await tx.apiKey.updateMany({
          where: { id: key.id, secretHash: key.secretHash, revokedAt: null },
          data: { secretHash, previousUntil, previousHash: key.secretHash },
        });
        if (count > 0) await auditKey(tx, 'key.rotated', key.id, act);
        return count > 0;
      });
    },

    async revokeApiKey(id, act) {
      return transact(prisma, async (tx) => {
        const { count } = await tx.apiKey.updateMany({
          where: { id, revokedAt: null },
          data: { revokedAt: act.at },
        });
        if (count > 0) await auditKey(tx, 'key.revoked', id, act);
        return count > 0;
      });
    },

    async touchApiKey(id, at) {
      await prisma.apiKey.updateMany({ where: { id }, data: { lastUsedAt: at } });
    },
  };
}

function working(at: Date) {
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] };
}

async function insert(tx: Db, { institution, ...key }: ApiKeyRecord, act: AccessAct): Promise<void> {
  const owner = await ownerOf(tx, institution);
  await tx.apiKey.create({
    data: {
      ...key,
      scopes: [...key.scopes],
      institutionCode: institution ?? null,
      previousHash: null,
      previousUntil: null,
      expiresAt: key.expiresAt ?? null,
      revokedAt: null,
      lastUsedAt: null,
    },
  });
  await audit(tx, act, [
    {
      act: 'key.created',
      subject: `key:${key.id}`,
      details: { scopes: key.scopes, institution: institution ?? null },
      owner,
    },
  ]);
}

async function auditKey(tx: Db, act: string, id: string, by: { actor: string; at: Date }): Promise<void> {
  const { institutionCode } = await tx.apiKey.findUniqueOrThrow({ where: { id } });
  await audit(tx, by, [{ act, subject: `key:${id}`, owner: await ownerOf(tx, institutionCode) }]);
}

interface ApiKeyRow {
  id: string;
  name: string;
  institutionCode: string | null;
  scopes: string[];
  secretHash: string;
  previousHash: string | null;
  previousUntil: Date | null;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

function toKey({ institutionCode, ...row }: ApiKeyRow): ApiKeyRecord {
  return {
    ...row,
    institution: institutionCode ?? undefined,
    previousHash: row.previousHash ?? undefined,
    previousUntil: row.previousUntil ?? undefined,
    expiresAt: row.expiresAt ?? undefined,
    revokedAt: row.revokedAt ?? undefined,
    lastUsedAt: row.lastUsedAt ?? undefined,
  };
}
