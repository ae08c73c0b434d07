import type { Request, RequestHandler } from 'express';
import { CairnError } from '../common/errors.js';
import type { JsonObject } from '../common/json.js';
import type { TrustMaterial } from '../verification/material.js';
import { submitted } from '../verification/plain.js';
import { readSubmitted } from '../verification/submitted.js';
import { verify } from '../verification/verify.js';
import { readBytes, readJsonBody } from './body.js';
import { parseMediaType } from './media-type.js';

/** Largest credential, presentation or bundle that is looked at. */
const LIMIT_BYTES = 2_000_000;

/** Media types of what isn't JSON: envelopes, and files that hold a credential. */
const READ_TYPES = [
  'application/vc+jwt',
  'application/vp+jwt',
  'application/jwt',
  'application/dc+sd-jwt',
  'application/vc+sd-jwt',
  'application/sd-jwt',
  'application/pdf',
  'image/png',
  'image/svg+xml',
];

/**
 * `POST /api/verify`: a credential, a presentation or a bundle, as JSON, in a JWS envelope, sealed for Europass, as SD-JWT, or inside of a badge or PDF; answers 200 with the report for anything that could be
 * read as one; `verified` is told the verdict. `?parts=required` leaves a stack open as long as one of its parts isn't shown.
 */
export function verifyEndpoint(
  trust: () => Promise<TrustMaterial>,
  verified: (verdict: string) => void,
): RequestHandler {
  return async (request, response) => {
    const parts = readParts(request.query.parts);
    const report = await verify(await readVerifyInput(request), await trust(), { parts });
    verified(report.verdict);
    response.set('Cache-Control', 'no-store').json(report);
  };
}

/** JSON, or a file of another kind under its own media type. */
export async function readVerifyInput(request: Request): Promise<JsonObject | string> {
  const type = parseMediaType(request.headers['content-type'] ?? '')?.essence ?? '';
  if (READ_TYPES.includes(type)) return readSubmitted(await readBytes(request, LIMIT_BYTES));
  return submitted(await readJsonBody(request, { limitBytes: LIMIT_BYTES }));
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
