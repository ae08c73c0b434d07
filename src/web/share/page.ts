import type { Request, RequestHandler, Response } from 'express';
import { Router } from 'express';
import { buildBundle } from '../../credentials/documents/bundle.js';
import type { Withholdable } from '../../credentials/documents/selective.js';
import type { CertificateDeps } from '../../delivery/certificate/of-award.js';
import { type CheckRecordDeps, signCheckRecord } from '../../delivery/check-records.js';
import { qrPng, qrSvg } from '../../delivery/qr.js';
import {
  countOpening,
  findShare,
  openShare,
  type ShareDeps,
  type Shared,
  type ShownCredential,
  shareBundle,
  withItsParts,
} from '../../delivery/shares.js';
import type { RenditionDeps } from '../../issuing/renditions/issue.js';
import type { TrustMaterial } from '../../verification/material.js';
import { verify } from '../../verification/verify.js';
import type { Site } from '../layout.js';
import { notFoundView, notSharedView } from '../pages/notice.js';
import { sendCertificate } from './certificate.js';
import { EMBEDDED_PICTURE } from './embedded.js';
import { OPEN, PRIVATE, sendBundle, sendCredential, sendForm } from './forms.js';
import { namedIn } from './named.js';
import { offeredForms, sendRendition, sharedRendition } from './renditions.js';
import { shareView } from './view.js';

export interface SharePageDeps {
  readonly publicUrl: string;
  readonly sharing: ShareDeps;
  readonly renditions: RenditionDeps;
  readonly certificates: CertificateDeps;
  readonly checkRecords: CheckRecordDeps;
  readonly unknownShare: (request: Request, response: Response) => Promise<void>;
  readonly trust: () => Promise<TrustMaterial>;
  /** Told the verdict of every verification. */
  readonly verified: (verdict: string) => void;
  readonly site: (request: Request) => Promise<Site>;
}

/** Also of a link that doesn't work. */
const byAccept: RequestHandler = (_request, response, next) => {
  response.vary('Accept');
  next();
};

const EMBEDDED = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** `/s/TOKEN` and what hangs on it: the page behind the QR code, the credential, the bundle, the QR code. */
export function sharePages(deps: SharePageDeps): Router {
  const router = Router();
  // a look at the head alone is none
  const counted = async (request: Request, shared: Shared) => {
    if (request.method === 'GET') await countOpening(deps.sharing, shared);
  };
  const checkShared = async ({ credentials }: Shared, trust: TrustMaterial) => {
    const documents = credentials.map(({ document }) => document);
    const [only, ...more] = documents;
    const report = await verify(
      only !== undefined && more.length === 0 ? only : buildBundle(documents),
      trust,
    );
    deps.verified(report.verdict);
    return { only, report };
  };
  const notShared = async (request: Request, response: Response) => {
    await deps.unknownShare(request, response);
    response
      .status(404)
      .set(PRIVATE)
      .type('html')
      .send(notSharedView(await deps.site(request)));
  };
  const withShare =
    (serve: (request: Request, response: Response, shared: Shared, url: string) => Promise<void>) =>
    async (request: Request, response: Response) => {
      const token = String(request.params.token);
      const shared = await openShare(deps.sharing, token);
      if (!shared || shared.chosen.length === 0) return notShared(request, response);
      await serve(request, response, shared, `${deps.publicUrl}/s/${token}`);
    };
  /** For pictures of the link, which show nothing of what it leads to. */
  const withPicture =
    (type: string, draw: (url: string) => string | Promise<string | Buffer>, headers = {}) =>
    async (request: Request, response: Response) => {
      const token = String(request.params.token);
      if (!(await findShare(deps.sharing, token))) return notShared(request, response);
      response
        .set({ ...PRIVATE, ...headers })
        .type(type)
        .send(await draw(`${deps.publicUrl}/s/${token}`));
    };

  router.get(
    '/s/:token',
    byAccept,
    withShare(async (request, response, shared, url) => {
      if (await sendForm(deps, { shared, url }, request, response)) return counted(request, shared);
      const path = new URL(url).pathname;
      const trust = await deps.trust();
      const { only, report } = await checkShared(shared, trust);
      const site = await deps.site(request);
      const html = shareView({
        ...site,
        report: await namedIn(site.language, report, trust),
        share: {
          url,
          qrSvgPath: `${path}/qr.svg`,
          rawPath: `${path}/credential`,
          rawForm: typeof only === 'string' && shared.chosen.length === 1 ? 'SD-JWT' : 'JSON',
          bundlePath: `${path}/bundle`,
          recordPath: `${path}/record`,
          ...(await offeredForms(deps.renditions, { chosen: shared.chosen, report, path })),
          withheld: withheldFrom(shared),
          expiresAt: shared.share.expiresAt?.toISOString(),
        },
      });
      await counted(request, shared);
      response.set(PRIVATE).type('html').send(html);
    }),
  );
  router.get(
    '/s/:token/credential',
    withShare(async (request, response, shared) => {
      sendCredential(response, shared);
      await counted(request, shared);
    }),
  );
  router.get(
    '/s/:token/bundle',
    withShare(async (request, response, shared) => {
      await sendBundle(deps, response, shared);
      await counted(request, shared);
    }),
  );
  router.post(
    '/s/:token/renditions/:form/:number',
    withShare(async (request, response, { chosen, share }) => {
      const { form = '', number = '' } = request.params;
      const made = await sharedRendition(deps.renditions, chosen, String(form), String(number), share.id);
      response.set(OPEN);
      if (made) return sendRendition(response, made, chosen[Number(number) - 1]?.document);
      response
        .status(404)
        .type('html')
        .send(notFoundView(await deps.site(request)));
    }),
  );
  router.get(
    '/s/:token/certificate/:file',
    withShare(async (request, response, shared, url) => {
      response.set(PRIVATE);
      const bundleOf = (one: ShownCredential) => shareBundle(deps.sharing, withItsParts(shared, one));
      const asked = { file: String(request.params.file), chosen: shared.chosen, url, bundleOf };
      if (await sendCertificate({ ...deps.certificates, site: deps.site }, asked, request, response)) return;
      response
        .status(404)
        .type('html')
        .send(notFoundView(await deps.site(request)));
    }),
  );
  router.post(
    '/s/:token/record',
    withShare(async (_request, response, shared) => {
      const { report } = await checkShared(shared, await deps.trust());
      const { jws, fileName } = await signCheckRecord(deps.checkRecords, report);
      response
        .set({ ...PRIVATE, 'Content-Disposition': `attachment; filename="${fileName}"` })
        .type('application/jwt')
        .send(jws);
    }),
  );
  router.get('/s/:token/qr.svg', withPicture('image/svg+xml', qrSvg));
  router.get('/s/:token/qr.png', withPicture('image/png', qrPng));
  // whoever embeds it is told nothing by it but that the link works
  router.get(
    '/s/:token/embed.svg',
    withPicture('image/svg+xml', () => EMBEDDED_PICTURE, EMBEDDED),
  );
  return router;
}

/** What isn't shown of each award, by its URN. */
function withheldFrom({ credentials }: Shared): Map<string, readonly Withholdable[]> {
  return new Map(
    credentials.flatMap(({ award, withheld }) =>
      withheld.length === 0 ? [] : [[`urn:uuid:${award}`, withheld]],
    ),
  );
}
