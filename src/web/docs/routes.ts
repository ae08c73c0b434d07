import { type Request, Router } from 'express';
import type { JsonObject } from '../../common/json.js';
import { lazily } from '../../common/lazily.js';
import { ASKED_AGAIN } from '../form.js';
import type { Site } from '../layout.js';
import { notFoundView } from '../pages/notice.js';
import { readApiDocument } from './document.js';
import { apiModel } from './model.js';
import { docsView, problemView } from './page.js';

export interface DocsDeps {
  /** The OpenAPI document of the service; asked for when somebody wants to read it. */
  readonly description: () => JsonObject;
  readonly site: (request: Request) => Promise<Site>;
}

/** `/docs`, and a page for every problem at `/problems/CODE`. */
export function docsPages(deps: DocsDeps): Router {
  const model = lazily(() => apiModel(readApiDocument(deps.description())));
  const problems = lazily(() => new Map(model().problems.map((problem) => [problem.code, problem])));
  const router = Router();
  router.get('/docs', async (request, response) => {
    response
      .set(ASKED_AGAIN)
      .type('html')
      .send(docsView(inEnglish(await deps.site(request)), model()));
  });
  router.get('/problems/:code', async (request, response) => {
    const site = await deps.site(request);
    const problem = problems().get(request.params.code);
    response
      .status(problem ? 200 : 404)
      .set(ASKED_AGAIN)
      .type('html')
      .send(problem ? problemView(inEnglish(site), problem) : notFoundView(site));
  });
  return router;
}

/** The documentation is in English alone, so there are no links to other languages. */
function inEnglish(site: Site): Site {
  return { ...site, language: 'en', chosen: false, address: undefined };
}
