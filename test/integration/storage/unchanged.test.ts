import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogueStore } from '../../../src/storage/catalogue-store.js';
import { connections } from '../../../src/storage/statements.js';
import { openTestServices, type TestServices } from '../../support/services.js';

let the: TestServices;
beforeAll(async () => {
  the = await openTestServices();
});
afterAll(() => the.close());

describe('the catalogue', () => {
  test('is read once for as long as nothing in it changes', async () => {
    const { stores } = the.services;
    const { anchors } = the.services.sealing;
    for (const read of [
      stores.selectCatalogue,
      stores.loadRegistry,
      stores.selectOptionalNetwork,
      stores.loadPublishedTexts,
      anchors,
    ])
      expect(await read()).toBe(await read());
  });

  test.each([
    ['Network', `UPDATE "Network" SET "city" = 'Elsewhere'`],
    ['Institution', `UPDATE "Institution" SET "city" = 'Elsewhere' WHERE "code" = 'alpha'`],
    ['Institution, to what it is', `UPDATE "Institution" SET "city" = "city" WHERE "code" = 'alpha'`],
    ['Recognition', `UPDATE "Recognition" SET "until" = '2031-01-01' WHERE "institutionCode" = 'alpha'`],
    ['Recognition, one fewer', `DELETE FROM "Recognition" WHERE "institutionCode" = 'beta'`],
    [
      'GradingScheme',
      `INSERT INTO "GradingScheme" ("code", "content") SELECT 'x', "content" FROM "GradingScheme" LIMIT 1`,
    ],
    ['ModuleVersion', `UPDATE "ModuleVersion" SET "retiredAt" = now() WHERE "code" = 'MA'`],
    ['ProgrammeVersion', `UPDATE "ProgrammeVersion" SET "retiredAt" = now() WHERE "code" = 'P1'`],
    ['SigningKey', `UPDATE "SigningKey" SET "retiredAt" = now()`],
  ])('is read anew by every process after a change of %s', async (_what, sql) => {
    const { pool, prisma } = the.database;
    const other = catalogueStore(prisma, connections(pool));
    const stores = [the.services.stores, other];
    const before = await Promise.all(stores.map((store) => store.loadRegistry()));
    await pool.query(sql);
    const after = await Promise.all(stores.map((store) => store.loadRegistry()));
    for (const [index, registry] of after.entries()) expect(registry).not.toBe(before[index]);
    expect(after[0]).toEqual(after[1]);
  });

  test('is not read anew for a change that was taken back, and tells of it only once it counts', async () => {
    const { stores } = the.services;
    const client = await the.database.pool.connect();
    const before = await stores.selectCatalogue();
    try {
      await client.query('BEGIN');
      await client.query(`UPDATE "Institution" SET "website" = 'https://new.example' WHERE "code" = 'alpha'`);
      expect(await stores.selectCatalogue()).toBe(before);
      await client.query('ROLLBACK');
      expect(await stores.selectCatalogue()).toBe(before);
    } finally {
      client.release();
    }
  });

  test('can be changed by nobody who reads it', async () => {
    const { institutions } = await the.services.stores.selectCatalogue();
    const [first] = institutions;
    expect(() => Object.assign(first ?? {}, { code: 'x' })).toThrow(TypeError);
  });

  test('is asked for again after it could not be read', async () => {
    const { pool } = the.database;
    const store = catalogueStore(the.database.prisma, connections(pool));
    await pool.query('ALTER TABLE "GradingScheme" RENAME TO "Away"');
    try {
      await expect(store.selectCatalogue()).rejects.toThrow();
    } finally {
      await pool.query('ALTER TABLE "Away" RENAME TO "GradingScheme"');
    }
    expect((await store.selectCatalogue()).gradingSchemes.length).toBeGreaterThan(0);
  });
});
