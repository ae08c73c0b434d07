import { randomBytes } from 'node:crypto';
import { openServices } from './app.js';
import { CairnError, codeOf } from './common/errors.js';
import { readConfig } from './config/config.js';
import { masterSecret } from './config/master-secret.js';
import { jsonLog } from './insight/log.js';
import { serve } from './serve.js';

const clock = () => new Date();
const random = (length: number) => new Uint8Array(randomBytes(length));

try {
  const config = readConfig(process.env, 'production');
  const log = jsonLog({
    clock,
    threshold: config.logLevel,
    write: (line) => void process.stdout.write(line),
  });
  const services = await openServices({
    config,
    masterSecret: masterSecret(config, random, () => {}),
    effects: { clock, random, log },
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
  const lines =
    error instanceof CairnError
      ? error.faults.map(({ message, expected }) => `  ${message}; right would be ${expected}`)
      : [];
  const text = error instanceof CairnError ? error.message : 'The service could not start';
  process.stderr.write([`${text} [${codeOf(error)}]`, ...lines, ''].join('\n'));
  process.exit(1);
}
