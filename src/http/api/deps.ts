import type { AccessTokenDeps } from '../../access/access-tokens.js';
import type { IdempotencyDeps } from '../../access/idempotency.js';
import type { RateLimits } from '../../access/rate-limits.js';
import type { CatalogueStore } from '../../issuing/ports.js';

/** The use-cases that endpoints call. An area that is added has its line here, and is wired in `src/app.ts`. */
export interface ApiDeps {
  readonly publicUrl: string;
  readonly access: AccessTokenDeps;
  readonly idempotency: IdempotencyDeps;
  readonly rates: RateLimits;
  readonly catalogue: CatalogueStore;
}
