import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { originsOf } from '../issuing/published-under.js';
import { type BackupReport, reportOf } from './backup.js';
import { damaged } from './chunks.js';
import { type TableSum, tableSum } from './digest.js';
import { readBackup } from './file.js';
import type { Opener } from './head.js';
import type { BackupStore, Filling, StoredKey, StoredSeal } from './ports.js';
import { type Recheck, type RecheckDeps, recheck } from './recheck.js';
import { type Opening, readLines, sameSum } from './records.js';

export interface RestoreDeps extends Omit<RecheckDeps, 'store'> {
  readonly store: BackupStore;
  /** Throws unless every one of these keys opens with the master secret of this deployment. */
  readonly openKeys: (keys: readonly StoredKey[]) => Promise<unknown>;
  /** The same of what opens these seals. */
  readonly openSeals: (seals: readonly StoredSeal[]) => void;
  readonly clock: Clock;
  /** Where this deployment will be reached. */
  readonly publicUrl: string;
}

export interface RestoreOptions {
  /** The addresses of the backup need not be those of this deployment. */
  readonly elsewhere?: boolean;
}

export interface RestoreReport extends BackupReport, Recheck {
  readonly keys: number;
}

/** Reads a backup from its beginning to its end and makes sure that it is whole; changes nothing. */
export async function checkBackup(file: string, opener: Opener): Promise<BackupReport> {
  return (await readWhole(file, opener)).report;
}

/**
 * Fills an empty database with a backup, and looks at all of it again: every table against its digest, every key and
 * seal against the master secret, every issued credential with the product's own verifier; status lists that need it are signed. The
 * file is read twice: a backup that isn't whole is refused before anything is written. Until keys, seals and tables are found
 * right nothing is committed. What was restored is held, until somebody takes over with it (`resume`).
 */
export async function restoreBackup(
  deps: RestoreDeps,
  file: string,
  opener: Opener,
  actor: string,
  { elsewhere = false }: RestoreOptions = {},
): Promise<RestoreReport> {
  const { store, openKeys, openSeals, clock, publicUrl } = deps;
  await store.requireEmpty();
  const { opening, report } = await readWhole(file, opener);
  await store.requireKnown(opening.level);
  let keys = 0;
  const details = { backup: report.id, takenAt: report.takenAt, rows: report.rows };
  await store.fill(
    opening.level,
    async (filling) => {
      requireShape(opening, filling);
      const sums = await copyInto(filling, file, opener, opening);
      if (!elsewhere) requireHere(await filling.selectAddresses(), publicUrl);
      await compare(filling, sums);
      const stored = await filling.selectKeys();
      await openKeys(stored);
      openSeals(await filling.selectSeals());
      keys = stored.length;
    },
    { actor, at: clock(), details },
  );
  return { ...report, keys, ...(await recheck(deps)) };
}

async function readWhole(file: string, opener: Opener): Promise<{ opening: Opening; report: BackupReport }> {
  const counts = new Map<string, number>();
  let opening: Opening | undefined;
  const { bytes } = await readBackup(file, opener, (source) =>
    readLines(source, {
      opening: async (found) => {
        opening = found;
      },
      rows: async () => undefined,
      table: async (table, { rows }) => void counts.set(table, rows),
    }),
  );
  if (!opening) throw damaged();
  return { opening, report: reportOf(opening, counts, bytes) };
}

function requireShape(opening: Opening, filling: Filling): void {
  const shape = (tables: Filling['tables']) =>
    JSON.stringify(tables.map(({ name, columns }) => [name, ...columns]).sort());
  if (shape(opening.tables) === shape(filling.tables)) return;
  const message = 'The tables of the backup are not those that its migrations make';
  throw new CairnError('incoherent', 'restore.other-tables', message);
}

/** Addresses stand in what is signed: whoever follows them has to arrive here. */
function requireHere(addresses: readonly string[], publicUrl: string): void {
  const origins = originsOf(addresses);
  if (origins.length === 0 || origins.includes(publicUrl)) return;
  throw new CairnError(
    'refused',
    'restore.other-address',
    `The addresses in this backup begin with ${origins.join(' or ')}, and PUBLIC_URL is ${publicUrl}. Set PUBLIC_URL to ` +
      'theirs; or, if they need not lead here, or will from now on, say --elsewhere. Nothing was restored',
  );
}

async function copyInto(
  filling: Filling,
  file: string,
  opener: Opener,
  expected: Opening,
): Promise<ReadonlyMap<string, TableSum>> {
  const sums = new Map<string, TableSum>();
  await readBackup(file, opener, (source) =>
    readLines(source, {
      // whoever puts another file in its place between the two readings
      opening: async ({ id }) => {
        if (id !== expected.id) throw damaged();
      },
      rows: (table, rows) => filling.insert(table, rows),
      table: async (table, sum) => void sums.set(table, sum),
    }),
  );
  return sums;
}

async function compare(filling: Filling, sums: ReadonlyMap<string, TableSum>): Promise<void> {
  for (const [table, expected] of sums) {
    const sum = tableSum();
    for await (const rows of filling.rows(table)) for (const row of rows) sum.add(row);
    if (sameSum(sum.sum(), expected)) continue;
    const message = `The table ${table} is not what the backup says after it was filled; nothing was restored`;
    throw new CairnError('incoherent', 'restore.differs', message);
  }
}
