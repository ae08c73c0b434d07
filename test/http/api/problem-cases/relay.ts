import type { Said } from '../../../support/api-client/client.js';
import { type ForeignHost, startForeignHost } from '../../../support/foreign-host.js';
import type { ProblemCases } from '../../../support/problem-case.js';
import { startSite } from '../../../support/services.js';

/** What the relay answers that is asked for this, while a host serves that. */
const relayed =
  (
    query: (host: ForeignHost) => string,
    answer?: Parameters<ForeignHost['serves']['set']>[1],
    limits: Parameters<typeof startForeignHost>[0] & { readonly patience?: number } = {},
  ): ProblemCases[string] =>
  async ({ world }): Promise<Said> => {
    const foreign = await startForeignHost(limits);
    foreign.patience = limits.patience ?? foreign.patience;
    if (answer !== undefined) foreign.serves.set('/list', answer);
    const site = await startSite({ ...world.services, outside: foreign.outside });
    try {
      const response = await site.get(`/verify/relay?${query(foreign)}`);
      return { status: response.status, headers: response.headers, body: await response.json() };
    } finally {
      await site.close();
      foreign.close();
    }
  };
const list = (host: ForeignHost) => `list=${host.at('/list')}`;

/** What comes of fetching what strangers publish. */
export const relayProblems: ProblemCases = {
  'relay.query': relayed(() => ''),
  'relay.own-address': relayed(() => 'list=http://localhost:3000/status/x'),
  'relay.refused': relayed((host) => `list=${host.at('/list', 'private.example')}`),
  'relay.moved': relayed(list, (_request, response) =>
    response.writeHead(302, { Location: 'https://elsewhere.example/' }).end(),
  ),
  'relay.too-large': relayed(list, (_request, response) => response.end(Buffer.alloc(2_200_000, ' '))),
  'relay.unfit': relayed(list, '{}'),
  'relay.not-found': relayed(list),
  'relay.unavailable': relayed(list, (_request, response) => response.writeHead(500).end()),
  'relay.slow': relayed(list, () => {}, { patience: 100 }),
  'relay.busy': relayed(list, '{}', { perHostPerMinute: 0 }),
};
