import type { Request, Response } from 'express';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import {
  CERTIFICATE_FILES,
  type CertificateEnding,
  certificateFile,
  ifDrawable,
} from '../../delivery/certificate/files.js';
import { type CertificateDeps, certificateOfAward } from '../../delivery/certificate/of-award.js';
import type { ShownCredential } from '../../delivery/shares.js';
import { certificateView } from '../certificate/view.js';
import { chosenLanguage } from '../form.js';
import type { Site } from '../layout.js';
import { stemOf } from './renditions.js';

/** Of what a link shows, the certificate at a place: as a page or as a file. */
export interface AskedCertificate {
  /** `1`, `1.pdf` or `1.badge.png`: which of the shared credentials, and as what. */
  readonly file: string;
  readonly chosen: readonly ShownCredential[];
  /** Absolute address of the link. */
  readonly url: string;
  /** Of one of the shared credentials. */
  readonly bundleOf: (one: ShownCredential) => Promise<JsonObject>;
}

/** Sends it; false where there is none, its award is not in force any more, or something that stands on it is withheld. */
export async function sendCertificate(
  deps: CertificateDeps & { readonly site: (request: Request) => Promise<Site> },
  asked: AskedCertificate,
  request: Request,
  response: Response,
): Promise<boolean> {
  const [, number = '', ending] = /^([1-9]\d?)(?:\.([a-z.]+))?$/.exec(asked.file) ?? [];
  const shown = asked.chosen[Number(number) - 1];
  if (!shown || shown.withheld.length > 0 || !isJsonObject(shown.document)) return false;
  const { award, document } = shown;
  // a file says what it is asked for, so that one that names no language is the same for everybody
  const site = await deps.site(request);
  const language = ending === undefined ? site.language : chosenLanguage(request);
  const facts = await certificateOfAward(deps, award, { link: asked.url, language });
  if (!facts) return false;
  if (ending !== undefined) {
    if (!isEnding(ending)) return false;
    const bundle = () => asked.bundleOf(shown);
    const bytes = await ifDrawable(certificateFile(deps.draw, ending, { facts, document, bundle }));
    if (!bytes) return false;
    const name = `${stemOf(document, 'certificate')}.${ending}`;
    response
      .set({
        'Content-Type': CERTIFICATE_FILES[ending],
        'Content-Disposition': `inline; filename="${name}"`,
      })
      .send(Buffer.from(bytes));
    return true;
  }
  const certificate = await ifDrawable(deps.draw('words', facts));
  if (!certificate) return false;
  const { pathname } = new URL(asked.url);
  const html = certificateView({
    ...site,
    certificate,
    path: `${pathname}/certificate/${number}`,
    checkPath: pathname,
  });
  response.type('html').send(html);
  return true;
}

function isEnding(text: string): text is CertificateEnding {
  return Object.hasOwn(CERTIFICATE_FILES, text);
}
