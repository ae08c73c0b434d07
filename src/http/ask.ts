import { type Request, type Response, Router } from 'express';
import * as z from 'zod';
import { CairnError } from '../common/errors.js';
import { type AskedRequest, askWallet, readRequest } from '../delivery/asking/ask.js';
import type { AskDeps } from '../delivery/asking/deps.js';
import { linksOf } from '../delivery/asking/links.js';
import type { Question } from '../delivery/asking/question.js';
import { parseInput } from './api/parse.js';
import { readJsonBody } from './body.js';
import { openToAnyOrigin } from './headers.js';

const body = z.union([
  z.strictObject({ programme: z.string().max(60) }),
  z.strictObject({ module: z.string().max(60) }),
]);

/**
 * Asking a wallet, for programs, without a key: `POST /api/ask` with the code of a `programme` (or whatever can't be had without
 * it) or of a `module` makes a request that can be answered for ten minutes; `GET /api/ask/SECRET` tells what became of it, for an
 * hour. `asked` counts what is made; throws where an address made too many.
 */
export function askEndpoints(
  deps: AskDeps,
  asked: (request: Request, response: Response) => Promise<void>,
): Router {
  const router = Router();
  router.use('/api/ask', openToAnyOrigin, (_request, response, next) => {
    response.set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    next();
  });
  router.post('/api/ask', async (request, response) => {
    const raw = {
      params: {},
      query: request.query,
      body: await readJsonBody(request, { limitBytes: 2_000 }),
    };
    const schemas = { params: z.strictObject({}), query: z.strictObject({}), body };
    const { body: named } = parseInput<unknown, unknown, z.output<typeof body>>(schemas, raw);
    await asked(request, response);
    const question: Question =
      'programme' in named
        ? { kind: 'programme', code: named.programme }
        : { kind: 'module', code: named.module };
    response.status(201).json(await told(deps, await askWallet(deps, question)));
  });
  router.get('/api/ask/:secret', async (request, response) => {
    const found = await readRequest(deps, request.params.secret);
    if (!found) throw new CairnError('not-found', 'ask.unknown', 'There is no such request, or not any more');
    response.json(await told(deps, found));
  });
  return router;
}

/** A request with its links while it can be answered, and with the report once it was. */
async function told(deps: AskDeps, asked: AskedRequest) {
  const { secret, question, state, expiresAt, report } = asked;
  return {
    state,
    [question.kind]: question.code,
    page: `${deps.publicUrl}/ask/${secret}`,
    poll: `${deps.publicUrl}/api/ask/${secret}`,
    expiresAt: expiresAt.toISOString(),
    ...(state === 'open' ? await linksOf(deps, secret) : {}),
    ...(report ? { report } : {}),
  };
}
