import type { ForeignHost } from '../../../support/foreign-host.js';
import type { TestSite } from '../../../support/services.js';
import { strangerBadge } from '../../../support/stranger.js';

/** By operation: a request that is asked without a key, with these headers. It is answered with 200, and alike to everybody. */
export const openCases: Readonly<Record<string, OpenCase>> = {
  verify: posted('/api/verify', () => strangerBadge('1')),
  verifyBatch: posted('/api/verify/batch', () => strangerBadge('1'), 'text/plain'),
  makeCheckRecord: posted('/api/check-records', () => strangerBadge('1')),
  verifyCheckRecord: posted('/api/check-records/verify', recordOf, 'application/jwt'),
  relay: ({ site, foreign }, headers) => {
    foreign.serves.set('/list', '{"type":["VerifiableCredential","BitstringStatusListCredential"]}');
    return site.get(`/verify/relay?list=${foreign.at('/list')}`, headers);
  },
};

interface OpenWorld {
  readonly site: TestSite;
  readonly foreign: ForeignHost;
}
type OpenCase = (world: OpenWorld, headers: Readonly<Record<string, string>>) => Promise<Response>;

function posted(
  path: string,
  body: (world: OpenWorld) => Promise<string>,
  type = 'application/json',
): OpenCase {
  return async (world, headers) =>
    world.site.post(path, await body(world), { ...headers, 'Content-Type': type });
}

async function recordOf({ site }: OpenWorld): Promise<string> {
  return (await site.post('/api/check-records', await strangerBadge('1'))).text();
}
