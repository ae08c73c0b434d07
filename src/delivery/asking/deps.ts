import type { Clock, Random } from '../../common/effects.js';
import type { Signer } from '../../credentials/suites/signer.js';
import type { CatalogueStore } from '../../issuing/ports.js';
import type { TrustMaterial } from '../../verification/material.js';
import type { AskStore } from './ports.js';

/** What asking wallets needs. */
export interface AskDeps {
  readonly store: AskStore;
  readonly catalogue: Pick<CatalogueStore, 'selectCatalogue'>;
  /** Signs requests, and nothing else, with the one key of a `did:key`. */
  readonly requestSigner: () => Promise<Signer>;
  readonly publicUrl: string;
  readonly trust: () => Promise<TrustMaterial>;
  /** Told the verdict of every answer. */
  readonly verified: (verdict: string) => void;
  readonly clock: Clock;
  readonly random: Random;
}
