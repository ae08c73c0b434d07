import { type Request, type Response, Router } from 'express';
import type { JsonObject } from '../common/json.js';
import type { AskDeps } from '../delivery/asking/deps.js';
import type { CertificateDeps } from '../delivery/certificate/of-award.js';
import type { CheckRecordDeps } from '../delivery/check-records.js';
import type { OutboxMail } from '../delivery/mail/manage.js';
import type { WalletDeps } from '../delivery/oid4vci/deps.js';
import type { RegisterDeps } from '../delivery/register/register.js';
import type { ShareDeps } from '../delivery/shares.js';
import { textIn } from '../domain/text.js';
import type { CatalogueStore, NetworkRecord, TrustStore } from '../issuing/ports.js';
import type { RenditionDeps } from '../issuing/renditions/issue.js';
import type { TrustMaterial } from '../verification/material.js';
import { languageFor } from '../words/languages.js';
import { askPages } from './ask/page.js';
import type { Assets } from './assets.js';
import { docsPages } from './docs/routes.js';
import { ASKED_AGAIN, chosenLanguage } from './form.js';
import type { Site } from './layout.js';
import type { MeDeps } from './me/deps.js';
import { mePages } from './me/routes.js';
import { outboxPages } from './outbox.js';
import { homeView } from './pages/home.js';
import { registerSearchPages } from './register/routes.js';
import { sharePages } from './share/page.js';
import { signInPages } from './sign-in/routes.js';
import { readVerifyFiles } from './verify/files.js';
import { verifyPages } from './verify/page.js';
import { versionPages } from './versions-page.js';
import { walletPages } from './wallet/page.js';

export interface SiteDeps {
  readonly publicUrl: string;
  readonly assets: Assets;
  readonly stores: Pick<CatalogueStore, 'selectOptionalNetwork'>;
}

export interface WebDeps extends SiteDeps {
  readonly stores: CatalogueStore & TrustStore;
  readonly sharing: ShareDeps;
  readonly renditions: RenditionDeps;
  readonly certificates: CertificateDeps;
  readonly checkRecords: CheckRecordDeps;
  /** Told of a share link that doesn't exist, or not any more; throws where an address asked for too many. */
  readonly unknownShare: (request: Request, response: Response) => Promise<void>;
  readonly register: RegisterDeps;
  /** Counts a search of the register; throws where an address asked too often. */
  readonly searchedRegister: (request: Request, response: Response) => Promise<void>;
  readonly trust: () => Promise<TrustMaterial>;
  readonly verified: (verdict: string) => void;
  /** Signing in, claiming, and what people keep here. */
  readonly me: Omit<MeDeps, 'site'>;
  /** What would have been sent, where there is no server to send it: of a local start alone. */
  readonly outbox: (() => Promise<OutboxMail[]>) | undefined;
  /** Taking credentials into wallets. */
  readonly wallet: WalletDeps;
  /** Asking wallets to present something. */
  readonly asking: AskDeps;
  /** Counts a request to a wallet; throws where an address made too many. */
  readonly askedWallet: (request: Request, response: Response) => Promise<void>;
  /** The OpenAPI document, of which the documentation is made. */
  readonly description: () => JsonObject;
}

/**
 * What a page knows about its site. Its language is that of a link `?lang=`, else that of whoever is `known` to read it, else the
 * one that suits the browser best; caches are told that the answer depends on it.
 */
export function siteOf(
  { publicUrl, assets }: Pick<SiteDeps, 'publicUrl' | 'assets'>,
  request: Request,
  network: NetworkRecord | undefined,
  known?: string,
): Site {
  const chosen = chosenLanguage(request);
  const language = chosen ?? languageFor(known === undefined ? request.acceptsLanguages() : [known]);
  request.res?.vary('Accept-Language');
  return {
    publicUrl,
    networkName: network ? textIn(network.name, language) : '',
    demo: network?.demo ?? false,
    language,
    chosen: chosen !== undefined,
    address: request.originalUrl,
    assets: assets.paths,
  };
}

/** All pages, with the assets that they load. */
export function webRoutes(deps: WebDeps): Router {
  const site = async (request: Request, known?: string) =>
    siteOf(deps, request, await deps.stores.selectOptionalNetwork(), known);
  const router = Router();
  router.get('/assets/:file', deps.assets.handler);
  router.get('/', async (request, response) => {
    response
      .set(ASKED_AGAIN)
      .type('html')
      .send(homeView(await site(request)));
  });
  router.use(
    sharePages({
      publicUrl: deps.publicUrl,
      sharing: deps.sharing,
      renditions: deps.renditions,
      certificates: deps.certificates,
      checkRecords: deps.checkRecords,
      unknownShare: deps.unknownShare,
      trust: deps.trust,
      verified: deps.verified,
      site,
    }),
  );
  const { asking, askedWallet } = deps;
  router.use(askPages({ asking, askedWallet, site }));

  const files = readVerifyFiles(deps.assets.paths);
  router.use(verifyPages({ trust: deps.trust, verified: deps.verified, site, files }));
  if (deps.outbox) router.use(outboxPages({ outbox: deps.outbox, site }));
  const { register, searchedRegister, stores } = deps;
  router.use(registerSearchPages({ register, searchedRegister, stores, site }));
  router.use(signInPages({ ...deps.me, site }));
  router.use(mePages({ ...deps.me, site }));
  router.use(walletPages({ wallet: deps.wallet, accounts: deps.me.accounts, site }));
  router.use(docsPages({ description: deps.description, site }));
  router.use(versionPages({ stores: deps.stores, site, clock: deps.sharing.clock }));
  return router;
}
