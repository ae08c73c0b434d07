import { type RequestHandler, Router } from 'express';
import { CairnError } from '../common/errors.js';
import { isCheckRecord } from '../credentials/jose/check-record.js';
import { type CheckRecordDeps, signCheckRecord } from '../delivery/check-records.js';
import { verifyCheckRecord } from '../verification/check-record.js';
import type { TrustMaterial } from '../verification/material.js';
import { verify } from '../verification/verify.js';
import { readBytes } from './body.js';
import { openToAnyOrigin } from './headers.js';
import { readVerifyInput } from './verify.js';

export interface CheckRecordEndpointDeps extends CheckRecordDeps {
  readonly trust: () => Promise<TrustMaterial>;
  /** Told the verdict of every verification. */
  readonly verified: (verdict: string) => void;
}

/** Characters of the longest record that is read: one about a thousand credentials has less. */
const LONGEST = 200_000;

/**
 * `POST /api/check-records` takes what `POST /api/verify` takes, checks it and gives a signed record of that; nothing is kept.
 * `POST /api/check-records/verify` takes a record and says whether it is genuine, and what it says.
 */
export function checkRecordEndpoints(deps: CheckRecordEndpointDeps): Router {
  const router = Router();
  const make: RequestHandler = async (request, response) => {
    const report = await verify(await readVerifyInput(request), await deps.trust());
    deps.verified(report.verdict);
    const { jws, fileName } = await signCheckRecord(deps, report);
    response
      .set({ 'Cache-Control': 'no-store', 'Content-Disposition': `attachment; filename="${fileName}"` })
      .type('application/jwt')
      .send(jws);
  };
  const read: RequestHandler = async (request, response) => {
    const text = new TextDecoder().decode(await readBytes(request, LONGEST)).trim();
    if (!isCheckRecord(text)) throw notARecord();
    response.set('Cache-Control', 'no-store').json(await verifyCheckRecord(text, await deps.trust()));
  };
  router.post('/api/check-records', openToAnyOrigin, make);
  router.post('/api/check-records/verify', openToAnyOrigin, read);
  return router;
}

function notARecord(): CairnError {
  const [code, message] = ['check-record.form', 'This is no record of a check.'];
  const expected = 'a compact JWS of type check-record+jwt';
  return new CairnError('invalid', code, message, [{ code, pointer: '', message, expected }]);
}
