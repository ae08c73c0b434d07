import type { Request, RequestHandler, Response } from 'express';
import { CairnError } from '../../common/errors.js';
import { isUuid } from '../../common/uuid.js';
import type { Holding } from '../../delivery/holdings/ports.js';
import type { MeDeps } from './deps.js';
import { forSignedIn, type Me } from './frame.js';

/** Serves what is there of a credential of one's own. */
export type ServeHolding = (request: Request, response: Response, me: Me, holding: Holding) => Promise<void>;

/** Serves a page below `/me/credentials/:id`. What belongs to somebody else isn't there. */
export function forHolder(
  deps: Pick<MeDeps, 'accounts' | 'site' | 'holdings'>,
  serve: ServeHolding,
): RequestHandler {
  return forSignedIn(deps, async (request, response, me) => {
    const id = String(request.params.id);
    const { learners } = me.signedIn;
    const holding = isUuid(id) ? await deps.holdings.selectOptionalHolding(learners, id) : undefined;
    if (!holding) throw notThere();
    await serve(request, response, me, holding);
  });
}

export function notThere(): CairnError {
  return new CairnError('not-found', 'http.not-found', 'There is nothing at this address');
}
