import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import type { Config } from './config.js';

/**
 * The master secret: from the settings, or, locally, from a file in the data folder (mode 0600) that a first run makes;
 * `announce` is then told where it is. A production start never gets that far without one of its own.
 */
export function masterSecret(config: Config, random: Random, announce: (file: string) => void): Uint8Array {
  const file = path.join(config.dataDir, 'master-secret');
  if (config.mode === 'production') return productionSecret(config, file);
  if (config.masterSecret) return config.masterSecret;
  mkdirSync(config.dataDir, { recursive: true });
  if (!existsSync(file)) makeSecret(file, random, announce);
  return new Uint8Array(Buffer.from(readFileSync(file, 'utf8'), 'base64'));
}

/** Written aside and linked into place: a crash leaves no half secret, and of two first runs one makes it. */
function makeSecret(file: string, random: Random, announce: (file: string) => void): void {
  const aside = `${file}.${Buffer.from(random(6)).toString('hex')}`;
  writeFileSync(aside, Buffer.from(random(32)).toString('base64'), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(aside, file);
    announce(file);
  } catch (error) {
    if (!(typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST'))
      throw error;
  } finally {
    unlinkSync(aside);
  }
}

function productionSecret(config: Config, file: string): Uint8Array {
  if (!config.masterSecret)
    throw new CairnError('incoherent', 'config.master-secret', 'Production needs CAIRN_MASTER_SECRET');
  if (existsSync(file) && Buffer.from(readFileSync(file, 'utf8'), 'base64').equals(config.masterSecret)) {
    throw new CairnError(
      'incoherent',
      'config.master-secret-beside-data',
      'The master secret lies beside the data that it protects: keep it elsewhere',
    );
  }
  return config.masterSecret;
}
