import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { issueResults } from '../../../src/issuing/issue-results.js';
import { seed } from '../../../src/issuing/seed.js';
import type { Services } from '../../../src/services.js';
import { type EmbeddedServer, startEmbedded } from '../../../src/storage/embedded.js';
import { csv, openServicesOn, startSite, type TestSite } from '../../support/services.js';
import { smallCatalogue } from '../../support/small-catalogue.js';
import { endAll, temporaryFolder, until } from './holder.js';

let cluster: string;
let server: EmbeddedServer;
let services: Services;
let site: TestSite;

const start = () => startEmbedded(cluster, { settings: { fsync: 'off' } });
const row = (number: number) => `s-${number},Person ${number},MA,2026-03-10,B,cc-1=high;cc-2=low`;

beforeAll(async () => {
  cluster = path.join(temporaryFolder(), 'postgres');
  server = await start();
  const { host, port, user, database } = server.address;
  services = await openServicesOn(
    `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    'outage',
  );
  await seed({ ...services.seeding, demo: false }, smallCatalogue(), 'test');
  site = await startSite(services);
}, 60_000);
afterAll(async () => {
  await site?.close();
  await services?.close();
  await server?.stop();
  await endAll('all');
});

async function answersOf(targets: readonly string[]) {
  return Promise.all(
    targets.map(async (target) => {
      const answer = await site.get(target, {
        Authorization: `Bearer cairn_${'0'.repeat(32)}_${'A'.repeat(43)}`,
      });
      const { code } = await answer.json();
      return [
        target,
        answer.status,
        code,
        answer.headers.get('content-type'),
        answer.headers.get('retry-after'),
      ];
    }),
  );
}

test('a database that goes away and comes back: clear answers meanwhile, nothing lost, no restart', async () => {
  await issueResults(services.issuing, csv(row(1)), 'alpha', 'test');
  expect((await site.get('/readyz')).status).toBe(200);

  const rows = Array.from({ length: 30 }, (_, at) => row(at + 10));
  const cut = issueResults(services.issuing, csv(...rows), 'alpha', 'test').then(
    () => undefined,
    (error: unknown) => error,
  );
  await server.stop();
  // in time or not: it is whole, or it is told as what it is
  const failure = await cut;
  if (failure !== undefined)
    expect(failure).toMatchObject({ name: 'CairnError', kind: 'unavailable', code: 'service.unavailable' });

  const targets = [
    '/',
    '/m/MA/1',
    `/s/${'A'.repeat(22)}`,
    '/api/v1/learners',
    '/.well-known/did.json',
    '/i/alpha/did.json',
  ];
  for (const answer of await answersOf(targets))
    expect(answer.slice(1)).toEqual([503, 'service.unavailable', 'application/problem+json', '5']);
  expect(await answersOf(['/readyz'])).toEqual([
    ['/readyz', 503, 'ready.database', 'application/problem+json', '5'],
  ]);
  expect((await site.get('/healthz')).status).toBe(200);
  expect((await services.metrics.text()).body).toContain('cairn_database_up 0\n');
  await expect(issueResults(services.issuing, csv(row(2)), 'alpha', 'test')).rejects.toMatchObject({
    kind: 'unavailable',
    retryAfter: 5,
  });

  server = await start();
  await until(async () => (await site.get('/readyz')).status === 200);
  const { existing, issued } = await issueResults(
    services.issuing,
    csv(row(1), row(2), ...rows),
    'alpha',
    'test',
  );
  expect(existing.length + issued.length).toBe(32);
  expect(existing.length).toBeGreaterThanOrEqual(1);
  expect((await site.get('/m/MA/1')).status).toBe(200);
  expect((await services.metrics.text()).body).toContain('cairn_database_up 1\n');
}, 60_000);
