import type { TestApi } from './api.js';
import type { Said } from './api-client/client.js';

/** By code: how a request gets that problem, over HTTP. What a case changes in the world, it puts back. */
export type ProblemCases = Readonly<Record<string, (api: TestApi) => Promise<Said>>>;

/** Until a request waits for a lock that this connection holds. */
export async function untilSomebodyWaits(client: {
  query(sql: string): Promise<{ rowCount: number | null }>;
}) {
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  while ((await client.query(waiting)).rowCount === 0) {
    await new Promise((done) => setTimeout(done, 5));
    // a transaction goes on seeing what it saw at first
    await client.query('SELECT pg_stat_clear_snapshot()');
  }
}
