import type { Request, Response } from 'express';
import { type CertificateDeps, certificateOfAward } from '../../delivery/certificate/of-award.js';
import type { ShownCredential } from '../../delivery/shares.js';
import { certificateView } from '../certificate/view.js';
import type { Site } from '../layout.js';

/** Of what a link shows, the certificate at a place: as a page, a drawing or a picture. */
export interface AskedCertificate {
  /** `1`, `1.svg` or `1.png`: which of the shared credentials, and as what. */
  readonly file: string;
  readonly chosen: readonly ShownCredential[];
  /** Absolute address of the link. */
  readonly url: string;
}

/** Sends it; false where there is none, its award is not in force any more, or something that stands on it is withheld. */
export async function sendCertificate(
  deps: CertificateDeps & { readonly site: (request: Request) => Promise<Site> },
  asked: AskedCertificate,
  request: Request,
  response: Response,
): Promise<boolean> {
  const [, number = '', ending] = /^([1-9]\d?)(\.svg|\.png)?$/.exec(asked.file) ?? [];
  const shown = asked.chosen[Number(number) - 1];
  if (!shown || shown.withheld.length > 0) return false;
  const facts = await certificateOfAward(deps, shown.award, asked.url);
  if (!facts) return false;
  const { drawCertificate } = await import('../../delivery/certificate/draw.js');
  const drawn = drawCertificate(facts);
  if (!drawn) return false;
  if (ending === '.svg') response.type('image/svg+xml').send(drawn.svg());
  else if (ending === '.png') response.type('image/png').send(Buffer.from(drawn.png()));
  else {
    const path = `${new URL(asked.url).pathname}/certificate/${number}`;
    const html = certificateView({
      ...(await deps.site(request)),
      certificate: drawn.layout,
      svgPath: `${path}.svg`,
      pngPath: `${path}.png`,
      checkPath: new URL(asked.url).pathname,
    });
    response.type('html').send(html);
  }
  return true;
}
