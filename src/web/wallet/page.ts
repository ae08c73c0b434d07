import express, { type Request, type Response, Router } from 'express';
import { interactionUrl, learnerCredentialWalletLink } from '../../delivery/exchange/exchange.js';
import type { WalletDeps } from '../../delivery/oid4vci/deps.js';
import { type NewOffer, offerToWallet } from '../../delivery/oid4vci/offer.js';
import { textIn } from '../../domain/text.js';
import type { Site } from '../layout.js';
import { type OfferModel, offerView } from './offer.js';

export interface WalletPageDeps {
  readonly wallet: WalletDeps;
  readonly site: (request: Request) => Promise<Site>;
  /** Who is signed in, and whose awards are theirs. */
  readonly signedIn: (
    request: Request,
  ) => Promise<{ readonly accountId: string; readonly learnerIds: readonly string[] } | undefined>;
}

/** What opens the offer stands on the page, this once. */
const PRIVATE = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' };

/** `POST /me/wallet`: offers the awards that a form names (`award`, once or more) to the learner's wallet. */
export function walletPages(deps: WalletPageDeps): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: 4_000 });
  router.post('/me/wallet', form, async (request: Request, response: Response) => {
    const learner = await deps.signedIn(request);
    if (!learner) {
      response.redirect(303, '/sign-in');
      return;
    }
    const { award }: { award?: unknown } = request.body ?? {};
    const awards = [award ?? []].flat().filter((one) => typeof one === 'string');
    const { accountId, learnerIds } = learner;
    const offer = await offerToWallet(deps.wallet, { awards, learnerIds, actor: `account:${accountId}` });
    const site = await deps.site(request);
    response
      .set(PRIVATE)
      .type('html')
      .send(offerView(site, await modelOf(deps.wallet, offer, site)));
  });
  return router;
}

async function modelOf(wallet: WalletDeps, offer: NewOffer, { language }: Site): Promise<OfferModel> {
  const { modules, programmes } = await wallet.catalogue.selectCatalogue();
  const titles = new Map([...modules, ...programmes].map(({ version }) => [version.id, version.title]));
  const { offerUri, txCode, exchangeToken, expiresAt } = offer;
  return {
    awards: offer.awards.map(({ achievement }, index) => ({
      title: textIn(titles.get(achievement) ?? {}, language),
      learnerCredentialWallet: learnerCredentialWalletLink(wallet, exchangeToken, index + 1),
    })),
    offerUri,
    txCode,
    interactionUrl: interactionUrl(wallet, exchangeToken),
    expiresAt: expiresAt.toISOString(),
  };
}
