import type { ProblemTexts } from './texts.js';

/** Offers to wallets, and requests to them. */
export const WALLET: ProblemTexts = {
  'ask.answered': [
    'The request was answered already: each takes one answer.',
    'Have a new request made if something else is to be shown.',
  ],
  'ask.expired': ['The request could be answered for ten minutes, which are over.', 'Have a new one made.'],
  'ask.not-an-answer': [
    'The answer of the wallet holds no presentation for the query of the request, or several.',
    'Send `vp_token` as JSON with one presentation under the id of the credential query that it is for.',
  ],
  'ask.not-presented': [
    'What the wallet sent is not signed by a holder for this request: `expected` names the finding.',
    'Present it anew: signed by the key that the credential is bound to, over the nonce of the request and for its `client_id` (or `challenge` and `domain`).',
  ],
  'ask.unknown': [
    'There is no such request: it is forgotten an hour after it was made.',
    'Have a new one made.',
  ],
  'ask.unknown-code': [
    'There is no published module or programme of this code.',
    'Name the code of one: the page `/ask` lists them.',
  ],
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
