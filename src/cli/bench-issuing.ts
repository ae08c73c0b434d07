import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from '../config/config.js';
import { issueResults } from '../issuing/issue-results.js';
import { seed } from '../issuing/seed.js';
import { openServices, type Services } from '../services.js';
import { median } from './bench-measure.js';
import { seedCatalogue } from './files.js';

/** Rows of one file. */
const RESULTS = 25;
const random = (length: number) => new Uint8Array(randomBytes(length));

export interface IssuingRates {
  readonly results: number;
  readonly rounds: number;
  readonly perSecond: number;
}

/**
 * Results issued per second, end to end, as the product does it: a file is read, every result checked, built and linted,
 * recorded with its intent, signed, verified and stored with its audit entry, and the learner's certificates looked at.
 * On an embedded PostgreSQL that writes through to the disk, in a temporary folder. Every result is another learner's
 * first, so no certificate falls due. One file is issued first to warm up.
 */
export async function measureIssuing(rounds: number): Promise<IssuingRates> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cairn-bench-'));
  try {
    const services = await openServices({
      config: readConfig({ CAIRN_DATA_DIR: dataDir }, 'local'),
      masterSecret: random(32),
      effects: { clock: () => new Date(), random, log: () => {} },
      service: true,
    });
    try {
      return await measure(services, rounds);
    } finally {
      await services.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(services: Services, rounds: number): Promise<IssuingRates> {
  await seed({ ...services.seeding, demo: true }, seedCatalogue(), 'bench');
  const { institution, version, date } = await awardable(services);
  const criteria = version.criteria.map(({ id, requiredLevel }) => `${id}=${requiredLevel}`).join(';');
  const rest = `${version.code},${date},${version.gradingScheme.pass},${criteria}`;
  const row = (learner: string) => `${learner},Bench ${learner},${rest}`;
  const issueFile = async (file: number) => {
    const lines = Array.from({ length: RESULTS }, (_, index) => row(`B${file}-${index}`));
    const text = ['learner,name,module,date,grade,criteria', ...lines, ''].join('\n');
    const { issued } = await issueResults(
      services.issuing,
      new TextEncoder().encode(text),
      institution,
      'bench',
    );
    if (issued.length !== RESULTS) throw new Error('Not every result was issued');
  };
  await issueFile(0);
  const rates: number[] = [];
  for (let file = 1; file <= rounds; file++) {
    const start = performance.now();
    await issueFile(file);
    rates.push((1000 * RESULTS) / (performance.now() - start));
  }
  return { results: RESULTS * rounds, rounds, perSecond: median(rates) };
}

/** A module, and an institution that may award it a week ago. */
export async function awardable(services: Services) {
  const date = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
  const { institutions, modules } = await services.stores.selectCatalogue();
  for (const { code: institution, recognisedFor } of institutions) {
    const period = recognisedFor.find(({ from, until = date }) => from <= date && date <= until);
    const version = modules.find((module) => module.version.code === period?.module)?.version;
    if (version) return { institution, version, date };
  }
  throw new Error('No institution of the seed may award anything now');
}
