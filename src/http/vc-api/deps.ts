import type { Request, Response } from 'express';
import type { Scope } from '../../access/caller.js';
import type { SuppliedDeps } from '../../issuing/supplied/issue.js';
import type { SuppliedCaller } from '../../issuing/supplied/issuers.js';
import type { TrustMaterial } from '../../verification/material.js';

export interface VcApiDeps {
  readonly supplied: SuppliedDeps;
  /** What is trusted, with looks at what others publish within the bounds of one request. */
  readonly trust: () => Promise<TrustMaterial>;
  /** Who calls, once it is seen that they may; throws as every key's check does. */
  readonly caller: (request: Request, response: Response, scope: Scope) => Promise<SuppliedCaller>;
}
