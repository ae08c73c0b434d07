import type { RequestHandler } from 'express';
import type { VerifyOptions } from '../../verification/material.js';
import { verify } from '../../verification/verify.js';
import { answerReport, unverified } from './answer.js';
import type { VcApiDeps } from './deps.js';
import { expectedOptions, malformed, objectIn, optionsIn, readBody } from './read.js';

/**
 * `POST /vc-api/credentials/verify`, and with `checks: 'proofs'` `/vc-api/proofs/credentials/verify`: 200 if it verifies, else
 * 400. Whether this network recognises the issuer isn't asked.
 */
export function verifyCredentialEndpoint(
  { trust }: VcApiDeps,
  checks: VerifyOptions['checks'],
): RequestHandler {
  return async (request, response) => {
    const body = await readBody(request);
    const credential = objectIn(body, 'verifiableCredential');
    const { challenge, domain, expectedProofPurpose: purpose } = optionsIn(body, expectedOptions);
    const options = { checks, recognition: 'left-out', challenge, domain, purpose } as const;
    const report = await verify(credential, await trust(), options).catch(unverified);
    if (report.form !== 'credential') throw malformed('/verifiableCredential', 'a credential');
    answerReport(response, report);
  };
}
