import { type Request, type RequestHandler, type Response, Router } from 'express';
import { readEmail } from '../../common/email.js';
import { isUuid } from '../../common/uuid.js';
import { confirmAddress, openLink, requestAddress } from '../../delivery/mail/links.js';
import { field, leadTo, PRIVATE, readForm } from '../form.js';
import { goneView } from '../sign-in/views.js';
import { addressDoneView, addressView, confirmAddressView, sessionsView } from './account.js';
import { consentPages } from './consent/routes.js';
import { correctionPages } from './corrections/routes.js';
import { credentialPages } from './credentials/routes.js';
import type { MeDeps } from './deps.js';
import { erasePages } from './erase.js';
import { forSignedIn, type Me, mePage, type Serve } from './frame.js';
import { pathPages } from './path/routes.js';
import { registerPages } from './register.js';
import { sharingPages } from './share/routes.js';

/** `/me`: what somebody keeps here, where they are signed in, and their address. */
export function mePages(deps: MeDeps): Router {
  const router = Router();
  const mine = (serve: Serve) => forSignedIn(deps, serve);
  router.use(
    credentialPages(deps),
    correctionPages(deps),
    pathPages(deps),
    consentPages(deps),
    registerPages(deps),
    erasePages(deps),
  );
  router.use(
    sharingPages<Me>({
      sharing: deps.sharing,
      publicUrl: deps.publicUrl,
      own: (learners) => deps.holdings.selectHoldings(learners),
      forSignedIn: mine,
      page: (me, page) => mePage(me, { ...page, path: '/me/share' }),
    }),
  );

  router.get(
    '/me/sessions',
    mine(async (_request, response, me) => {
      response.type('html').send(sessionsView(me, await deps.accounts.sessions(me.signedIn)));
    }),
  );
  router.post(
    '/me/sessions/end-others',
    mine(async (_request, response, { signedIn }) => {
      await deps.accounts.endOtherSessions(signedIn);
      leadTo(response, '/me/sessions');
    }),
  );
  router.post(
    '/me/sessions/:id/end',
    mine(async (request, response, { signedIn }) => {
      const id = String(request.params.id);
      if (isUuid(id)) await deps.accounts.endSession(signedIn, id);
      leadTo(response, '/me/sessions');
    }),
  );
  addressPages(router, deps, mine);
  return router;
}

function addressPages(router: Router, deps: MeDeps, mine: (serve: Serve) => RequestHandler): void {
  router.get(
    '/me/address',
    mine(async (_request, response, me) => {
      response.type('html').send(addressView(me));
    }),
  );
  router.post(
    '/me/address',
    readForm,
    mine(async (request, response, me) => {
      const given = field(request, 'email');
      const email = readEmail(given);
      if (email === undefined) {
        response
          .status(400)
          .type('html')
          .send(addressView(me, { wrong: given }));
        return;
      }
      await deps.askedForLink(request, response);
      if (await deps.mayMail(email))
        await requestAddress(deps.links, me.signedIn.accountId, email, me.site.language);
      response.type('html').send(addressView(me, { asked: email }));
    }),
  );
  // whoever opens the mail may do so with another browser
  router.get('/me/address/:token', async (request: Request, response: Response) => {
    const site = await deps.site(request);
    const link = await openLink(deps.links, 'address', String(request.params.token));
    if (!link) await deps.unknownLink(request, response);
    const html = link ? confirmAddressView(site, link.email) : goneView(site, 'sign-in');
    response
      .status(link ? 200 : 404)
      .set(PRIVATE)
      .type('html')
      .send(html);
  });
  router.post('/me/address/:token', async (request: Request, response: Response) => {
    const site = await deps.site(request);
    const session = (await deps.accounts.signedIn(request))?.sessionId;
    const outcome = await confirmAddress(deps.links, String(request.params.token), session);
    if (outcome === 'gone') await deps.unknownLink(request, response);
    const html =
      outcome === 'gone'
        ? goneView(site, 'sign-in')
        : addressDoneView(site, outcome === 'changed' ? 'done' : 'taken');
    const status = { changed: 200, taken: 409, gone: 404 }[outcome];
    response.status(status).set(PRIVATE).type('html').send(html);
  });
}
