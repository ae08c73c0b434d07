import type { RequestHandler } from 'express';
import * as z from 'zod';
import { deriveSupplied } from '../../issuing/supplied/derive.js';
import type { VcApiDeps } from './deps.js';
import { objectIn, optionsIn, readBody } from './read.js';

const deriveOptions = z.object({
  selectivePointers: z.array(z.string().max(2000)).max(500).optional(),
  proofId: z.string().max(2000).optional(),
});

/** `POST /vc-api/credentials/derive`: from an issuer's own proof one that discloses a selection. Nothing is kept. */
export function deriveEndpoint({ supplied, caller }: VcApiDeps): RequestHandler {
  return async (request, response) => {
    await caller(request, response, 'share');
    const body = await readBody(request);
    const credential = objectIn(body, 'verifiableCredential');
    const { selectivePointers = [], proofId } = optionsIn(body, deriveOptions);
    const verifiableCredential = await deriveSupplied(supplied, credential, selectivePointers, proofId);
    response.status(201).json({ verifiableCredential });
  };
}
