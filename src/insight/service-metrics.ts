import type { Clock } from '../common/effects.js';
import type { Metrics } from '../common/metrics.js';
import { countedMetrics, type Figures, type ServedMetrics } from './metrics.js';

interface Recorded extends Omit<Figures, 'oldestStatusList'> {
  /** When the first of the signed status lists expires. */
  readonly firstExpiry: Date | undefined;
}

/** The figures of this process, and those that stand in the database. `listLifetime` in milliseconds. */
export function serviceMetrics(deps: {
  readonly selectFigures: () => Promise<Recorded>;
  readonly poolFigures: () => { readonly total: number; readonly idle: number; readonly waiting: number };
  readonly listLifetime: number;
  readonly version: string;
  readonly clock: Clock;
}): ServedMetrics {
  return countedMetrics({
    version: deps.version,
    pool: deps.poolFigures,
    async figures() {
      const { firstExpiry, ...figures } = await deps.selectFigures();
      const age = firstExpiry && deps.clock().getTime() - (firstExpiry.getTime() - deps.listLifetime);
      return { ...figures, oldestStatusList: age === undefined ? undefined : age / 1000 };
    },
  });
}

interface Stores<A extends readonly unknown[], S extends readonly unknown[]> {
  recordAwards(awards: readonly unknown[], ...rest: A): Promise<void>;
  storeSigned(...args: S): Promise<string[]>;
}

/** The same store, which counts what is issued. Further forms are counted where they are made. */
export function counting<A extends readonly unknown[], B extends readonly unknown[], S extends Stores<A, B>>(
  store: S & Stores<A, B>,
  metrics: Pick<Metrics, 'issued'>,
): S {
  return {
    ...store,
    async recordAwards(awards: readonly unknown[], ...rest: A) {
      await store.recordAwards(awards, ...rest);
      metrics.issued('vc', awards.length);
    },
    async storeSigned(...args: B) {
      const stored = await store.storeSigned(...args);
      metrics.issued('vc', stored.length);
      return stored;
    },
  };
}
