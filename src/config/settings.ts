/** Every variable of the environment that is a setting. */
export const SETTINGS = [
  'PUBLIC_URL',
  'HOST',
  'PORT',
  'DATABASE_URL',
  'METRICS_HOST',
  'METRICS_PORT',
  'CAIRN_BACKUP_DAYS',
  'CAIRN_DATA_DIR',
  'CAIRN_JOB_WORKERS',
  'CAIRN_LOG_LEVEL',
  'CAIRN_MAIL_FROM',
  'CAIRN_MASTER_SECRET',
  'CAIRN_OUTBOUND_ALLOW',
  'CAIRN_RATE_FACTOR',
  'CAIRN_SEAL_ANCHORS',
  'CAIRN_SMTP_URL',
  'CAIRN_TIMESTAMP_ANCHORS',
  'CAIRN_TIMESTAMP_URL',
  'CAIRN_TRUSTED_PROXIES',
] as const;

/** Variables that others call so: the API key of whoever follows the guide, and what Kubernetes tells of a service `cairn`. */
const OF_OTHERS = /^CAIRN_(?:KEY|SERVICE_.+|PORT_\d+_.+)$/;

export interface UnknownSetting {
  readonly name: string;
  /** The setting that is called most like it, if one is. */
  readonly nearest: string | undefined;
}

/**
 * Variables that are called as if they were settings and are none. They are told, not refused: an orchestrator may set
 * such a one for a purpose of its own.
 */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): UnknownSetting[] {
  const known = new Set<string>(SETTINGS);
  return Object.entries(environment)
    .filter(([name, value]) => name.startsWith('CAIRN_') && !known.has(name) && value?.trim() !== '')
    .filter(
      ([name, value]) => !OF_OTHERS.test(name) && !(name === 'CAIRN_PORT' && value?.startsWith('tcp://')),
    )
    .map(([name]) => ({ name, nearest: nearestSetting(name) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function nearestSetting(name: string): string | undefined {
  const stem = (setting: string) => setting.replace(/^CAIRN_/, '');
  const [nearest] = SETTINGS.map((setting) => ({
    setting,
    changes: changesBetween(stem(name), stem(setting)),
  }))
    .filter(({ setting, changes }) => changes <= Math.max(1, stem(setting).length / 3))
    .sort((one, other) => one.changes - other.changes);
  return nearest?.setting;
}

/** How many letters have to be put in, taken out or replaced to make one of the other (Levenshtein). */
function changesBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [at, wanted] of [...other].entries()) {
      const replaced = (row[at] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
