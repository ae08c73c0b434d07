import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { makeApiKey } from '../../access/api-keys.js';
import { SCOPES } from '../../access/caller.js';
import { projectFile } from '../../common/project-files.js';
import { readConfig } from '../../config/config.js';
import type { PublishedModule } from '../../credentials/documents/published.js';
import { createShare } from '../../delivery/shares.js';
import type { StackableAward } from '../../domain/award.js';
import { ectsFromDecimal } from '../../domain/ects.js';
import { contextOf } from '../../domain/rules/catalogue.js';
import { compileRule } from '../../domain/rules/compile.js';
import { evaluate } from '../../domain/rules/evaluate.js';
import { issueRows } from '../../issuing/issue-results.js';
import { offersOn } from '../../issuing/paths/offers.js';
import { seed } from '../../issuing/seed.js';
import { newestVersions } from '../../issuing/versions.js';
import { openServices, type Services } from '../../services.js';
import { seedCatalogue } from '../files.js';

const MAIN = fileURLToPath(projectFile('dist/main.js'));
const random = (length: number) => new Uint8Array(randomBytes(length));

type Settings = Readonly<Record<string, string>>;

/** A result of a learner, as the API takes it. */
export interface BenchResult {
  readonly learner: string;
  readonly name: string;
  readonly module: string;
  readonly date: string;
  readonly grade: string;
  readonly criteria: Readonly<Record<string, string>>;
}

/** A database with the network that ships, and what callers of the service need. */
export interface Prepared {
  readonly settings: Settings;
  /** Of a key of one institution that may do what a registrar does. */
  readonly token: string;
  /** The results of a learner whom nobody knows, with which a certificate falls due. */
  readonly resultsOf: (learner: string) => readonly [BenchResult, BenchResult];
  /** Path of a share link to the credential of a module. */
  readonly shared: string;
}

export interface RunningService {
  readonly origin: string;
  /** Where its figures are. */
  readonly metrics: string;
  /** Milliseconds from the start of the process until it had told what a share link shows, verified. */
  readonly coldStart: number;
  stop(): Promise<void>;
}

/** Does something with an embedded PostgreSQL in a temporary folder, which writes through to the disk. */
export async function withDatabase<T>(act: (prepared: Prepared) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-bench-'));
  try {
    return await act(
      await prepare({
        CAIRN_DATA_DIR: path.join(folder, 'data'),
        CAIRN_MASTER_SECRET: Buffer.from(random(32)).toString('base64'),
        CAIRN_RATE_FACTOR: '1000',
        PUBLIC_URL: 'https://cairn.example',
        HOST: '127.0.0.1',
        PORT: '0',
        METRICS_PORT: '0',
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(settings: Settings): Promise<Prepared> {
  const services = await openServices({
    config: readConfig(settings, 'production'),
    masterSecret: Buffer.from(settings.CAIRN_MASTER_SECRET ?? '', 'base64'),
    effects: { clock: () => new Date(), random, log: () => {} },
    service: true,
  });
  try {
    await seed({ ...services.seeding, demo: true }, seedCatalogue(), 'bench');
    return { settings, ...(await register(services)) };
  } finally {
    await services.close();
  }
}

/** A key, and a first credential with a link to it. */
async function register(services: Services): Promise<Omit<Prepared, 'settings'>> {
  const { institution, resultsOf } = await awardable(services);
  const network = { keyId: 'bench', institution: undefined, scopes: new Set(SCOPES), actor: 'bench' };
  const wish = { name: 'bench', institution, scopes: ['read', 'import', 'issue'], expiresAt: undefined };
  const { token } = await makeApiKey(services.access, network, wish);
  const [first] = resultsOf('first');
  const row = { ...first, criteria: criteriaCell(first), again: false, line: 0 };
  const { issued } = await issueRows(services.issuing, [row], institution, 'bench');
  const share = await createShare(services.sharing, [issued[0]?.awardId ?? ''], { actor: 'bench' });
  return { token, resultsOf, shared: `/s/${share.token}` };
}

/** An institution that could award two modules a week ago which complete a certificate by themselves, and such results. */
export async function awardable(services: Services) {
  const date = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
  const catalogue = await services.stores.selectCatalogue();
  const { rules, programmes } = offersOn(catalogue, date);
  const automatic = [...programmes.values()].filter(({ policy }) => policy === 'automatic');
  const compiled = automatic.map(({ rule }) => compileRule(rule, contextOf(rules)));
  const newest = [...newestVersions(catalogue.modules).values()].map(({ version }) => version);
  for (const { code: institution, did } of catalogue.institutions) {
    const own = newest.filter(({ code }) => rules.modules.get(code)?.offeredBy.includes(did));
    for (const one of own)
      for (const other of own.slice(own.indexOf(one) + 1)) {
        const awards = [one, other].map((version) => stackable(version, institution, date));
        if (!compiled.some((rule) => evaluate(rule, awards, date).satisfied)) continue;
        const resultsOf = (learner: string): [BenchResult, BenchResult] => [
          resultOf(learner, one, date),
          resultOf(learner, other, date),
        ];
        return { institution, resultsOf };
      }
  }
  throw new Error('No institution of the seed awards two modules that complete a certificate');
}

function stackable(version: PublishedModule, institution: string, awardedOn: string): StackableAward {
  const { code, ects, gradingScheme } = version;
  const grade = { scheme: gradingScheme.code, value: gradingScheme.pass };
  return { id: code, kind: 'module', code, ects: ectsFromDecimal(ects), awardedOn, institution, grade };
}

function resultOf(
  learner: string,
  { code, criteria, gradingScheme }: PublishedModule,
  date: string,
): BenchResult {
  return {
    learner,
    name: `Bench ${learner}`,
    module: code,
    date,
    grade: gradingScheme.pass,
    criteria: Object.fromEntries(criteria.map(({ id, requiredLevel }) => [id, requiredLevel])),
  };
}

/** What stands in the column of a file. */
export function criteriaCell({ criteria }: BenchResult): string {
  return Object.entries(criteria)
    .map(([id, level]) => `${id}=${level}`)
    .join(';');
}

/** What `npm start` gives to Node. */
function flagsOfStart(): string[] {
  const { scripts }: { scripts: { start: string } } = JSON.parse(
    readFileSync(projectFile('package.json'), 'utf8'),
  );
  return scripts.start.split(' ').filter((part) => part.startsWith('--'));
}

/** The service as it is built and run in production. */
export async function startService({ settings, shared }: Prepared): Promise<RunningService> {
  const began = performance.now();
  const child = spawn(process.execPath, [...flagsOfStart(), MAIN], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const { port, metricsPort } = await serving(child);
  const origin = `http://127.0.0.1:${port}`;
  const answer = await fetch(origin + shared, { headers: { accept: 'text/html' } });
  if (!answer.ok) throw new Error(`The service answered ${answer.status} to a share link`);
  await answer.text();
  return {
    origin,
    metrics: `http://127.0.0.1:${metricsPort}/metrics`,
    coldStart: performance.now() - began,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      process.off('exit', end);
    },
  };
}

async function serving({ stdout }: ChildProcess): Promise<{ port: number; metricsPort: number }> {
  if (!stdout) throw new Error('Nothing is to be read of the service');
  for await (const line of createInterface(stdout)) {
    const { event, port, metricsPort }: { event?: string; port?: number; metricsPort?: number } =
      JSON.parse(line);
    if (event !== 'serving' || port === undefined || metricsPort === undefined) continue;
    // what else it says is of no interest, and must not fill the pipe
    stdout.resume();
    return { port, metricsPort };
  }
  throw new Error('The service ended before it served');
}
