import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeApiKey } from '../../access/api-keys.js';
import { type Caller, SCOPES } from '../../access/caller.js';
import { buildApp } from '../../app.js';
import { readConfig } from '../../config/config.js';
import { masterSecret } from '../../config/master-secret.js';
import { joinRegister, REGISTER_TEXT_VERSION } from '../../delivery/register/register.js';
import { createShare } from '../../delivery/shares.js';
import { admitInstitution } from '../../issuing/catalogue/institutions.js';
import { recogniseInstitution } from '../../issuing/catalogue/recognitions.js';
import { issueRows } from '../../issuing/issue-results.js';
import { type Services, wire } from '../../services.js';
import { type Database, openDatabase } from '../../storage/open.js';
import { awardable, criteriaCell } from '../bench/service.js';
import { playDemo } from '../demo-play.js';
import { demoLearners } from '../files.js';
import { type Filled, fill } from './fill.js';

const random = (length: number) => new Uint8Array(randomBytes(length));
/** A member that joined when all the others had issued what they had. */
const NEWCOMER = 'newcomer';
const BY: Caller = { keyId: 'growth', institution: undefined, scopes: new Set(SCOPES), actor: 'growth' };

/** A deployment of the demonstration's network on a database of its own, served over HTTP. */
export interface World {
  readonly services: Services;
  readonly database: Database;
  readonly origin: string;
  /** What it was filled with; nothing, if it is the empty one. */
  readonly filled: Filled | undefined;
  /** Name of somebody in the public register. */
  readonly listed: string;
  /** Tokens of keys: of the network, of a member that issued much, and of one that has just joined. */
  readonly tokens: { readonly network: string; readonly member: string; readonly newcomer: string };
  /** A learner who was there before, with everything that is known of them; `number`: at the member. */
  readonly learner: { readonly id: string; readonly number: string };
  /** A result of a learner at the member, as the API takes it. */
  readonly result: (learner: string) => object;
  /** The credential of a module that has just been issued, and where its status lists are. */
  readonly credential: string;
  /** Path of a list whose places are all taken; of the only one, if it is the empty database. */
  readonly statusList: string;
  /** Path of the page that a share link leads to. */
  readonly share: string;
  close(): Promise<void>;
}

/** Opens a database in a folder, plays the demonstration on it, fills it with copies, and serves it. */
export async function openWorld(
  dataDir: string,
  credentials: number,
  say: (done: number) => void,
): Promise<World> {
  const config = readConfig({ CAIRN_DATA_DIR: dataDir, CAIRN_RATE_FACTOR: '1000' }, 'local');
  const database = await openDatabase({ dataDir, service: true });
  const effects = { clock: () => new Date(), random, log: () => {} };
  const services = wire(
    database,
    config,
    masterSecret(config, random, () => {}),
    effects,
  );
  await playDemo(services, () => {});
  const listed = await listInRegister(services);
  const there = await database.prisma.credential.count();
  const filled = credentials <= there ? undefined : await fill(database.pool, credentials, say);
  // as the server does by itself after a while: one that was filled before may have been migrated since
  if (!filled) await database.pool.query('VACUUM (ANALYZE)');
  const server = createServer(buildApp(services));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    services,
    database,
    filled,
    listed,
    origin: `http://127.0.0.1:${port}`,
    ...(await issueInto(services, database)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await services.close();
    },
  };
}

/** Lists every certificate of the demonstration in the public register; answers the name of one whom that lists. */
async function listInRegister({ stores, register }: Services): Promise<string> {
  const text = { textVersion: REGISTER_TEXT_VERSION, textLanguage: 'en' };
  const names: string[] = [];
  for (const { id } of demoLearners()) {
    const { awards, learner } = await stores.selectLearnerState(id);
    const certificates = awards.filter(({ kind }) => kind === 'programme');
    for (const { id: award } of certificates)
      await joinRegister(register, [{ learnerId: id, issuers: undefined }], award, text);
    if (certificates.length > 0) names.push(learner.name);
  }
  return names[0] ?? '';
}

/** What is issued for real into a database that is filled already. */
async function issueInto(services: Services, { prisma }: Database) {
  const { institution, resultsOf } = await awardable(services);
  const issue = async (learner: string, by: string) => {
    const [result] = resultsOf(learner);
    const row = { ...result, criteria: criteriaCell(result), again: false, line: 0 };
    const { issued } = await issueRows(services.issuing, [row], by, 'growth');
    if (!issued[0]) throw new Error('Nothing was issued');
    return issued[0];
  };
  const { memberSince } = (await services.stores.selectCatalogue()).network;
  await admitInstitution(
    services.curation,
    BY,
    {
      ...{ code: NEWCOMER, name: { en: 'Newcomer' }, country: 'NO', city: 'Tromsø', timeZone: 'Europe/Oslo' },
      ...{ website: 'https://newcomer.example', primaryLanguage: 'en', memberFrom: memberSince },
    },
    true,
  );
  const [{ module }] = resultsOf('any');
  await recogniseInstitution(
    services.curation,
    BY,
    { institution: NEWCOMER, module, from: memberSince },
    true,
  );
  const run = Date.now();
  for (let learner = 0; learner < 3; learner++) await issue(`N-${run}-${learner}`, NEWCOMER);
  const number = `first-${run}`;
  const { awardId, learnerId } = await issue(number, institution);
  const share = await createShare(services.sharing, [awardId], { actor: 'growth' });
  const { document } = await prisma.credential.findFirstOrThrow({ where: { awardId } });
  const list = await prisma.statusListDocument.findFirstOrThrow({
    where: { purpose: 'revocation' },
    orderBy: [{ statusList: { used: 'desc' } }, { address: 'asc' }],
  });
  const token = async (of: string | undefined) =>
    (
      await makeApiKey(services.access, BY, {
        name: 'growth',
        institution: of,
        scopes: [...SCOPES],
        expiresAt: undefined,
      })
    ).token;
  return {
    tokens: {
      network: await token(undefined),
      member: await token(institution),
      newcomer: await token(NEWCOMER),
    },
    learner: { id: learnerId, number },
    result: (learner: string) => resultsOf(`${run}-${learner}`)[0],
    credential: document ?? '',
    share: `/s/${share.token}`,
    statusList: new URL(list.address).pathname,
  };
}
