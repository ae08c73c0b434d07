import { type Request, type Response, Router } from 'express';
import { CairnError } from '../../common/errors.js';
import type { Reached } from '../../common/reach.js';
import { confirmErasure, openLink, requestErasure } from '../../delivery/mail/links.js';
import type { LinkRecord } from '../../delivery/mail/ports.js';
import {
  type ErasureReport,
  eraseLearner,
  previewErasure,
  readErasureByReceipt,
} from '../../issuing/erasing/erase.js';
import { field, leadTo, PRIVATE, readForm } from '../form.js';
import { goneView } from '../sign-in/views.js';
import type { MeDeps } from './deps.js';
import { confirmErasureView, eraseView, reportView } from './erase-view.js';
import { forSignedIn, type Me, type Serve } from './frame.js';

/** As the audit names whoever is signed in. */
const ACTOR = 'learner';

/**
 * `/me/erase`: what would go and what would stay, and the way to a link that is mailed; `/me/erase/TOKEN`: what it leads to, where
 * it is done; `/erasures/RECEIPT`: what went, to whoever has the receipt.
 */
export function erasePages(deps: MeDeps): Router {
  const { accounts, erasing, links } = deps;
  const router = Router();
  const mine = (serve: Serve) => forSignedIn(deps, serve);
  const previewOf = ({ learnerId, issuers }: Reached) =>
    unlessShared(previewErasure(erasing, undefined, learnerId, ACTOR, issuers));
  const titles = async () => {
    const { modules, programmes } = await deps.paths.store.selectCatalogue();
    return new Map([...modules, ...programmes].map(({ version: { code, title } }) => [code, title]));
  };
  const send = async (response: Response, me: Me, previews: Previews, asked = false) => {
    response.type('html').send(eraseView(me, await titles(), previews, asked));
  };
  const previewsOf = async ({ signedIn }: Me) => {
    const previews = [];
    for (const learner of signedIn.learners) previews.push(await previewOf(learner));
    return previews;
  };
  /** What the account of a link reaches of its learner now. */
  const reachedBy = async ({ accountId, learnerId }: LinkRecord): Promise<Reached | undefined> =>
    accountId === undefined
      ? undefined
      : (await accounts.reach(accountId)).find((reached) => reached.learnerId === learnerId);
  const sendConfirmation = async (request: Request, response: Response, status: number) => {
    const site = await deps.site(request);
    const link = await openLink(links, 'erasure', String(request.params.token));
    const reached = link && (await reachedBy(link));
    const preview = reached && (await previewOf(reached));
    if (!preview) await deps.unknownLink(request, response);
    response
      .status(preview ? status : 404)
      .set(PRIVATE)
      .type('html')
      .send(preview ? confirmErasureView(site, await titles(), preview) : goneView(site, 'sign-in'));
  };

  router.get(
    '/me/erase',
    mine(async (_request, response, me) => send(response, me, await previewsOf(me))),
  );
  router.post(
    '/me/erase',
    mine(async (request, response, me) => {
      const { signedIn, site } = me;
      const previews = await previewsOf(me);
      // the account goes with the last of several; each has a report of its own
      const learnerId = previews.find((one) => one !== undefined)?.learnerId;
      if (learnerId !== undefined) {
        await deps.askedForLink(request, response);
        if (await deps.mayMail(signedIn.email))
          await requestErasure(links, signedIn, learnerId, site.language);
      }
      await send(response, me, previews, learnerId !== undefined);
    }),
  );
  // whoever opens the mail may do so with another browser
  router.get('/me/erase/:token', (request: Request, response: Response) =>
    sendConfirmation(request, response, 200),
  );
  router.post('/me/erase/:token', readForm, async (request: Request, response: Response) => {
    if (field(request, 'erase') === '') {
      await sendConfirmation(request, response, 400);
      return;
    }
    const report = await unlessShared(
      confirmErasure(links, String(request.params.token), async (link) => {
        const reached = await reachedBy(link);
        return reached && eraseLearner(erasing, undefined, reached.learnerId, ACTOR, reached.issuers);
      }),
    );
    if (report) leadTo(response.set(PRIVATE), `/erasures/${report.receipt}`);
    else await sendConfirmation(request, response, 404);
  });

  router.get('/erasures/:receipt', async (request: Request, response: Response) => {
    const report = await readErasureByReceipt(erasing, String(request.params.receipt));
    if (!report) {
      await deps.unknownLink(request, response);
      throw new CairnError('not-found', 'http.not-found', 'There is nothing at this address');
    }
    response
      .set(PRIVATE)
      .type('html')
      .send(reportView(await deps.site(request), await titles(), report));
  });
  return router;
}

type Previews = readonly (ErasureReport | undefined)[];

/** `undefined` where others who have not vouched for the address have awarded something, too. */
async function unlessShared(report: Promise<ErasureReport | undefined>): Promise<ErasureReport | undefined> {
  try {
    return await report;
  } catch (error) {
    if (error instanceof CairnError && error.code === 'learner.shared') return undefined;
    throw error;
  }
}
