import { type Request, type Response, Router } from 'express';
import { type AskedRequest, askWallet, readRequest } from '../../delivery/asking/ask.js';
import type { AskDeps } from '../../delivery/asking/deps.js';
import { linksOf } from '../../delivery/asking/links.js';
import type { Question } from '../../delivery/asking/question.js';
import type { TextMap } from '../../domain/text.js';
import type { PublishedCatalogue } from '../../issuing/ports.js';
import { lastVersions } from '../../issuing/versions.js';
import { field, leadTo, PRIVATE, readForm } from '../form.js';
import type { Site } from '../layout.js';
import { namedIn } from '../share/named.js';
import { answerView, askView, expiredView, forgottenView, openView } from './view.js';

export interface AskPageDeps {
  readonly asking: AskDeps;
  /** Counts a request that is made; throws where an address made too many. */
  readonly askedWallet: (request: Request, response: Response) => Promise<void>;
  readonly site: (request: Request) => Promise<Site>;
}

/** `/ask`: what to ask for; `/ask/SECRET`: the request to be shown to a wallet, and the answer once it has come. */
export function askPages({ asking, askedWallet, site }: AskPageDeps): Router {
  const router = Router();
  router.get('/ask', async (request, response) => {
    const { programmes, modules } = await asking.catalogue.selectCatalogue();
    const choice = { programmes: titled(programmes), modules: titled(modules) };
    response.type('html').send(askView(await site(request), choice));
  });
  router.post('/ask', readForm, async (request, response) => {
    await askedWallet(request, response);
    const { secret } = await askWallet(asking, questionIn(request));
    leadTo(response.set(PRIVATE), `/ask/${secret}`);
  });
  router.get('/ask/:secret', async (request: Request, response: Response) => {
    const asked = await readRequest(asking, String(request.params.secret));
    const html = asked
      ? await viewOf(asking, await site(request), asked)
      : forgottenView(await site(request));
    response
      .status(asked ? 200 : 404)
      .set(PRIVATE)
      .type('html')
      .send(html);
  });
  return router;
}

function titled(
  versions: PublishedCatalogue['modules'] | PublishedCatalogue['programmes'],
): readonly { readonly code: string; readonly title: TextMap }[] {
  return [...lastVersions<(typeof versions)[number]>(versions).values()].map(({ version }) => version);
}

/** As the form says it: `programme CODE`. */
function questionIn(request: Request): Question {
  const [kind, code = ''] = field(request, 'question').split(' ');
  return { kind: kind === 'module' ? 'module' : 'programme', code };
}

async function viewOf(asking: AskDeps, site: Site, asked: AskedRequest): Promise<string> {
  const { question, state, expiresAt, forgottenAt, report, secret } = asked;
  const catalogue = await asking.catalogue.selectCatalogue();
  const versions = question.kind === 'module' ? catalogue.modules : catalogue.programmes;
  const title = titled(versions).find(({ code }) => code === question.code)?.title ?? {};
  const what = { kind: question.kind, title };
  if (report) {
    const named = await namedIn(site.language, report, await asking.trust());
    return answerView(site, { what, report: named, forgottenAt: forgottenAt.toISOString() });
  }
  if (state === 'expired') return expiredView(site, what);
  return openView(site, { what, expiresAt: expiresAt.toISOString(), ...(await linksOf(asking, secret)) });
}
