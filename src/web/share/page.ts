import type { Request, Response } from 'express';
import { Router } from 'express';
import { buildBundle } from '../../credentials/documents/bundle.js';
import type { CertificateDeps } from '../../delivery/certificate/of-award.js';
import { qrPng, qrSvg } from '../../delivery/qr.js';
import { openShare, type ShareDeps, type Shared, shareBundle } from '../../delivery/shares.js';
import type { RenditionDeps } from '../../issuing/renditions/issue.js';
import type { TrustMaterial } from '../../verification/material.js';
import { verify } from '../../verification/verify.js';
import type { Site } from '../layout.js';
import { notFoundView, notSharedView } from '../pages/notice.js';
import { sendCertificate } from './certificate.js';
import { offeredForms, sendRendition, sharedRendition, stemOf } from './renditions.js';
import { shareView } from './view.js';

export interface SharePageDeps {
  readonly publicUrl: string;
  readonly sharing: ShareDeps;
  readonly renditions: RenditionDeps;
  readonly certificates: CertificateDeps;
  readonly unknownShare: (request: Request, response: Response) => Promise<void>;
  readonly trust: () => Promise<TrustMaterial>;
  /** Told the verdict of every verification. */
  readonly verified: (verdict: string) => void;
  readonly site: (request: Request) => Promise<Site>;
}

/** The answer depends on the moment, belongs to nobody's cache, and its address is a secret. */
const PRIVATE = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
};

/**
 * Raw forms are open to any page, so that other people's verifiers can fetch them with the link. They are sent as bytes,
 * since Express adds to text a charset that their types don't have.
 */
const OPEN = {
  ...PRIVATE,
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** `/s/TOKEN` and what hangs on it: the page behind the QR code, the credential, the bundle, the QR code. */
export function sharePages(deps: SharePageDeps): Router {
  const router = Router();
  const withShare =
    (serve: (request: Request, response: Response, shared: Shared, url: string) => Promise<void>) =>
    async (request: Request, response: Response) => {
      const token = String(request.params.token);
      const shared = await openShare(deps.sharing, token);
      if (!shared || shared.chosen.length === 0) {
        await deps.unknownShare(request, response);
        response
          .status(404)
          .set(PRIVATE)
          .type('html')
          .send(notSharedView(await deps.site(request)));
        return;
      }
      await serve(request, response, shared, `${deps.publicUrl}/s/${token}`);
    };

  router.get(
    '/s/:token',
    withShare(async (request, response, shared, url) => {
      const path = new URL(url).pathname;
      const document =
        shared.credentials.length === 1 && shared.credentials[0]
          ? shared.credentials[0]
          : buildBundle(shared.credentials);
      const report = await verify(document, await deps.trust());
      deps.verified(report.verdict);
      const html = shareView({
        ...(await deps.site(request)),
        report,
        share: {
          url,
          qrSvgPath: `${path}/qr.svg`,
          rawPath: `${path}/credential`,
          bundlePath: `${path}/bundle`,
          ...(await offeredForms(deps.renditions, { chosen: shared.chosen, report, path })),
          expiresAt: shared.share.expiresAt?.toISOString(),
        },
      });
      response.set(PRIVATE).type('html').send(html);
    }),
  );
  router.get(
    '/s/:token/credential',
    withShare(async (_request, response, { chosen }) => {
      const only = chosen.length === 1 ? chosen[0] : undefined;
      const name = only ? stemOf(only, 'credential') : 'credentials';
      response
        .set({
          ...OPEN,
          'Content-Type': only ? 'application/vc' : 'application/vp',
          'Content-Disposition': `attachment; filename="${name}.json"`,
        })
        .send(Buffer.from(JSON.stringify(only ?? buildBundle(chosen))));
    }),
  );
  router.get(
    '/s/:token/bundle',
    withShare(async (_request, response, shared) => {
      const bundle = await shareBundle(deps.sharing, shared);
      const headers = {
        ...OPEN,
        'Content-Type': 'application/vp',
        'Content-Disposition': 'attachment; filename="bundle.json"',
      };
      response.set(headers).send(Buffer.from(JSON.stringify(bundle)));
    }),
  );
  router.post(
    '/s/:token/renditions/:form/:number',
    withShare(async (request, response, { chosen, share }) => {
      const { form = '', number = '' } = request.params;
      const made = await sharedRendition(deps.renditions, chosen, String(form), String(number), share.id);
      response.set(OPEN);
      if (made) return sendRendition(response, made, chosen[Number(number) - 1]);
      response
        .status(404)
        .type('html')
        .send(notFoundView(await deps.site(request)));
    }),
  );
  router.get(
    '/s/:token/certificate/:file',
    withShare(async (request, response, { chosen }, url) => {
      response.set(PRIVATE);
      const asked = { file: String(request.params.file), chosen, url };
      if (await sendCertificate({ ...deps.certificates, site: deps.site }, asked, request, response)) return;
      response
        .status(404)
        .type('html')
        .send(notFoundView(await deps.site(request)));
    }),
  );
  router.get(
    '/s/:token/qr.svg',
    withShare(async (_request, response, _shared, url) => {
      response
        .set(PRIVATE)
        .type('image/svg+xml')
        .send(await qrSvg(url));
    }),
  );
  router.get(
    '/s/:token/qr.png',
    withShare(async (_request, response, _shared, url) => {
      response
        .set(PRIVATE)
        .type('image/png')
        .send(await qrPng(url));
    }),
  );
  return router;
}
