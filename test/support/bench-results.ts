import type { Batch, Comparison, HttpRate, Measured, Results } from '../../src/cli/bench/results.js';

/** Three rounds around a rate: the processor takes as long as the clock. */
export function measured(perSecond: number): Measured {
  const rates = [perSecond * 0.9, perSecond, perSecond * 1.2];
  return { runs: 300, perSecond: rates, cpu: rates.map((rate) => 1000 / rate) };
}

export function comparison(id: string, ours: number, plain: number, raw?: number): Comparison {
  const sides = { ours: measured(ours), plain: measured(plain) };
  return { id, what: `what is ${id}`, ...sides, ...(raw === undefined ? {} : { raw: measured(raw) }) };
}

export function rate(id: string, concurrency: number, perSecond: number, p99: number): HttpRate {
  return {
    id,
    what: `what is ${id}`,
    concurrency,
    requests: 1000,
    perSecond: [perSecond - 1, perSecond, perSecond + 2],
    p50: [p99 / 4, p99 / 3, p99 / 2],
    p99: [p99 - 0.5, p99, p99 + 7],
    failed: 0,
  };
}

export function batch(awards: number, seconds: number, resident: number[]): Batch {
  return { awards, certificates: awards / 3, seconds, checkSeconds: seconds / 4, resident, every: 1 };
}

/** A run in which every goal is reached, with some of it otherwise. */
export function benchResults(otherwise: Partial<Results> = {}): Results {
  return {
    at: '2026-03-04T05:06:07.000Z',
    effort: 'normal',
    seconds: 170,
    machine: {
      model: 'Some Processor',
      cpus: 2,
      memory: 8 * 2 ** 30,
      system: 'Linux 6 x64',
      node: '22.0.0',
      load: 0.2,
    },
    comparisons: [
      comparison('sign-module', 6004, 250, 25_000),
      comparison('verify-module', 3901, 240, 8600),
      comparison('verify-bundle-status', 230, 11),
    ],
    rules: { evaluations: 3000, satisfied: 400, perSecond: [900, 1000, 1100], slowest: [2, 3, 4] },
    http: [
      ...[1, 8, 64].map((each) => rate('issue', each, 410 + each, 30 + each)),
      ...[1, 8, 64].map((each) => rate('verify', each, 1600 + each, 10 + each)),
    ],
    coldStart: [1500, 1700, 1900],
    batch: {
      rounds: [batch(10_002, 4, [3e8, 3.1e8, 3.2e8]), batch(10_002, 3.9, [3e8, 3.3e8])],
      plain: [222, 221],
    },
    long: batch(100_002, 45, [3.8e8, 4e8, 4.1e8, 4e8]),
    ...otherwise,
  };
}
