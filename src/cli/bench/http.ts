import autocannon from 'autocannon';
import { CONCURRENCY, type Effort } from './effort.js';
import type { HttpRate } from './results.js';
import type { BenchResult, Prepared, RunningService } from './service.js';
import { percentile } from './statistics.js';

interface Kind {
  readonly id: string;
  readonly what: string;
  readonly status: number;
  readonly request: autocannon.Request;
  /** Stands in the body of the right answer. */
  readonly says: string;
}

/**
 * Results that are awarded one by one, and a module credential that is verified with its status, at each concurrency in
 * turns. The requests are made in this process, on the machine that also runs the service and its database.
 */
export async function measureHttp(
  { origin }: RunningService,
  prepared: Prepared,
  effort: Effort['http'],
): Promise<HttpRate[]> {
  const shots = (await kinds(origin, prepared)).flatMap((kind) =>
    CONCURRENCY.map((concurrency) => ({ kind, concurrency, rounds: [] as Shot[] })),
  );
  const { rounds: most, seconds, warmUp, requests } = effort;
  for (const { kind, concurrency } of warmUp > 0 ? shots : [])
    await fire(origin, kind, concurrency, { duration: warmUp });
  const bounds = (concurrency: number) =>
    requests === undefined ? { duration: seconds } : { amount: requests * concurrency };
  for (let round = 0; round < most; round++)
    for (const { kind, concurrency, rounds } of shots)
      rounds.push(await fire(origin, kind, concurrency, bounds(concurrency)));
  return shots.map(({ kind: { id, what }, concurrency, rounds }) => ({
    id,
    what,
    concurrency,
    requests: rounds.reduce((sum, { times }) => sum + times.length, 0),
    perSecond: rounds.map(({ times, seconds }) => times.length / seconds),
    p50: rounds.map(({ times }) => percentile(times, 0.5)),
    p99: rounds.map(({ times }) => percentile(times, 0.99)),
    failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
  }));
}

async function kinds(origin: string, { token, resultsOf, shared }: Prepared): Promise<readonly Kind[]> {
  const credential = await (await fetch(`${origin}${shared}/credential`)).text();
  const json = { 'content-type': 'application/json' };
  let learner = 0;
  const body = (results: readonly BenchResult[]) => JSON.stringify({ results });
  return [
    {
      id: 'issue',
      what: 'award one result',
      status: 201,
      says: '"issued":[{',
      request: {
        method: 'POST',
        path: '/api/v1/awards',
        setupRequest(request) {
          const [result] = resultsOf(`H-${learner++}`);
          const own = { authorization: `Bearer ${token}`, 'idempotency-key': `bench-${learner}` };
          return { ...request, headers: { ...json, ...own }, body: body([result]) };
        },
      },
    },
    {
      id: 'verify',
      what: 'verify a module credential with its status',
      status: 200,
      says: '"verdict":"verified"',
      request: { method: 'POST', path: '/api/verify', headers: json, body: credential },
    },
  ];
}

interface Shot {
  /** Milliseconds that each right answer took. */
  readonly times: readonly number[];
  /** From the first request to the last answer. */
  readonly seconds: number;
  readonly failed: number;
}

async function fire(
  url: string,
  { status, request, says }: Kind,
  connections: number,
  bounds: { readonly duration: number } | { readonly amount: number },
): Promise<Shot> {
  const times: number[] = [];
  let others = 0;
  const began = performance.now();
  let last = began;
  const { errors, mismatches } = await autocannon({
    url,
    connections,
    ...bounds,
    // seconds after which no answer is expected any more
    timeout: 60,
    requests: [request],
    verifyBody: (body) => String(body).includes(says),
    setupClient: (client) =>
      void client.on('response', (code, _bytes, milliseconds) => {
        last = performance.now();
        if (code === status) times.push(milliseconds);
        else others++;
      }),
  });
  return { times, seconds: (last - began) / 1000, failed: others + errors + mismatches };
}
