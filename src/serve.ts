import { createServer } from 'node:http';
import { buildApp } from './app.js';
import { requireLive } from './backup/hold.js';
import { codeOf } from './common/errors.js';
import { SERVER_LIMITS } from './http/server-limits.js';
import { serveMetrics } from './insight/metrics-server.js';
import { every } from './issuing/jobs/every.js';
import type { Recurring } from './issuing/jobs/work.js';
import { otherOrigins } from './issuing/published-under.js';
import { finishRenditions } from './issuing/renditions/issue.js';
import { recover } from './issuing/settle.js';
import type { Services } from './services.js';
import type { RunningQueue } from './storage/job-queue.js';

/** A running service. */
export interface Running {
  /** The port that it really listens on. */
  readonly port: number;
  /** The port of the figures, if they are served. */
  readonly metricsPort: number | undefined;
  /** Stops taking requests, lets running ones end, and closes the database. */
  stop(): Promise<void>;
}

/** What is done every so often, by one process at a time: each has its line here. */
export function recurringTasks(services: Services): readonly Recurring[] {
  return [
    { name: 'recover', every: 600, run: () => recoverNow(services) },
    // a change is on the signed lists within some seconds, and verifiers keep a list for minutes
    { name: 'status-lists', every: 3, run: () => services.statusLists.refresh() },
    { name: 'forget', every: 3600, run: services.forget },
  ];
}

/** Finishes what was interrupted, and composes what has become due. */
async function recoverNow({ issuing, renditions, effects }: Services): Promise<void> {
  const { finished, failed, composed, unsettled } = await recover(issuing, 'service');
  const minted = composed.filter(({ state }) => state === 'issued').length;
  const rendered = await finishRenditions(renditions, 'service');
  const done = finished + rendered.finished;
  if (done + minted > 0) effects.log('recovered', { finished: done, composed: minted });
  for (const { id, error } of rendered.failed)
    effects.log('intent.not-finished', { credentialId: id, code: codeOf(error) });
  for (const { credentialId, error } of failed)
    effects.log('intent.not-finished', { credentialId, code: codeOf(error) });
  for (const { learnerId, error } of unsettled)
    effects.log('learner.not-settled', { learnerId, code: codeOf(error) });
}

/** In production, what is published must have addresses that can be followed, and ought to have those of this service. */
async function checkAddresses({ config, stores, effects }: Services): Promise<void> {
  if (config.mode !== 'production' || !(await stores.selectOptionalNetwork())) return;
  for (const published of otherOrigins(await stores.selectCatalogue(), config.publicUrl))
    effects.log('public-url.differs', { published, publicUrl: config.publicUrl });
}

/** Finishes what a crash left behind and signs status lists that need it, while the service answers already. */
async function mend(services: Services): Promise<void> {
  try {
    await recoverNow(services);
    await services.statusLists.refresh();
  } catch (error) {
    services.effects.log('recover.failed', { code: codeOf(error) });
  }
}

/** Serves; what a crash left behind is finished meanwhile. Throws `service.restored` on a restored database that is held. */
export async function serve(services: Services): Promise<Running> {
  const { config } = services;
  await requireLive(services.backup.hold);
  await services.keystore.check();
  await checkAddresses(services);
  const working = config.jobWorkers > 0 ? () => queue?.working() === true : undefined;
  let queue: RunningQueue | undefined;
  const server = createServer(SERVER_LIMITS, buildApp(services, working));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const mended = mend(services);
  if (config.jobWorkers > 0) queue = services.startQueue(recurringTasks(services));
  // messages to webhooks, and mails: a look a second
  const look = () => void Promise.all([services.dispatcher.tick(), services.mailing.tick()]);
  const stopTicking = config.jobWorkers > 0 ? every(1000, look) : () => {};
  const { metricsHost, metricsPort } = config;
  const figures =
    metricsPort === undefined ? undefined : await serveMetrics(services.metrics, metricsHost, metricsPort);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : config.port,
    metricsPort: figures?.port,
    async stop() {
      stopTicking();
      services.jobFeed.close();
      server.closeIdleConnections();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
        setTimeout(() => server.closeAllConnections(), 5000).unref();
      });
      // what takes longer is attempted again by whoever comes next
      const patience = new Promise((resolve) => setTimeout(resolve, 5000).unref());
      const sent = Promise.all([services.dispatcher.stop(), services.mailing.stop()]);
      const delivered = Promise.race([sent, patience]);
      await Promise.all([
        closed,
        queue?.stop(),
        figures?.stop(),
        delivered,
        Promise.race([mended, patience]),
      ]);
      await services.close();
    },
  };
}
