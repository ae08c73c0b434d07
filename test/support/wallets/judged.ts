import type { JsonObject } from '../../../src/common/json.js';
import { askCore } from '../judges/ask.js';
import type { WalletSite } from './site.js';

/** What verifier-core, which the Learner Credential Wallet uses, says of credentials: all steps but the registry of issuers. */
export async function coreSteps({ origin }: WalletSite, documents: Readonly<Record<string, JsonObject>>) {
  const { judgements } = await askCore({ documents, origin, site: origin });
  return Object.fromEntries(
    Object.entries(judgements).map(([name, [judgement]]) => [
      name,
      { ...judgement?.steps, errors: judgement?.errors ?? [] },
    ]),
  );
}

/** When it accepts one. */
export const ACCEPTED = {
  valid_signature: true,
  expiration: true,
  revocation_status: true,
  suspension_status: true,
  errors: [],
};
