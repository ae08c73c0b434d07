import { type Request, type Response, Router } from 'express';
import type { SetCookies } from '../../access/accounts.js';
import { readEmail } from '../../common/email.js';
import { claim, isClaimed, openClaim, requestLink } from '../../delivery/mail/links.js';
import { field, leadTo, PRIVATE, readForm } from '../form.js';
import type { MeDeps } from '../me/deps.js';
import { type AskFor, askView, claimView, enterView, goneView, lostView, sentView } from './views.js';

/** `/sign-in`, `/claim` and what hangs on them. A link of a mail is a page with a button: only that uses it. */
export function signInPages(deps: MeDeps): Router {
  const router = Router();
  const { accounts, links } = deps;
  const send = async (
    request: Request,
    response: Response,
    view: (site: Awaited<ReturnType<MeDeps['site']>>) => string,
    status = 200,
  ) => {
    const html = view(await deps.site(request));
    response.status(status).set(PRIVATE).type('html').send(html);
  };
  const gone = async (request: Request, response: Response, askFor: AskFor) => {
    const signedIn = await accounts.signedIn(request);
    const isMine =
      askFor === 'claim' && (await isClaimed(links, String(request.params.token), signedIn?.learners ?? []));
    if (isMine) {
      leadTo(response.set(PRIVATE), '/me?already=kept');
      return;
    }
    await deps.unknownLink(request, response);
    await send(request, response, (site) => goneView(site, askFor, signedIn !== undefined), 404);
  };

  for (const askFor of ['sign-in', 'claim'] as const) {
    router.get(`/${askFor}`, (request, response) => {
      const out = request.query.signed === 'out';
      return send(request, response, (site) => askView(site, askFor, { out }));
    });
    router.post(`/${askFor}`, readForm, async (request, response) => {
      const given = field(request, 'email');
      const email = readEmail(given);
      if (email === undefined) {
        await send(request, response, (site) => askView(site, askFor, { wrong: given }), 400);
        return;
      }
      await deps.askedForLink(request, response);
      const { language } = await deps.site(request);
      if (await deps.mayMail(email)) await requestLink(links, email, language);
      await send(request, response, sentView);
    });
  }
  router.get('/sign-in/lost', (request, response) => send(request, response, lostView));

  router.get('/sign-in/:token', (request, response) => send(request, response, enterView));
  router.post('/sign-in/:token', async (request: Request, response: Response) => {
    const cookies = await accounts.redeem(String(request.params.token), request);
    if (cookies) enter(response, cookies);
    else await gone(request, response, 'sign-in');
  });

  router.get('/claim/:token', async (request: Request, response: Response) => {
    const found = await openClaim(links, String(request.params.token));
    if (!found) {
      await gone(request, response, 'claim');
      return;
    }
    const mine = (await accounts.signedIn(request))?.email;
    const html = claimView(
      await deps.site(request, found.recipient.language),
      found,
      mine === found.link.email ? undefined : mine,
    );
    response.set(PRIVATE).type('html').send(html);
  });
  router.post('/claim/:token', readForm, async (request: Request, response: Response) => {
    const into = field(request, 'account') === 'mine' ? await accounts.signedIn(request) : undefined;
    const cookies = await claim(links, { token: String(request.params.token), request, into });
    if (cookies) enter(response, cookies);
    else await gone(request, response, 'claim');
  });

  router.post('/sign-out', async (request, response) => {
    for (const cookie of await accounts.signOut(request)) response.append('Set-Cookie', cookie);
    response.set(PRIVATE);
    leadTo(response, '/sign-in?signed=out');
  });
  return router;
}

/** To what is theirs, and nowhere else: no address that a request names is ever followed. */
function enter(response: Response, cookies: SetCookies): void {
  for (const cookie of cookies) response.append('Set-Cookie', cookie);
  response.set(PRIVATE);
  leadTo(response, '/me');
}
