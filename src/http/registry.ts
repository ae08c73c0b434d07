import type { RequestHandler } from 'express';
import { CairnError } from '../common/errors.js';
import { STATUS_TTL } from '../credentials/documents/status-list.js';
import type { RegistryStatements } from '../issuing/registry-statements.js';

/** `GET /registry`: what the network says of its issuers, signed, whole and cacheable, so that nobody learns who is looked up. */
export function registryEndpoint(statements: Pick<RegistryStatements, 'current'>): RequestHandler {
  return async (_request, response) => {
    const document = await statements.current();
    if (document === undefined)
      throw new CairnError('unavailable', 'registry.not-signed', 'The registry could not be signed');
    response
      .set({ 'Content-Type': 'application/vc', 'Cache-Control': `public, max-age=${STATUS_TTL / 1000}` })
      // bytes, since Express adds to text a charset that this type doesn't have
      .send(Buffer.from(document));
  };
}
