import type { RequestHandler } from 'express';
import { CairnError } from '../common/errors.js';
import { isJsonObject } from '../common/json.js';
import type { TrustMaterial } from '../verification/material.js';
import { verify } from '../verification/verify.js';
import { readJsonBody } from './body.js';

/** Largest credential, presentation or bundle that is looked at. */
const LIMIT_BYTES = 2_000_000;

/**
 * `POST /api/verify`: a credential, a presentation or a bundle; answers 200 with the report for anything that could be
 * read as one; `verified` is told the verdict. `?parts=required` leaves a stack open as long as one of its parts isn't shown.
 */
export function verifyEndpoint(
  trust: () => Promise<TrustMaterial>,
  verified: (verdict: string) => void,
): RequestHandler {
  return async (request, response) => {
    const parts = readParts(request.query.parts);
    const body = await readJsonBody(request, { limitBytes: LIMIT_BYTES });
    if (!isJsonObject(body)) {
      const fault = {
        code: 'verify.not-an-object',
        pointer: '',
        message: 'A credential is a JSON object.',
        expected: 'a credential, a presentation or a bundle',
      };
      throw new CairnError('invalid', fault.code, fault.message, [fault]);
    }
    const report = await verify(body, await trust(), { parts });
    verified(report.verdict);
    response.set('Cache-Control', 'no-store').json(report);
  };
}

function readParts(value: unknown): 'optional' | 'required' {
  if (value === undefined || value === 'optional') return 'optional';
  if (value === 'required') return 'required';
  const fault = {
    code: 'verify.parts',
    pointer: '/parts',
    message: 'The query parameter `parts` has a value that is not known.',
    expected: 'optional or required',
  };
  throw new CairnError('invalid', fault.code, fault.message, [fault]);
}
