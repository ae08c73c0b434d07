import type { Request, Response } from 'express';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { uuidOf } from '../../common/uuid.js';
import { type CertificateDeps, certificateOfAward } from '../../delivery/certificate/of-award.js';
import { certificateView } from '../certificate/view.js';
import type { Site } from '../layout.js';

/** Of what a link shows, the certificate at a place: as a page, a drawing or a picture. */
export interface AskedCertificate {
  /** `1`, `1.svg` or `1.png`: which of the shared credentials, and as what. */
  readonly file: string;
  readonly chosen: readonly JsonObject[];
  /** Absolute address of the link. */
  readonly url: string;
}

/** Sends it; false where there is none, or its award is not in force any more. */
export async function sendCertificate(
  deps: CertificateDeps & { readonly site: (request: Request) => Promise<Site> },
  asked: AskedCertificate,
  request: Request,
  response: Response,
): Promise<boolean> {
  const [, number = '', ending] = /^([1-9]\d?)(\.svg|\.png)?$/.exec(asked.file) ?? [];
  const award = awardOf(asked.chosen[Number(number) - 1]);
  const facts = award === undefined ? undefined : await certificateOfAward(deps, award, asked.url);
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

function awardOf(document: JsonObject | undefined): string | undefined {
  const subject = document?.credentialSubject;
  return isJsonObject(subject) && typeof subject.award === 'string' ? uuidOf(subject.award) : undefined;
}
