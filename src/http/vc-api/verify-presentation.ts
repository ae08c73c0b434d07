import type { RequestHandler } from 'express';
import * as z from 'zod';
import { pointer } from '../../common/json.js';
import type { VerifyOptions } from '../../verification/material.js';
import { verify } from '../../verification/verify.js';
import { answerReport, unverified } from './answer.js';
import type { VcApiDeps } from './deps.js';
import { expectedOptions, malformed, objectIn, optionsIn, readBody } from './read.js';

const presentationOptions = expectedOptions.extend({ returnPresentation: z.boolean().optional() });

/**
 * `POST /vc-api/presentations/verify`, and with `checks: 'proofs'` `/vc-api/proofs/presentations/verify`: the presentation's
 * own proof, made for the `challenge` and `domain` that are given, and every credential in it. An unsigned one stands in
 * `presentation`. With `returnPresentation` what was sent stands in the answer.
 */
export function verifyPresentationEndpoint(
  { trust }: VcApiDeps,
  checks: VerifyOptions['checks'],
): RequestHandler {
  return async (request, response) => {
    const body = await readBody(request);
    const name =
      body.verifiablePresentation === undefined && body.presentation
        ? 'presentation'
        : 'verifiablePresentation';
    const presentation = objectIn(body, name);
    const {
      challenge,
      domain,
      expectedProofPurpose: purpose,
      returnPresentation,
    } = optionsIn(body, presentationOptions);
    const expected = { challenge, domain, purpose };
    const options = { checks, recognition: 'left-out', ...expected, emptyPresentation: true } as const;
    const report = await verify(presentation, await trust(), options).catch(unverified);
    if (report.form !== 'presentation') throw malformed(pointer(name), 'a presentation');
    answerReport(response, report, returnPresentation ? { verifiablePresentation: presentation } : {});
  };
}
