import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { h } from 'preact';
import type { Services } from '../../src/services.js';
import { document, siteWords } from '../../src/web/layout.js';
import { sharingPages } from '../../src/web/me/share/routes.js';
import type { Shareable } from '../../src/web/me/share/shareable.js';
import { SITE } from './pages.js';

/** The pages at which a learner shares, for one who is signed in already. */
export async function startSharingPortal(
  services: Services,
  learnerIds: readonly string[],
  own: readonly Shareable[],
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const learners = learnerIds.map((learnerId) => ({ learnerId, issuers: undefined }));
  const me = { site: SITE, signedIn: { accountId: 'account', learners } };
  const app = express();
  app.use(
    sharingPages<typeof me>({
      sharing: services.sharing,
      publicUrl: SITE.publicUrl,
      own: async (reached) => (reached === learners ? own : []),
      forSignedIn: (serve) => (request, response) => serve(request, response, me),
      page: ({ site }, { title, children }) =>
        document({
          site,
          words: siteWords(site),
          title,
          children: h('div', { class: 'sheet me' }, h('h1', null, title), children),
        }),
    }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
