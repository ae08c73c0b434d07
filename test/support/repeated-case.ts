import type { TestApi } from './api.js';
import type { Said } from './api-client/client.js';

/** By operation: an act, all that it needs being there. */
export type RepeatedCases = Readonly<Record<string, (api: TestApi) => Promise<RepeatedCase>>>;

export interface RepeatedCase {
  readonly ask: (headers: Readonly<Record<string, string>>) => Promise<Said>;
  /** What of an answer has to be named again; every id in it if not given. */
  readonly names?: (body: unknown) => unknown;
}
