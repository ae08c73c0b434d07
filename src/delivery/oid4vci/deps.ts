import type { Clock, Random } from '../../common/effects.js';
import { encodeBase64url, sha256, toHex } from '../../common/multibase.js';
import type { CatalogueStore } from '../../issuing/ports.js';
import type { RenditionDeps } from '../../issuing/renditions/issue.js';
import type { TrustMaterial } from '../../verification/material.js';
import type { WalletStore } from './ports.js';
import type { Protocol } from './protocol.js';

/** What putting credentials into wallets needs. */
export interface WalletDeps {
  readonly store: WalletStore;
  readonly catalogue: Pick<CatalogueStore, 'selectCatalogue'>;
  readonly renditions: RenditionDeps;
  readonly protocol: Protocol;
  readonly publicUrl: string;
  /** Keys of their own, the same in all replicas. */
  readonly txCodeKey: Uint8Array;
  readonly nonceKey: Uint8Array;
  readonly trust: () => Promise<TrustMaterial>;
  readonly clock: Clock;
  readonly random: Random;
}

/** 256 random bits, base64url. */
export function newSecret(random: Random): string {
  return encodeBase64url(random(32)).slice(1); // without the multibase prefix
}

/** What is kept of a secret of so many random bits, for the use that it has. */
export function hashOf(use: 'code' | 'token' | 'exchange' | 'proof' | 'request', secret: string): string {
  return toHex(sha256(new TextEncoder().encode(`wallet ${use} ${secret}`)));
}
