import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeApiKey } from '../../../src/access/api-keys.js';
import { type Caller, SCOPES } from '../../../src/access/caller.js';
import { fill } from '../../../src/cli/growth/fill.js';
import { joinRegister, REGISTER_TEXT_VERSION } from '../../../src/delivery/register/register.js';
import { createShare } from '../../../src/delivery/shares.js';
import { ENDPOINTS } from '../../../src/http/api/endpoints.js';
import { giveContact } from '../../../src/issuing/records/contacts.js';
import { recurringTasks } from '../../../src/serve.js';
import { type Services, wire } from '../../../src/services.js';
import { greedy, recordStatements, type StatementRecord } from '../../support/sent-statements.js';
import {
  consent,
  documentOf,
  learnerByNumber,
  MASTER_SECRET,
  openTestServices,
  START,
  seededRandom,
  startSite,
  type TestServices,
  type TestSite,
  testConfig,
} from '../../support/services.js';

/** So many credentials, and about as many rows as that say in all tables that grow with them. */
const CREDENTIALS = 12_000;
/** A table of so many rows is a large one. */
const LARGE = 1000;
/** Rows of a large table that a statement may look at: far more than a page of 50 with all that belongs to it. */
const MOST = 900;

let the: TestServices;
let services: Services;
let site: TestSite;
let record: StatementRecord;
let large: ReadonlySet<string>;
let learner: { id: string; award: string; share: string };
const BY: Caller = { keyId: 'test', institution: undefined, scopes: new Set(SCOPES), actor: 'test' };

beforeAll(async () => {
  the = await openTestServices();
  const { prisma, pool, url } = the.database;
  record = recordStatements(pool);
  const clock = () => new Date(START);
  services = wire(
    { prisma, pool, close: async () => {} },
    testConfig(url, 'http://localhost:3000'),
    new Uint8Array(MASTER_SECRET),
    {
      clock,
      random: seededRandom('query plans'),
      log: () => {},
    },
  );
  learner = await issueSamples();
  await fill(pool, CREDENTIALS);
  await pool.query(QUEUES);
  await pool.query('ANALYZE');
  const { rows } = await pool.query(
    `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND reltuples >= ${LARGE}`,
  );
  large = new Set(rows.map(({ relname }) => relname));
  site = await startSite(services);
});
afterAll(async () => {
  await site.close();
  await services.close();
  await the.close();
});

/** A learner with two certificates, consent, contact, mail, share link and entry in the register, and three who have a module. */
async function issueSamples() {
  const others = [2, 3, 4, 5, 6].map((n) => `S-${n},Sample ${n},MA,2026-05-04,B,`);
  await the.issue('alpha', 'S-1,Sample One,MA,2026-05-04,B,', ...others);
  const id = await learnerByNumber(the, 'alpha', 'S-1');
  await consent(the, id);
  await giveContact(
    the.services.contacts,
    undefined,
    id,
    { email: 'one@sample.example', language: 'en' },
    'test',
  );
  await the.issue('alpha', 'S-1,Sample One,MB,2026-05-05,B,', 'S-1,Sample One,MC,2026-05-06,B,');
  await the.issue('beta', 'T-1,Sample Seven,MA,2026-05-04,B,');
  const { awards } = await the.services.stores.selectLearnerState(id);
  const text = { textVersion: REGISTER_TEXT_VERSION, textLanguage: 'en' };
  const certificates = awards.filter(({ kind }) => kind === 'programme').map((award) => award.id);
  for (const award of certificates)
    await joinRegister(the.services.register, [{ learnerId: id, issuers: undefined }], award, text);
  const [award = ''] = certificates;
  const { token } = await createShare(the.services.sharing, [award], { actor: 'test' });
  return { id, award, share: `/s/${token}` };
}

const NOW = `'${START}'::timestamptz`;
const ended = (table: string, columns: string, values: string) => `
  INSERT INTO "${table}" (${columns}) SELECT ${values} FROM generate_series(1, 3000) AS n;`;
/** What was done of queues, and is kept for a while. */
const QUEUES = `
  INSERT INTO "Webhook" ("id", "institutionCode", "url", "events", "sealedSecret", "createdAt", "createdBy")
  VALUES (gen_random_uuid(), 'alpha', 'https://receiver.example', '{}', '', ${NOW}, 'test');
  ${ended(
    'WebhookDelivery',
    '"id", "webhookId", "messageId", "event", "payload", "state", "createdAt", "endedAt"',
    `gen_random_uuid(), (SELECT "id" FROM "Webhook"), n, 'credential.issued', '{}', 'delivered', ${NOW} - n * interval '1 minute', ${NOW}`,
  )}
  ${ended(
    'Job',
    '"id", "kind", "institutionCode", "state", "input", "createdAt", "createdBy"',
    `gen_random_uuid(), 'import.check', 'alpha', 'finished', '{}', ${NOW} - n * interval '1 minute', 'test'`,
  )}
  ${ended(
    'IdempotentRequest',
    '"caller", "key", "fingerprint", "createdAt"',
    `'test', n, '', ${NOW} - n * interval '1 second'`,
  )}`;

async function token(institution: string | undefined): Promise<string> {
  const wish = { name: 'plans', institution, scopes: [...SCOPES], expiresAt: undefined };
  return (await makeApiKey(services.access, BY, wish)).token;
}

async function expectSmall(work: () => Promise<unknown>): Promise<void> {
  const statements = await record.of(work);
  expect(statements.length).toBeGreaterThan(3);
  expect(await greedy(the.database.pool, statements, large, MOST)).toEqual([]);
}

test('the tables that grow are filled', () => {
  expect([...large].sort()).toEqual([
    'AuditEntry',
    'Award',
    'Consent',
    'Credential',
    'IdempotentRequest',
    'Job',
    'Learner',
    'LearnerContact',
    'LearnerNumber',
    'Mail',
    'RegisterEntry',
    'ShareLink',
    'StackEntry',
    'WebhookDelivery',
  ]);
});

test('awarding reads no large table as a whole, also where certificates are composed', async () => {
  const authorization = `Bearer ${await token('alpha')}`;
  await expectSmall(async () => {
    for (const [learner, name, module] of [
      ['S-1', 'Sample One', 'MD'],
      ['S-2', 'Sample 2', 'MB'],
      ['new', 'Sample New', 'MA'],
    ]) {
      const results = [{ learner, name, module, date: '2026-05-07', grade: 'B' }];
      const answer = await site.post('/api/v1/awards', JSON.stringify({ results }), {
        authorization,
        'idempotency-key': `k-${module}`,
      });
      expect(answer.status).toBe(201);
    }
  });
});

test('nor does what strangers look at: a verdict, a status list, a token, a link, the register', async () => {
  const credential = await documentOf(the, learner.award);
  const lists = await the.database.prisma.statusListDocument.findMany();
  await expectSmall(async () => {
    await site.post('/api/verify', JSON.stringify(credential));
    for (const { address } of lists) {
      expect((await site.get(address)).status).toBe(200);
      await site.get(address.replace(/\w+$/, 'token'));
    }
    expect((await site.get(learner.share)).status).toBe(200);
    for (const name of ['sample', 'nobody+here', 'an'])
      expect((await site.get(`/api/register?name=${name}`)).status).toBe(200);
  });
});

const LISTS = ENDPOINTS.filter(
  ({ method, path, streams }) => method === 'get' && !path.includes(':') && !streams,
);
const FILTERS = [
  (id: string) => `/learners/${id}`,
  () => '/learners?number=S-1',
  (id: string) => `/credentials?learner=${id}`,
  (id: string) => `/awards?learner=${id}`,
  (id: string) => `/certificates?learner=${id}`,
  (id: string) => `/shares?learner=${id}`,
  (id: string) => `/audit?subject=learner:${id}`,
  ...['revoked', 'suspended', 'pending'].map((state) => () => `/credentials?state=${state}`),
  ...['revoked', 'suspended'].map((state) => () => `/awards?state=${state}`),
  () => '/audit?act=learner.merged',
];

test.each([undefined, 'alpha', 'beta'])('nor do the lists of the API, as %p sees them', async (whose) => {
  const authorization = `Bearer ${await token(whose)}`;
  await expectSmall(async () => {
    const paths = [...LISTS.map(({ path }) => path), ...FILTERS.map((path) => path(learner.id))];
    for (const path of paths) {
      const answer = await site.get(`/api/v1${path}`, { authorization });
      // what is another party's is refused, or not there
      expect([200, 403, 404]).toContain(answer.status);
    }
  });
});

test('nor does what the service does by itself', async () => {
  await expectSmall(async () => {
    for (const { run } of recurringTasks(services)) await run();
    await services.dispatcher.tick();
    await services.mailing.tick();
  });
});
