import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { CairnError } from '../common/errors.js';

/** The account that PostgreSQL runs under, where that isn't this process's own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. As root it gets the account that owns the cluster already, else `postgres`, else
 * `nobody`; as anybody else it runs as oneself, which is `undefined`.
 *
 * @throws CairnError `storage.no-account` if root has no such account at hand.
 */
export function accountFor(clusterDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.statSync(clusterDir, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (account !== undefined) return account;
  throw new CairnError(
    'incoherent',
    'storage.no-account',
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as. ' +
      'Start the service as an ordinary user, or set DATABASE_URL.',
  );
}

function lookUp(name: string): Account | undefined {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Whether the account may pass through every folder above `file`. Folders that aren't there yet don't count. */
export function canReach(file: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  const parent = path.dirname(file);
  if (parent === file) return true;
  const stat = fs.statSync(parent, { throwIfNoEntry: false });
  if (stat !== undefined) {
    const bit = stat.uid === account.uid ? 0o100 : stat.gid === account.gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return false;
  }
  return canReach(parent, account);
}

/** Gives a file or folder to the account. */
export function handOver(file: string, account: Account | undefined): void {
  if (account !== undefined) fs.chownSync(file, account.uid, account.gid);
}
