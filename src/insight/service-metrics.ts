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

interface Stores<A extends readonly unknown[]> {
  storeSigned(...args: A): Promise<string[]>;
}

/** The same store, which counts what is signed. Further forms are counted where they are made. */
export function counting<A extends readonly unknown[], S extends Stores<A>>(
  store: S & Stores<A>,
  metrics: Pick<Metrics, 'issued'>,
): S {
  return {
    ...store,
    async storeSigned(...args: A) {
      const stored = await store.storeSigned(...args);
      metrics.issued('vc', stored.length);
      return stored;
    },
  };
}
