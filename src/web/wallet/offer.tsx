import { PageLink } from '../languages.js';
import { siteWords } from '../layout.js';
import { type Me, mePage } from '../me/frame.js';
import { ownAddress, webAddress } from '../safe.js';
import { Said } from '../said.js';
import { ScanToWallet } from './scan.js';

/** An offer to a wallet, as its learner sees it. */
export interface OfferModel {
  /** Titles of the awards, each with the link that opens the Learner Credential Wallet. */
  readonly awards: readonly { readonly title: string; readonly learnerCredentialWallet: string }[];
  /** `openid-credential-offer://…`, made here. */
  readonly offerUri: string;
  readonly txCode: string;
  readonly interactionUrl: string;
  readonly expiresAt: string;
}

/** The page of an offer: what is offered, the code to scan, the digits that the wallet asks for, and other wallets below. */
export function offerView(me: Me, offer: OfferModel): string {
  const words = siteWords(me.site);
  const once = { ...me, site: { ...me.site, address: undefined } };
  return mePage(once, {
    title: words.text('wallet.title'),
    children: (
      <>
        <ul class="wallet-awards">
          {offer.awards.map(({ title }) => (
            <li key={title}>
              <Said text={title} />
            </li>
          ))}
        </ul>
        <p class="when">{words.text('wallet.expires', { instant: words.instant(offer.expiresAt) })}</p>
        <ol class="wallet-steps">
          <li>
            <h2>{words.text('wallet.scan')}</h2>
            <ScanToWallet link={offer.offerUri} label={words.text('wallet.qr')} words={words} />
          </li>
          <li>
            <h2>{words.text('wallet.code')}</h2>
            <p class="wallet-code">
              <output>{offer.txCode}</output>
            </p>
            <p class="when">{words.text('wallet.code.secret')}</p>
          </li>
        </ol>
        <h2>{words.text('wallet.others')}</h2>
        <p>{words.text('wallet.others.how')}</p>
        <ul class="actions">
          {offer.awards.map(({ title, learnerCredentialWallet }) => (
            <li key={title}>
              <a href={webAddress(learnerCredentialWallet)}>
                {words.text('wallet.lcw')}: <Said text={title} />
              </a>
            </li>
          ))}
          <li>
            <a href={ownAddress(offer.interactionUrl)}>{words.text('wallet.interaction')}</a>
          </li>
        </ul>
        <p class="when">{words.text('wallet.kept')}</p>
        <p>
          <PageLink to="/me">{words.text('me.item.back')}</PageLink>
        </p>
      </>
    ),
  });
}
