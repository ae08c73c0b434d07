import { randomBytes } from 'node:crypto';
import { CairnError, codeOf } from './common/errors.js';
import { faultLines } from './common/fault-lines.js';
import { readConfig } from './config/config.js';
import { masterSecret } from './config/master-secret.js';
import { unknownSettings } from './config/settings.js';
import { jsonLog } from './insight/log.js';
import { serve } from './serve.js';
import { openServices } from './services.js';

const clock = () => new Date();
const random = (length: number) => new Uint8Array(randomBytes(length));

try {
  const config = readConfig(process.env, 'production');
  const log = jsonLog({
    clock,
    threshold: config.logLevel,
    write: (line) => void process.stdout.write(line),
  });
  for (const { name, nearest } of unknownSettings(process.env)) log('setting.unknown', { name, nearest });
  const services = await openServices({
    config,
    masterSecret: masterSecret(config, random, () => {}),
    effects: { clock, random, log, environment: process.env },
    service: true,
    onLost: (error) => {
      log('database.lost', { code: error.code });
      process.exit(1);
    },
  });
  const running = await serve(services);
  log('serving', {
    port: running.port,
    publicUrl: config.publicUrl,
    // with both settings the server is used, and an embedded database in the folder is not
    database: config.databaseUrl === undefined ? 'CAIRN_DATA_DIR' : 'DATABASE_URL',
    metricsPort: running.metricsPort,
  });
  const stop = (signal: NodeJS.Signals) => {
    log('stopping', { signal });
    void running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log('stop.failed', { code: codeOf(error) });
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
} catch (error) {
  const lines = error instanceof CairnError ? faultLines(error.faults) : [];
  const text = error instanceof CairnError ? error.message : 'The service could not start';
  process.stderr.write([`${text} [${codeOf(error)}]`, ...lines, ''].join('\n'));
  process.exit(1);
}
