import express, { type Request, type Response, Router } from 'express';
import type { ComponentChildren } from 'preact';
import { CairnError } from '../../../common/errors.js';
import type { Reach, Reached } from '../../../common/reach.js';
import { isUuid } from '../../../common/uuid.js';
import { createShare, ownShare, revokeOwnShare, type ShareDeps, sharesOf } from '../../../delivery/shares.js';
import { leadTo } from '../../form.js';
import { type Site, siteWords } from '../../layout.js';
import { notThere } from '../holding.js';
import { Choose, type Wrong } from './choose.js';
import { blank, choiceOf, readTyped, type Typed } from './form.js';
import { OneShare } from './one.js';
import type { Shareable } from './shareable.js';

export interface SharingPagesDeps<Me extends { readonly signedIn: Reach; readonly site: Site }> {
  readonly sharing: ShareDeps;
  readonly publicUrl: string;
  /** What learners hold, of what is reached. */
  readonly own: (learners: readonly Reached[]) => Promise<readonly Shareable[]>;
  /** Serves to who is signed in, and to nobody else. Whether a form comes from these pages was asked before. */
  readonly forSignedIn: (
    serve: (request: Request, response: Response, me: Me) => Promise<void>,
  ) => express.RequestHandler;
  /** The page around it. */
  readonly page: (me: Me, page: { readonly title: string; readonly children: ComponentChildren }) => string;
}

/** Some hundred awards with two choices each. */
const readForm = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 1000 });

const WRONG: Readonly<Record<string, Wrong>> = {
  'share.nothing-chosen': 'nothing',
  'share.expiry-malformed': 'expiry',
  'share.expiry-past': 'expiry',
  'share.label': 'label',
};

/** `/me/share`: what somebody shares, how, and until when. */
export function sharingPages<Me extends { readonly signedIn: Reach; readonly site: Site }>(
  deps: SharingPagesDeps<Me>,
): Router {
  const { sharing, forSignedIn } = deps;
  const router = Router();
  const send = async (response: Response, me: Me, typed: Typed, wrong?: Wrong) => {
    const words = siteWords(me.site);
    const [own, shares] = [
      await deps.own(me.signedIn.learners),
      await sharesOf(sharing, me.signedIn.learners),
    ];
    const now = sharing.clock();
    const children = <Choose {...{ own, shares, typed, now, wrong, words }} />;
    response
      .status(wrong === undefined ? 200 : 400)
      .type('html')
      .send(deps.page(me, { title: words.text('share-choice.title'), children }));
  };

  router.get(
    '/me/share',
    forSignedIn((request, response, me) => send(response, me, blank(readTyped(request.query).awards))),
  );
  router.post(
    '/me/share',
    readForm,
    forSignedIn(async (request, response, me) => {
      const typed = readTyped(request.body);
      const own = (await deps.own(me.signedIn.learners)).map(({ id }) => id);
      try {
        const today = sharing.clock().toISOString().slice(0, 10);
        const { awards, ...options } = choiceOf(typed, own, today);
        const by = { actor: `account:${me.signedIn.accountId}`, holder: me.signedIn.learners };
        const { id } = await createShare(sharing, awards, { ...options, ...by });
        leadTo(response, `/me/share/${id}`);
      } catch (error) {
        if (!(error instanceof CairnError) || error.kind === 'incoherent') throw error;
        await send(response, me, typed, WRONG[error.code] ?? 'other');
      }
    }),
  );
  router.get(
    '/me/share/:id',
    forSignedIn(async (request, response, me) => {
      const id = String(request.params.id);
      const found = isUuid(id) ? await ownShare(sharing, me.signedIn.learners, id) : undefined;
      if (!found) throw notThere();
      const words = siteWords(me.site);
      const { share, token } = found;
      const url = token === undefined ? undefined : `${deps.publicUrl}/s/${token}`;
      const own = await deps.own(me.signedIn.learners);
      const children = <OneShare {...{ share, url, own, words }} now={sharing.clock()} />;
      response.type('html').send(deps.page(me, { title: words.text('share-choice.made.title'), children }));
    }),
  );
  router.post(
    '/me/share/:id/end',
    forSignedIn(async (request, response, { signedIn }) => {
      const id = String(request.params.id);
      if (isUuid(id)) await revokeOwnShare(sharing, signedIn.learners, id, `account:${signedIn.accountId}`);
      leadTo(response, '/me/share');
    }),
  );
  return router;
}
