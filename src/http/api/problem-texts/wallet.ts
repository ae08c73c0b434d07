import type { ProblemTexts } from './texts.js';

/** Offers to wallets. */
export const WALLET: ProblemTexts = {
  'wallet.not-yet': [
    'A credential of the offer is not signed yet, or was replaced a moment ago.',
    'Ask again after as many seconds as the header `Retry-After` says.',
  ],
  'wallet.presentation': [
    'The wallet’s message does not prove its DID with the challenge of this exchange.',
    'Present the DID without credentials, with one proof for authentication over the challenge of the link.',
  ],
  'wallet.same-version': [
    'Several of the awards are of the same module or programme version, which wallets cannot tell apart.',
    'Make an offer for each of them.',
  ],
  'wallet.unknown-award': [
    'There are no such awards of one learner that the caller may offer.',
    'Offer awards of one learner that the caller issued.',
  ],
  'wallet.unknown-offer': ['There is no such offer, or it was taken or has expired.', 'Make a new one.'],
};
