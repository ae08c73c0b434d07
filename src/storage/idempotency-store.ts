import type { IdempotencyStore } from '../access/ports.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import type { Statements } from './statements.js';

export function idempotencyStore(prisma: PrismaClient, statements: Statements): IdempotencyStore {
  return {
    async takeKey({ caller, key, fingerprint }, now, holder, gone) {
      // one statement: of many at once, one inserts or takes over, and the others see that row
      const [mine] = await statements.$queryRaw<{ fingerprint: string }[]>`
        INSERT INTO "IdempotentRequest" ("caller", "key", "fingerprint", "createdAt", "holder")
        VALUES (${caller}, ${key}, ${fingerprint}, ${now}, ${holder})
        ON CONFLICT ("caller", "key") DO UPDATE SET "holder" = EXCLUDED."holder"
          WHERE "IdempotentRequest"."status" IS NULL AND "IdempotentRequest"."fingerprint" = EXCLUDED."fingerprint"
            AND "IdempotentRequest"."holder" = ${gone ?? ''}
        RETURNING "fingerprint"`;
      if (mine) return { state: 'mine' };
      const row = await prisma.idempotentRequest.findUnique({ where: { caller_key: { caller, key } } });
      if (row && row.fingerprint !== fingerprint) return { state: 'other' };
      if (!row || row.status === null) return { state: 'busy', holder: row?.holder ?? '' };
      const headers = row.headers as Record<string, string>;
      return { state: 'answered', answer: { status: row.status, headers, body: row.body ?? '' } };
    },

    async storeAnswer(caller, key, { status, headers, body }) {
      await statements.$executeRaw`
        UPDATE "IdempotentRequest" SET "status" = ${status}, "headers" = ${JSON.stringify(headers)}::jsonb, "body" = ${body}
        WHERE "caller" = ${caller} AND "key" = ${key}`;
    },

    async releaseKey(caller, key) {
      await prisma.idempotentRequest.deleteMany({ where: { caller, key, status: null } });
    },

    async deleteOldKeys(until) {
      const { count } = await prisma.idempotentRequest.deleteMany({ where: { createdAt: { lt: until } } });
      return count;
    },
  };
}
