import { actOnAwards, type LifecycleDeps } from '../../src/issuing/lifecycle/acts.js';
import { operator } from '../../src/issuing/lifecycle/party.js';

/** Revokes one award, by its id or that of its credential, as the operator: what became of it and of certificates. */
export async function revoke(deps: LifecycleDeps, id: string, reason: string, actor: string) {
  const effect = await actOnAwards(deps, 'revoke', [id], reason, operator(actor));
  const { awards, certificates, composed } = effect;
  return { ...awards[0], certificates, composed };
}
