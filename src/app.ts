import type { RequestListener } from 'node:http';
import type { Request, Response } from 'express';
import { lazily } from './common/lazily.js';
import { didWebDocument } from './credentials/dids/did-web.js';
import { ENDPOINTS } from './http/api/endpoints.js';
import { openApi } from './http/api/openapi.js';
import { httpApp } from './http/app.js';
import { addressOf, spend } from './http/rate-limit.js';
import { readinessChecks } from './http/readiness.js';
import { errorFields } from './insight/error-fields.js';
import { fetchDidDocument } from './net/did-web.js';
import { fetchStatusList } from './net/status-list.js';
import type { Services } from './services.js';
import { readAssets } from './web/assets.js';
import { errorPage } from './web/error-page.js';
import { webRoutes } from './web/routes.js';

/** The Express app over the wired services: JSON endpoints and pages. `working`: whether this process works on jobs now. */
export function buildApp(services: Services, working?: () => boolean): RequestListener {
  const { config, effects } = services;
  const { publicUrl } = config;
  const site = { publicUrl, assets: readAssets(), stores: services.stores };
  const description = lazily(() => openApi(ENDPOINTS, publicUrl));
  const searchedRegister = (request: Request, response: Response) =>
    spend(services.rates, 'register', addressOf(request), response);
  const askedWallet = (request: Request, response: Response) =>
    spend(services.rates, 'ask', addressOf(request), response);
  const unknownShare = (request: Request, response: Response) =>
    spend(services.rates, 'unknown-share', addressOf(request), response);
  const checkRecords = {
    store: services.stores,
    signerFor: (did: string) => services.keystore.signerFor(did),
  };
  return httpApp({
    publicUrl,
    batch: {
      publicUrl,
      sharing: services.sharing,
      unknownShare,
      trust: services.trust,
      verified: services.metrics.verified,
      clock: effects.clock,
    },
    description,
    trustedProxies: config.trustedProxies,
    requests: {
      ...effects,
      metrics: services.metrics,
      scope: services.scope,
      traffic: services.traffic,
    },
    readiness: readinessChecks({
      ...services.insight,
      selectOptionalNetwork: () => services.stores.selectOptionalNetwork(),
      openKeys: () => services.keystore.check(),
      working,
      clock: effects.clock,
    }),
    logError: (id, error) => effects.log('request.failed', { id, ...errorFields(error) }),
    trust: services.trust,
    checkRecords,
    statusLists: services.statusLists,
    statements: services.statements,
    stores: services.stores,
    relay: {
      look: {
        didDocument: (did) => fetchDidDocument(services.outside, did),
        statusList: (address) => fetchStatusList(services.outside, address),
      },
      relayed: (request, response) => spend(services.rates, 'relay', addressOf(request), response),
    },
    register: services.register,
    searchedRegister,
    askedWallet,
    api: { ...services, publicUrl, catalogue: services.stores },
    dids: {
      own: async (did) => {
        const issuer = (await services.stores.loadRegistry()).issuers.get(did);
        return issuer && didWebDocument(did, issuer.keys);
      },
      outside: (did) => services.resolveOutside(did, { fetches: 2, bytes: 1_000_000 }),
    },
    vcApi: { supplied: services.supplied, trust: services.outsideTrust },
    errorPage: errorPage(site),
    pages: webRoutes({
      ...site,
      sharing: services.sharing,
      renditions: services.renditions,
      certificates: services.certificates,
      checkRecords,
      unknownShare,
      wallet: services.wallet,
      asking: services.asking,
      askedWallet,
      me: {
        accounts: services.accounts,
        links: services.links,
        holdings: services.holdings,
        archive: services.archive,
        paths: { store: services.stores, clock: services.effects.clock },
        consent: services.consent,
        issuing: services.issuing,
        renditions: services.renditions,
        sharing: services.sharing,
        publicUrl,
        register: services.register,
        erasing: services.erasing,
        corrections: services.corrections,
        askedForLink: (request, response) => spend(services.rates, 'ask-link', addressOf(request), response),
        mayMail: async (email) => (await services.rates.take('mail-to', email)).allowed,
        unknownLink: (request, response) =>
          spend(services.rates, 'unknown-link', addressOf(request), response),
      },
      outbox: services.outbox,
      register: services.register,
      searchedRegister,
      verified: services.metrics.verified,
      trust: services.trust,
      description,
    }),
  });
}
