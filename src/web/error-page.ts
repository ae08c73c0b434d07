import type { Request } from 'express';
import { errorView, notFoundView } from './pages/notice.js';
import { type SiteDeps, siteOf } from './routes.js';

/** What went wrong, as far as a page tells it. */
export interface Failure {
  readonly status: number;
  /** The id under which it was logged. */
  readonly instance?: string;
}

/**
 * The page that says to people what a problem document says to programs; `undefined` where that document is the better
 * answer: to a program, of the API, and of what is wrong with a request.
 */
export function errorPage(deps: SiteDeps) {
  return async (request: Request, { status, instance }: Failure): Promise<string | undefined> => {
    const isPerson = request.accepts(['application/problem+json', 'text/html']) === 'text/html';
    if (!isPerson || request.path.startsWith('/api/')) return undefined;
    if (status === 404) return notFoundView(siteOf(deps, request, await deps.stores.selectOptionalNetwork()));
    // nobody is asked for the network's name: the database may be what failed
    const failed = status === 429 || status >= 500;
    return failed ? errorView({ ...siteOf(deps, request, undefined), reference: instance }) : undefined;
  };
}
