import type { Request, Response } from 'express';
import { Router } from 'express';
import type { JsonValue } from '../../common/json.js';
import { buildBundle } from '../../credentials/documents/bundle.js';
import type { Withholdable } from '../../credentials/documents/selective.js';
import type { CertificateDeps } from '../../delivery/certificate/of-award.js';
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
import { fileName, MEDIA_TYPES } from '../../issuing/renditions/ports.js';
import type { TrustMaterial } from '../../verification/material.js';
import { verify } from '../../verification/verify.js';
import type { Site } from '../layout.js';
import { notFoundView, notSharedView } from '../pages/notice.js';
import { sendCertificate } from './certificate.js';
import { EMBEDDED_PICTURE } from './embedded.js';
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

const EMBEDDED = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** `/s/TOKEN` and what hangs on it: the page behind the QR code, the credential, the bundle, the QR code. */
export function sharePages(deps: SharePageDeps): Router {
  const router = Router();
  // a look at the head alone is none
  const counted = async (request: Request, shared: Shared) => {
    if (request.method === 'GET') await countOpening(deps.sharing, shared);
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
    withShare(async (request, response, shared, url) => {
      const path = new URL(url).pathname;
      const documents = shared.credentials.map(({ document }) => document);
      const [only, ...more] = documents;
      const whole = only !== undefined && more.length === 0 ? only : buildBundle(documents);
      const report = await verify(whole, await deps.trust());
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
      const { name, type, text } = credentialFile(shared.chosen.map(({ document }) => document));
      response
        .set({ ...OPEN, 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` })
        .send(Buffer.from(text));
      await counted(request, shared);
    }),
  );
  router.get(
    '/s/:token/bundle',
    withShare(async (request, response, shared) => {
      const bundle = await shareBundle(deps.sharing, shared);
      const headers = {
        ...OPEN,
        'Content-Type': 'application/vp',
        'Content-Disposition': 'attachment; filename="bundle.json"',
      };
      response.set(headers).send(Buffer.from(JSON.stringify(bundle)));
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
  router.get('/s/:token/qr.svg', withPicture('image/svg+xml', qrSvg));
  router.get('/s/:token/qr.png', withPicture('image/png', qrPng));
  // whoever embeds it is told nothing by it but that the link works
  router.get(
    '/s/:token/embed.svg',
    withPicture('image/svg+xml', () => EMBEDDED_PICTURE, EMBEDDED),
  );
  return router;
}

/** What a link was made for, as a file. */
function credentialFile(documents: readonly JsonValue[]): { name: string; type: string; text: string } {
  const [only = null, ...more] = documents;
  if (more.length > 0)
    return { name: 'credentials.json', type: 'application/vp', text: JSON.stringify(buildBundle(documents)) };
  if (typeof only === 'string')
    return { name: fileName('credential', 'sd-jwt'), type: MEDIA_TYPES['sd-jwt'], text: only };
  return { name: `${stemOf(only, 'credential')}.json`, type: 'application/vc', text: JSON.stringify(only) };
}

/** What isn't shown of each award, by its URN. */
function withheldFrom({ credentials }: Shared): Map<string, readonly Withholdable[]> {
  return new Map(
    credentials.flatMap(({ award, withheld }) =>
      withheld.length === 0 ? [] : [[`urn:uuid:${award}`, withheld]],
    ),
  );
}
