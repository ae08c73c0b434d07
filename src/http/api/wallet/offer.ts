import * as z from 'zod';
import { CairnError } from '../../../common/errors.js';
import { interactionUrl, learnerCredentialWalletLink } from '../../../delivery/exchange/exchange.js';
import { offerToWallet } from '../../../delivery/oid4vci/offer.js';
import { endpoint } from '../endpoint.js';
import { instant, uuid, uuidOrUrn } from '../fields.js';

export const createWalletOffer = endpoint({
  method: 'post',
  path: '/wallet-offers',
  operation: 'createWalletOffer',
  tag: 'Wallets',
  summary: 'Offer awards to a wallet',
  description:
    'For the learner, who takes them into a wallet within an hour: by OpenID4VCI with the address and the transaction code, or by one of the links for other wallets, which need no further code. All of it is told this once.',
  scope: 'share',
  idempotent: 'secret',
  body: z.strictObject({
    awards: z.array(uuidOrUrn).min(1).max(20).meta({
      description: 'Of one learner, each of another module or programme version.',
    }),
  }),
  answers: { 201: 'The offer.' },
  answer: z
    .object({
      id: uuid,
      offerUri: z.string().meta({
        description: 'Opens a wallet on the same device; for another device it goes into a QR code.',
      }),
      txCode: z.string().meta({
        description: 'Six digits that the wallet asks for. Never send them in the message with the address.',
      }),
      interactionUrl: z.url().meta({ description: 'For wallets that speak VCALM.' }),
      learnerCredentialWallet: z.array(
        z.object({
          award: uuid,
          url: z.url().meta({ description: 'Opens the Learner Credential Wallet.' }),
        }),
      ),
      expiresAt: instant,
    })
    .meta({ id: 'WalletOffer' }),
  problems: { 400: ['wallet.same-version'], 404: ['wallet.unknown-award'], 409: ['award.revoked'] },
  async handle({ wallet, records }, { caller, body }) {
    // what isn't the caller's is answered as what isn't there
    if (!(await records.ownsAwards(caller.institution, body.awards, false)))
      throw new CairnError('not-found', 'wallet.unknown-award', 'There are no such awards of one learner');
    const offer = await offerToWallet(wallet, {
      awards: body.awards,
      actor: caller.actor,
      madeOf: caller.institution,
    });
    const { id, offerUri, txCode, exchangeToken, expiresAt } = offer;
    return {
      status: 201,
      body: {
        id,
        offerUri,
        txCode,
        interactionUrl: interactionUrl(wallet, exchangeToken),
        learnerCredentialWallet: offer.awards.map((award, index) => ({
          award: award.id,
          url: learnerCredentialWalletLink(wallet, exchangeToken, index + 1),
        })),
        expiresAt: expiresAt.toISOString(),
      },
    };
  },
});
