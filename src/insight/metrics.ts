import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../common/metrics.js';

/** What is looked up when somebody asks for the figures. */
export interface Figures {
  readonly jobs: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
  readonly deliveries: readonly { readonly state: string; readonly count: number }[];
  /** Seconds since the oldest status list was signed; `undefined` while none is. */
  readonly oldestStatusList: number | undefined;
  /** Status lists whose signed form doesn't show the truth yet. */
  readonly statusListsBehind: number;
}

export interface MetricsDeps {
  readonly version: string;
  /** Throws if the database is away. */
  readonly figures: () => Promise<Figures>;
  readonly pool: () => { readonly total: number; readonly idle: number; readonly waiting: number };
}

export interface ServedMetrics extends Metrics {
  /** All figures in Prometheus' text form, and its media type. */
  text(): Promise<{ readonly type: string; readonly body: string }>;
  /** Adds what Node tells of the process: memory, event loop, collections. Once, and only where it is served. */
  watchProcess(): void;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The counters of one running service. */
export function countedMetrics(deps: MetricsDeps): ServedMetrics {
  const registers = [new Registry()];
  const [registry = new Registry()] = registers;
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });
  const requests = new Histogram({
    name: 'cairn_http_request_duration_seconds',
    help: 'Requests by route pattern, and how long they took.',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers,
  });
  const limited = counter('cairn_rate_limited_requests_total', 'Requests answered 429.', 'caller');
  const verified = counter('cairn_verifications_total', 'Verifications by verdict.', 'verdict');
  const issued = counter(
    'cairn_credentials_issued_total',
    'Credentials that this process signed and stored.',
    'rendition',
  );
  const notSigned = counter(
    'cairn_status_list_signing_failures_total',
    'Status lists that could not be signed.',
  );
  const differed = counter(
    'cairn_shape_differences_total',
    'Documents of known shapes that the JSON-LD library reads in another way. One is an error in the program.',
  );
  const build = new Gauge({
    name: 'cairn_build_info',
    help: 'Always 1; says which build this is.',
    labelNames: ['version', 'node'],
    registers,
  });
  build.set({ version: deps.version, node: process.version }, 1);
  const lookUp = lookedUp(registers, deps);
  return {
    answered: ({ route, method, status, seconds }) =>
      requests.observe({ route, method, status: String(status) }, seconds),
    rateLimited: (caller) => limited.inc({ caller }),
    verified: (verdict) => verified.inc({ verdict }),
    issued: (rendition, count) => issued.inc({ rendition }, count),
    statusListNotSigned: () => notSigned.inc(),
    shapeDiffered: () => differed.inc(),
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    async text() {
      await lookUp();
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}

/** Figures that stand in the database or the pool: the same whichever replica is asked, except those of the pool. */
function lookedUp(registers: Registry[], { figures, pool }: MetricsDeps): () => Promise<void> {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers });
  const up = gauge('cairn_database_up', '1 while the database answers.');
  const connections = gauge('cairn_database_connections', 'Connections of the pool.', 'state');
  const waiting = gauge('cairn_database_waiting', 'Requests that wait for a connection.');
  const jobs = gauge('cairn_jobs', 'Jobs by kind and state.', 'kind', 'state');
  const deliveries = gauge('cairn_webhook_deliveries', 'Webhook deliveries by state.', 'state');
  const oldest = gauge('cairn_status_list_oldest_seconds', 'Since the oldest status list was signed.');
  const behind = gauge('cairn_status_lists_behind', 'Status lists that wait to be signed again.');
  return async () => {
    const { total, idle, waiting: queue } = pool();
    connections.set({ state: 'in_use' }, total - idle);
    connections.set({ state: 'idle' }, idle);
    waiting.set(queue);
    for (const one of [jobs, deliveries, oldest, behind]) one.reset();
    const found = await figures().catch(() => undefined);
    up.set(found === undefined ? 0 : 1);
    if (found === undefined) return;
    for (const { kind, state, count } of found.jobs) jobs.set({ kind, state }, count);
    for (const { state, count } of found.deliveries) deliveries.set({ state }, count);
    if (found.oldestStatusList !== undefined) oldest.set(found.oldestStatusList);
    else oldest.remove();
    behind.set(found.statusListsBehind);
  };
}
