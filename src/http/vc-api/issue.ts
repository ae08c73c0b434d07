import type { RequestHandler } from 'express';
import * as z from 'zod';
import { isUrl } from '../../credentials/lint/form/url.js';
import { STATUS_PURPOSES } from '../../credentials/status/entries.js';
import { issueSupplied } from '../../issuing/supplied/issue.js';
import type { VcApiDeps } from './deps.js';
import { malformed, objectIn, optionsIn, queryText, readBody } from './read.js';

const text = z.string().max(2000);
const texts = z.union([text, z.array(text).max(20)]);

const issueOptions = z.object({
  /** A cryptosuite; some callers give it as `type`. */
  cryptosuite: text.optional(),
  type: text.optional(),
  mandatoryPointers: z.array(text).max(500).optional(),
  /** By what name its status is set later, where that isn't the id of the credential. */
  credentialId: text.min(1).optional(),
  credentialStatus: z.looseObject({ statusPurpose: z.enum(STATUS_PURPOSES).optional() }).optional(),
  proof: z
    .object({
      id: text.refine(isUrl, 'a URL').optional(),
      expires: text.optional(),
      domain: texts.optional(),
      challenge: text.optional(),
      previousProof: texts.optional(),
    })
    .optional(),
});

/**
 * `POST /vc-api/credentials/issue` and `/vc-api/issuers/KEY/credentials/issue`: signs a credential of the caller's. The
 * second names the issuer by the key in its `did:key`; `?securing=` and `?status=` say what the options don't.
 */
export function issueEndpoint(deps: VcApiDeps): RequestHandler<{ key?: string }> {
  return async (request, response) => {
    const caller = await deps.caller(request, response, 'issue');
    const body = await readBody(request);
    const credential = objectIn(body, 'credential');
    const options = optionsIn(body, issueOptions);
    const { key } = request.params;
    const status = options.credentialStatus
      ? (options.credentialStatus.statusPurpose ?? 'revocation')
      : queryText(request, 'status');
    const purpose = STATUS_PURPOSES.find((one) => one === status);
    if (status !== undefined && !purpose) throw malformed('/status', STATUS_PURPOSES.join(' or '));
    const type = options.type === 'DataIntegrityProof' ? undefined : options.type;
    const wish = {
      securing: queryText(request, 'securing') ?? options.cryptosuite ?? type,
      mandatoryPointers: options.mandatoryPointers,
      status: purpose,
      credentialId: options.credentialId,
      ...(options.proof ? { proof: options.proof } : {}),
    };
    const issuer = key === undefined ? undefined : `did:key:${key}`;
    const verifiableCredential = await issueSupplied(deps.supplied, caller, credential, wish, issuer);
    response.status(201).json({ verifiableCredential });
  };
}
