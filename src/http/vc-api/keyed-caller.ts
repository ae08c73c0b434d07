import { requireScope } from '../../access/caller.js';
import { type CallerDeps, readCaller } from '../caller.js';
import { spend } from '../rate-limit.js';
import type { VcApiDeps } from './deps.js';

/** Callers of the VC API as those of `/api/v1`: by API key or access token, with the scope that the act needs. */
export function keyedCaller(deps: CallerDeps): VcApiDeps['caller'] {
  return async (request, response, scope) => {
    const caller = await readCaller(request, response, deps);
    await spend(deps.rates, 'api', caller.keyId, response);
    requireScope(caller, scope);
    return caller;
  };
}
