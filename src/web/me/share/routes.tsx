import express, { type Request, type Response, Router } from 'express';
import type { ComponentChildren } from 'preact';
import { CairnError } from '../../../common/errors.js';
import type { Reach, Reached } from '../../../common/reach.js';
import { isUuid } from '../../../common/uuid.js';
import { createShare, revokeOwnShare, type ShareDeps, sharesOf } from '../../../delivery/shares.js';
import { leadTo } from '../../form.js';
import { type Site, siteWords } from '../../layout.js';
import { Choose, type Shareable, type Wrong } from './choose.js';
import { readChoice } from './form.js';
import { Made } from './made.js';

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
  const send = async (response: Response, me: Me, chosen: unknown, wrong?: Wrong) => {
    const words = siteWords(me.site);
    const [own, shares] = [
      await deps.own(me.signedIn.learners),
      await sharesOf(sharing, me.signedIn.learners),
    ];
    const now = sharing.clock();
    const children = <Choose {...{ own, shares, now, wrong, words }} chosen={[chosen].flat()} />;
    response
      .status(wrong === undefined ? 200 : 400)
      .type('html')
      .send(deps.page(me, { title: words.text('share-choice.title'), children }));
  };

  router.get(
    '/me/share',
    forSignedIn((request, response, me) => send(response, me, request.query.award)),
  );
  router.post(
    '/me/share',
    readForm,
    forSignedIn(async (request, response, me) => {
      const words = siteWords(me.site);
      const own = await deps.own(me.signedIn.learners);
      try {
        const { awards, ...options } = readChoice(
          request.body,
          own.map(({ id }) => id),
        );
        const by = { actor: `account:${me.signedIn.accountId}`, holder: me.signedIn.learners };
        const { token } = await createShare(sharing, awards, { ...options, ...by });
        const shown = own.filter(({ id }) => awards.some(({ award }) => award === id));
        const children = <Made url={`${deps.publicUrl}/s/${token}`} awards={shown} words={words} />;
        response.type('html').send(deps.page(me, { title: words.text('share-choice.made.title'), children }));
      } catch (error) {
        if (!(error instanceof CairnError) || error.kind === 'incoherent') throw error;
        await send(response, me, request.body?.award, WRONG[error.code] ?? 'other');
      }
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
