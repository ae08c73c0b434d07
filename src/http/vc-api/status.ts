import type { RequestHandler } from 'express';
import * as z from 'zod';
import { STATUS_PURPOSES } from '../../credentials/status/entries.js';
import { setSuppliedStatus } from '../../issuing/supplied/status.js';
import type { VcApiDeps } from './deps.js';
import { malformed, readBody } from './read.js';

/** Which status is meant (VC API 0.7, section 3.8.3); its place may be told along, and isn't needed. */
const meantStatus = z.looseObject({ type: z.string().max(200), statusPurpose: z.enum(STATUS_PURPOSES) });

const statusBody = z.object({
  credentialId: z.string().max(2000),
  issuer: z.string().max(2000).optional(),
  credentialStatus: z.union([meantStatus, z.array(meantStatus).min(1).max(2)]),
  status: z.boolean().default(true),
});

/** `POST /vc-api/credentials/status` and `/vc-api/issuers/KEY/credentials/status`: sets or clears a status. */
export function statusEndpoint({ supplied, caller }: VcApiDeps): RequestHandler<{ key?: string }> {
  return async (request, response) => {
    const who = await caller(request, response, 'revoke');
    const parsed = statusBody.safeParse(await readBody(request));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw malformed(
        `/${(issue?.path ?? []).join('/')}`,
        'credentialId, issuer, and credentialStatus with its type and statusPurpose',
      );
    }
    const { credentialId, credentialStatus, status: value } = parsed.data;
    const { key } = request.params;
    const issuer = key === undefined ? parsed.data.issuer : `did:key:${key}`;
    if (issuer === undefined) throw malformed('/issuer', 'the issuer’s DID');
    for (const { statusPurpose: purpose } of [credentialStatus].flat())
      await setSuppliedStatus(supplied, who, { issuer, credentialId, purpose, value });
    response.status(200).json({ credentialId, status: value });
  };
}
