import { hkdfSync } from 'node:crypto';
import { lazily } from '../common/lazily.js';
import { didKeyOf } from '../credentials/dids/did-key.js';
import type { AskDeps } from '../delivery/asking/deps.js';
import { KEY_TYPES } from '../keys/key-types.js';
import { askStore } from '../storage/ask-store.js';
import type { Base, Trusting } from './base.js';

/** Asking wallets. Requests are signed with a key from the master secret, so that it is the same in all replicas. */
export function wireAsking(base: Base, { trust }: Trusting): AskDeps {
  const { config, prisma, catalogue, keyFor, metrics, world } = base;
  const bytes = (length: number) =>
    new Uint8Array(hkdfSync('sha256', keyFor('presentation requests'), '', 'P-256', length));
  const requestSigner = lazily(async () => {
    const { make, open } = KEY_TYPES['P-256'];
    const { publicKeyMultibase, signer } = await open(make(bytes));
    return signer(didKeyOf(publicKeyMultibase).verificationMethod);
  });
  return {
    store: askStore(prisma),
    catalogue,
    requestSigner,
    publicUrl: config.publicUrl,
    trust,
    verified: metrics.verified,
    ...world,
  };
}
