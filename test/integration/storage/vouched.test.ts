import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../../src/storage/migrate.js';
import { createEmptyDatabase } from '../../support/database.js';

const MIGRATIONS = 'prisma/migrations';
const OURS = '20261129010000_vouched_accounts';

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let folder: string;
beforeAll(async () => {
  database = await createEmptyDatabase();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cairn-vouched-'));
  for (const name of fs.readdirSync(MIGRATIONS).filter((one) => one < OURS))
    fs.cpSync(path.join(MIGRATIONS, name), path.join(folder, name), { recursive: true });
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await database.drop();
});

const uuid = (end: number) => `00000000-0000-4000-8000-${String(end).padStart(12, '0')}`;
const [EARLY, CLAIMED, LATE] = ['2026-01-01', '2026-02-01', '2026-03-01'];
const ACCOUNT = uuid(99);

test('an account that was claimed before keeps what those vouched for by whose word it was claimed', async () => {
  await migrate({ ...database.address }, folder);
  const client = new pg.Client({ ...database.address });
  await client.connect();
  try {
    const insert = (table: string, row: Readonly<Record<string, unknown>>) => {
      const columns = Object.keys(row).map((name) => `"${name}"`);
      const places = columns.map((_, index) => `$${index + 1}`);
      return client.query(
        `INSERT INTO "${table}" (${columns.join()}) VALUES (${places.join()})`,
        Object.values(row),
      );
    };
    for (const code of ['alpha', 'beta', 'gamma'])
      await insert('Institution', {
        ...{ code, name: '{}', country: 'BE', city: 'Town', timeZone: 'Europe/Brussels', website: '' },
        ...{ primaryLanguage: 'en', memberFrom: '2021-01-01', did: `did:example:${code}` },
      });
    const account = { id: ACCOUNT, name: '', email: 'ana@example.org', emailVerified: true };
    await insert('UserAccount', { ...account, createdAt: EARLY, updatedAt: EARLY });
    const learner = async (end: number, contact: object | undefined) => {
      const learnerId = uuid(end);
      await insert('Learner', { id: learnerId, name: 'Ana', salt: '', createdAt: EARLY });
      await insert('LearnerAccount', { learnerId, accountId: ACCOUNT, claimedAt: CLAIMED });
      for (const [index, code] of ['alpha', 'beta', 'gamma'].entries()) {
        const kind = {
          kind: 'module',
          code: 'MA',
          achievement: '',
          ects: 100,
          criteria: '{}',
          recordedBy: '',
        };
        const date = { awardedOn: EARLY, awardedDate: '', recordedAt: code === 'gamma' ? LATE : EARLY };
        const issuerDid = `did:example:${code}`;
        await insert('Award', { id: uuid(100 * end + index), learnerId, issuerDid, ...kind, ...date });
      }
      const given = { learnerId, email: 'ana@example.org', language: 'en' };
      if (contact) await insert('LearnerContact', { ...given, ...contact });
      const audit = {
        actor: '',
        act: 'learner.contact-given',
        subject: `learner:${learnerId}`,
        details: '{}',
      };
      await insert('AuditEntry', { ...audit, at: EARLY, owner: 'did:example:alpha' });
    };
    await learner(1, { givenOf: 'alpha', givenAt: EARLY, confirmedOf: ['beta'] });
    await learner(2, { givenOf: null, givenAt: EARLY, confirmedOf: ['alpha'] });
    // given after the claim: what is known of the address before is that alpha gave one
    await learner(3, { givenOf: 'beta', givenAt: LATE, confirmedOf: [] });
    await learner(4, undefined);
    await migrate({ ...database.address }, MIGRATIONS);
    const listed = async (table: string, of: string) => {
      const { rows } = await client.query<{ id: string; of: string }>(
        `SELECT "learnerId" AS "id", "${of}" AS "of" FROM "${table}" ORDER BY 1, 2`,
      );
      return [1, 2, 3, 4].map((end) => rows.filter(({ id }) => id === uuid(end)).map((row) => row.of));
    };
    expect(await listed('LearnerAccount', 'vouchedOf')).toEqual([
      ['alpha', 'beta'],
      ['alpha', 'network'],
      ['alpha'],
      ['alpha'],
    ]);
    expect(await listed('LearnerContact', 'givenOf')).toEqual([
      ['alpha', 'beta'],
      ['alpha', 'network'],
      ['beta'],
      [],
    ]);
  } finally {
    await client.end();
  }
});
