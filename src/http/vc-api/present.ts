import type { RequestHandler } from 'express';
import * as z from 'zod';
import { presentSupplied } from '../../issuing/supplied/present.js';
import type { VcApiDeps } from './deps.js';
import { objectIn, optionsIn, queryText, readBody } from './read.js';

const presentOptions = z.object({
  challenge: z.string().max(1000).optional(),
  domain: z.union([z.string().max(1000), z.array(z.string().max(1000)).max(20)]).optional(),
  cryptosuite: z.string().max(100).optional(),
  verificationMethod: z.string().max(2000).optional(),
  /** Presentations are signed for nothing else here. */
  proofPurpose: z.literal('authentication').optional(),
});

/** `POST /vc-api/presentations` and `/vc-api/issuers/KEY/presentations`: signs a presentation with a key of the caller's. */
export function presentEndpoint({ supplied, caller }: VcApiDeps): RequestHandler<{ key?: string }> {
  return async (request, response) => {
    const who = await caller(request, response, 'share');
    const body = await readBody(request);
    const presentation = objectIn(body, 'presentation');
    const { cryptosuite, proofPurpose: _only, ...asked } = optionsIn(body, presentOptions);
    const { key } = request.params;
    const holder = key === undefined ? undefined : `did:key:${key}`;
    const securing = queryText(request, 'securing') ?? cryptosuite;
    const wish = { ...asked, securing };
    const verifiablePresentation = await presentSupplied(supplied, who, presentation, wish, holder);
    response.status(201).json({ verifiablePresentation });
  };
}
