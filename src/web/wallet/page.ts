import { Router } from 'express';
import { interactionUrl, learnerCredentialWalletLink } from '../../delivery/exchange/exchange.js';
import type { WalletDeps } from '../../delivery/oid4vci/deps.js';
import { type NewOffer, offerToWallet } from '../../delivery/oid4vci/offer.js';
import { textIn } from '../../domain/text.js';
import { readForm } from '../form.js';
import type { Site } from '../layout.js';
import type { MeDeps } from '../me/deps.js';
import { forSignedIn } from '../me/frame.js';
import { type OfferModel, offerView } from './offer.js';

export interface WalletPageDeps extends Pick<MeDeps, 'accounts' | 'site'> {
  readonly wallet: WalletDeps;
}

/** `POST /me/wallet`: offers the awards that a form names (`award`, once or more) to the learner’s wallet. */
export function walletPages(deps: WalletPageDeps): Router {
  const router = Router();
  router.post(
    '/me/wallet',
    readForm,
    forSignedIn(deps, async (request, response, me) => {
      const { award }: { award?: unknown } = request.body ?? {};
      const awards = [award ?? []].flat().filter((one) => typeof one === 'string');
      const { accountId, learners } = me.signedIn;
      const offer = await offerToWallet(deps.wallet, { awards, learners, actor: `account:${accountId}` });
      response.type('html').send(offerView(me, await modelOf(deps.wallet, offer, me.site)));
    }),
  );
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
