import { CairnError } from '../../common/errors.js';
import type { StatusPurpose } from '../../credentials/status/entries.js';
import type { SuppliedDeps } from './issue.js';
import { type SuppliedCaller, selectSuppliedIssuer } from './issuers.js';

/**
 * Sets or clears a status of a supplied credential (VC API, `/credentials/status`). A revocation is for good. Throws
 * `supplied.unknown` and `supplied.no-status` (kind `not-found`), `supplied.revoked` (kind `refused`).
 */
export async function setSuppliedStatus(
  deps: SuppliedDeps,
  caller: SuppliedCaller,
  wish: {
    readonly issuer: string;
    readonly credentialId: string;
    readonly purpose: StatusPurpose;
    readonly value: boolean;
  },
): Promise<void> {
  const { did } = await selectSuppliedIssuer(deps, caller, wish.issuer);
  if (wish.purpose === 'revocation' && !wish.value)
    throw new CairnError('refused', 'supplied.revoked', 'A revocation is not taken back: issue it anew');
  const act = { actor: caller.actor, at: deps.clock() };
  if (await deps.store.setSuppliedStatus(did, wish.credentialId, wish.purpose, wish.value, act)) return;
  throw new CairnError('not-found', 'supplied.no-status', 'No credential of this id was given a status');
}
