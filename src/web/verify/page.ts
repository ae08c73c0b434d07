import express, { type Request, type Response, Router } from 'express';
import { CairnError } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { isCheckRecord } from '../../credentials/jose/check-record.js';
import { verifyCheckRecord } from '../../verification/check-record.js';
import type { TrustMaterial } from '../../verification/material.js';
import { readSubmitted } from '../../verification/submitted.js';
import { verify } from '../../verification/verify.js';
import { ASKED_AGAIN } from '../form.js';
import type { Site } from '../layout.js';
import { namedIn } from '../share/named.js';
import { reportView } from '../share/view.js';
import type { VerifyFiles } from './files.js';
import { verifyView } from './view.js';

export interface VerifyPageDeps {
  readonly trust: () => Promise<TrustMaterial>;
  /** Told the verdict of every verification. */
  readonly verified: (verdict: string) => void;
  readonly site: (request: Request) => Promise<Site>;
  readonly files: VerifyFiles;
}

/** As `/api/verify` reads, and room for the parts of a form around it. */
const LIMIT_BYTES = 2_100_000;

/** What was handed in belongs to nobody's cache, and to no search engine. */
const PRIVATE = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' };

/**
 * `/verify`: a file, in any form that is known, or its text, is checked by the page itself where scripts run (`browser/`), else as at
 * `/api/verify`, and the answer is a page.
 */
export function verifyPages(deps: VerifyPageDeps): Router {
  const router = Router();
  router.get('/verify', async (request, response) => {
    response
      .set(ASKED_AGAIN)
      .type('html')
      .send(verifyView(await deps.site(request), { script: deps.files.script }));
  });
  router.use(deps.files.router);
  const form = express.raw({ type: 'multipart/form-data', limit: LIMIT_BYTES });
  router.post('/verify', form, async (request: Request, response: Response) => {
    const site = await deps.site(request);
    response.set(PRIVATE).type('html');
    try {
      const submitted = await submittedIn(request);
      const trust = await deps.trust();
      if (isCheckRecord(submitted)) {
        response.send(verifyView(site, { record: await verifyCheckRecord(submitted, trust) }));
        return;
      }
      const report = await verify(submitted, trust, { claims: 'told' });
      deps.verified(report.verdict);
      response.send(reportView({ ...site, report: await namedIn(site.language, report, trust) }));
    } catch (error) {
      if (!(error instanceof CairnError) || error.kind === 'incoherent') throw error;
      response.status(error.kind === 'too-large' ? 413 : 400).send(verifyView(site, { problem: error }));
    }
  });
  return router;
}

/** The file of the form, or else its text. Throws `verify.no-file`, and what `readSubmitted` does. */
async function submittedIn(request: Request): Promise<JsonObject | string> {
  const bytes = await fileIn(request);
  if (bytes && bytes.byteLength > 0) return readSubmitted(bytes);
  throw new CairnError('invalid', 'verify.no-file', 'No file was chosen.');
}

async function fileIn({ body, headers }: Request): Promise<Uint8Array | undefined> {
  const type = headers['content-type'] ?? '';
  if (!Buffer.isBuffer(body)) return undefined;
  try {
    const form = await new globalThis.Response(new Uint8Array(body), {
      headers: { 'content-type': type },
    }).formData();
    const [file, text] = [form.get('file'), form.get('text')];
    if (file instanceof Blob && file.size > 0) return new Uint8Array(await file.arrayBuffer());
    return typeof text === 'string' ? new TextEncoder().encode(text.trim()) : undefined;
  } catch {
    // what no browser sends
    return undefined;
  }
}
