import type { WalletDeps } from '../delivery/oid4vci/deps.js';
import { protocolAt } from '../delivery/oid4vci/protocol.js';
import type { RenditionDeps } from '../issuing/renditions/issue.js';
import { walletStore } from '../storage/wallet-store.js';
import type { Base, Trusting } from './base.js';

/** Putting credentials into wallets. */
export function wireWallet(base: Base, { trust }: Trusting, renditions: RenditionDeps): WalletDeps {
  const { config, prisma, catalogue, keyFor, world } = base;
  return {
    store: walletStore(prisma),
    catalogue,
    renditions,
    protocol: protocolAt(config.publicUrl, world.random),
    publicUrl: config.publicUrl,
    txCodeKey: keyFor('wallet transaction codes'),
    nonceKey: keyFor('wallet nonces'),
    trust,
    ...world,
  };
}
