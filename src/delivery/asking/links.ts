import { learnerCredentialWalletLink } from './answer.js';
import type { AskDeps } from './deps.js';
import { requestUriOf } from './openid4vp.js';
import { walletSecretOf } from './secret.js';

/** What opens a wallet with a request, by the secret of its page. */
export interface RequestLinks {
  /** For a code that another device scans, or as a link on the same one. */
  readonly openid4vp: string;
  readonly learnerCredentialWallet: string;
}

export async function linksOf(deps: AskDeps, secret: string): Promise<RequestLinks> {
  const walletSecret = walletSecretOf(secret);
  return {
    openid4vp: await requestUriOf(deps, walletSecret),
    learnerCredentialWallet: learnerCredentialWalletLink(deps, walletSecret),
  };
}
