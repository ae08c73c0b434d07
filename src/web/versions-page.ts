import { type Request, Router } from 'express';
import type { Clock } from '../common/effects.js';
import { publishedModuleSchema, publishedProgrammeSchema } from '../credentials/documents/published.js';
import { dateInZone } from '../domain/dates.js';
import { codeSchema } from '../domain/module.js';
import { textIn } from '../domain/text.js';
import type { CatalogueStore, PublishedRecord, TrustStore } from '../issuing/ports.js';
import { lastVersions } from '../issuing/versions.js';
import type { Site } from './layout.js';
import { moduleView } from './pages/module.js';
import { notFoundView } from './pages/notice.js';
import { programmeView } from './pages/programme.js';

export interface VersionPageDeps {
  readonly stores: CatalogueStore & TrustStore;
  readonly site: (request: Request) => Promise<Site>;
  readonly clock: Clock;
}

const KINDS: ReadonlyMap<string, PublishedRecord['kind']> = new Map([
  ['m', 'module'],
  ['p', 'programme'],
]);

/** What was published stays so, and a changed version has another number. The page about it tells more, which does change. */
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * `/m/CODE/N` and `/p/CODE/N`: a published version as a page to people and, for ever, as exactly the bytes that were
 * published to machines.
 */
export function versionPages(deps: VersionPageDeps): Router {
  const router = Router();
  router.get('/:kind/:code/:version', async (request, response, next) => {
    const kind = KINDS.get(request.params.kind);
    if (kind === undefined) return next();
    const { code, version: text } = request.params;
    const wellFormed = codeSchema.safeParse(code).success && /^[1-9]\d{0,3}$/.test(text);
    const record = wellFormed
      ? await deps.stores.selectOptionalVersionByCode(kind, code, Number(text))
      : undefined;
    response.vary('Accept');
    const page = request.accepts(['application/json', 'text/html']) === 'text/html';
    if (!record) {
      // a program is told by the problem document that every unknown address has
      if (!page) return next();
      response
        .status(404)
        .type('html')
        .send(notFoundView(await deps.site(request)));
      return;
    }
    const open = {
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    if (page) {
      response
        .set({ ...open, 'Cache-Control': 'public, max-age=300' })
        .type('html')
        .send(await versionView(deps, request, record));
      return;
    }
    response
      .set({ ...open, 'Content-Type': 'application/json', 'Cache-Control': FOREVER })
      .send(record.bytes);
  });
  return router;
}

async function versionView(
  deps: VersionPageDeps,
  request: Request,
  record: PublishedRecord,
): Promise<string> {
  const site = await deps.site(request);
  const page = {
    ...site,
    address: record.address,
    digest: record.digest,
    publishedAt: record.publishedAt.toISOString(),
    retiredAt: record.retiredAt?.toISOString(),
  };
  const json: unknown = JSON.parse(record.bytes);
  if (record.kind === 'module') {
    const content = publishedModuleSchema.parse(json);
    const { institutions } = await deps.stores.selectCatalogue();
    const recognised = institutions
      .filter(({ timeZone, memberFrom, memberUntil, recognisedFor }) => {
        const today = dateInZone(deps.clock(), timeZone);
        const holds = (from: string, until = today) => from <= today && today <= until;
        return (
          holds(memberFrom, memberUntil) &&
          recognisedFor.some(({ module, from, until }) => module === content.code && holds(from, until))
        );
      })
      .map(({ name }) => textIn(name, site.language));
    return moduleView({
      ...page,
      content,
      ownerName: textIn(content.ownedBy.name, site.language),
      recognised,
    });
  }
  const content = publishedProgrammeSchema.parse(json);
  const titles = new Map(
    Object.entries(content.titles).map(([code, title]) => [code, textIn(title, site.language)]),
  );
  const { modules, programmes } = await deps.stores.selectCatalogue();
  const newest = [...lastVersions(modules), ...lastVersions(programmes)];
  return programmeView({
    ...page,
    content,
    addresses: new Map(newest.map(([code, { version }]) => [code, new URL(version.id).pathname])),
    ownerName: textIn(content.awardedBy.name, site.language),
    recognised: [],
    titles,
  });
}
