import { type Clock, type Random, randomUuid } from '../common/effects.js';
import { writeBackup } from './file.js';
import type { Opener } from './head.js';
import type { BackupStore } from './ports.js';
import { linesOf } from './records.js';

export interface BackupDeps {
  readonly store: Pick<BackupStore, 'withSnapshot' | 'recordBackup'>;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly random: Random;
}

/** What is in a backup. */
export interface BackupReport {
  readonly id: string;
  readonly takenAt: string;
  readonly publicUrl: string;
  /** The newest migration of its data. */
  readonly level: string;
  readonly rows: number;
  /** Rows by table. */
  readonly tables: Readonly<Record<string, number>>;
  /** Size of the file. */
  readonly bytes: number;
}

/**
 * Writes everything that the database holds into one encrypted file, as of the moment at which it begins; others go on
 * working meanwhile. The issuers' keys are in it as they lie in the database, sealed under the master secret, which isn't.
 */
export async function takeBackup(
  deps: BackupDeps,
  file: string,
  opener: Opener,
  actor: string,
): Promise<BackupReport> {
  const { store, publicUrl, clock, random } = deps;
  const report = await store.withSnapshot(async (snapshot) => {
    const { level, tables } = snapshot;
    const opening = {
      id: randomUuid(random),
      takenAt: clock().toISOString(),
      publicUrl,
      level: [...level],
      tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
    };
    const counts = new Map<string, number>();
    const lines = linesOf(opening, snapshot, (table, { rows }) => void counts.set(table, rows));
    const { bytes } = await writeBackup(file, lines, opener, random);
    return reportOf(opening, counts, bytes);
  });
  const { id, takenAt, rows } = report;
  await store.recordBackup({ actor, at: clock(), details: { backup: id, takenAt, rows } });
  return report;
}

export function reportOf(
  opening: Pick<BackupReport, 'id' | 'takenAt' | 'publicUrl'> & {
    readonly level: readonly { readonly name: string }[];
  },
  counts: ReadonlyMap<string, number>,
  bytes: number,
): BackupReport {
  const { id, takenAt, publicUrl, level } = opening;
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const tables = Object.fromEntries(counts);
  return { id, takenAt, publicUrl, level: level.at(-1)?.name ?? '', rows, tables, bytes };
}
