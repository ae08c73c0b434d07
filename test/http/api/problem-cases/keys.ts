import { answered } from '../../../support/api-client/client.js';
import { type ProblemCases, untilSomebodyWaits } from '../../../support/problem-case.js';

const NOBODYS = { id: '00000000-0000-4000-8000-000000000000' };

export const keyProblems: ProblemCases = {
  'institution.unknown': ({ network }) =>
    network.createKey({ body: { name: 'x', scopes: ['read'], institution: 'nowhere' } }),
  'key.ended': async ({ network, keyed }) => {
    const params = { id: (await keyed('alpha')).keyId };
    await answered(204, network.revokeKey({ params }));
    return network.rotateKey({ params });
  },
  'key.expiry': ({ network }) =>
    network.createKey({ body: { name: 'x', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' } }),
  // somebody else's rotation comes between the reading and the writing of this one
  'key.raced': async ({ network, keyed, world }) => {
    const params = { id: (await keyed('alpha')).keyId };
    const client = await world.database.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('UPDATE "ApiKey" SET "secretHash" = $1 WHERE id = $2', ['other', params.id]);
      const rotating = network.rotateKey({ params });
      await untilSomebodyWaits(client);
      await client.query('COMMIT');
      return await rotating;
    } finally {
      client.release();
    }
  },
  'key.scope': async ({ keyed }) =>
    (await keyed('alpha', ['keys'])).client.createKey({ body: { name: 'x', scopes: ['issue'] } }),
  'key.too-many': async ({ alpha, world }) => {
    const { pool } = world.database;
    await pool.query(
      `INSERT INTO "ApiKey" ("id", "name", "institutionCode", "scopes", "secretHash", "createdAt", "createdBy")
       SELECT gen_random_uuid(), 'many', 'alpha', '{}', '', now(), 'test' FROM generate_series(1, 100)`,
    );
    try {
      return await alpha.createKey({ body: { name: 'x', scopes: ['read'] } });
    } finally {
      await pool.query(`DELETE FROM "ApiKey" WHERE "name" = 'many'`);
    }
  },
  'key.unknown': ({ network }) => network.getKey({ params: NOBODYS }),
};
