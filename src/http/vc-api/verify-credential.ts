import type { RequestHandler } from 'express';
import * as z from 'zod';
import type { VerifyOptions } from '../../verification/material.js';
import { verify } from '../../verification/verify.js';
import { answerReport, unverified } from './answer.js';
import type { VcApiDeps } from './deps.js';
import { expectedOptions, malformed, objectIn, optionsIn, readBody } from './read.js';

const credentialOptions = expectedOptions.extend({ returnCredential: z.boolean().optional() });

/**
 * `POST /vc-api/credentials/verify`, and with `checks: 'proofs'` `/vc-api/proofs/credentials/verify`: 200 if it verifies, else
 * 400. Whether this network recognises the issuer isn't asked. With `returnCredential` the credential stands in the answer.
 */
export function verifyCredentialEndpoint(
  { trust }: VcApiDeps,
  checks: VerifyOptions['checks'],
): RequestHandler {
  return async (request, response) => {
    const body = await readBody(request);
    const credential = objectIn(body, 'verifiableCredential');
    const {
      challenge,
      domain,
      expectedProofPurpose: purpose,
      returnCredential,
    } = optionsIn(body, credentialOptions);
    const options = { checks, recognition: 'left-out', challenge, domain, purpose } as const;
    const report = await verify(credential, await trust(), options).catch(unverified);
    if (report.form !== 'credential') throw malformed('/verifiableCredential', 'a credential');
    answerReport(response, report, returnCredential ? { verifiableCredential: credential } : {});
  };
}
