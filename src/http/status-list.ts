import type { RequestHandler, Response } from 'express';
import { CairnError } from '../common/errors.js';
import { isUuid } from '../common/uuid.js';
import { STATUS_TTL } from '../credentials/documents/status-list.js';
import { STATUS_PURPOSES } from '../credentials/status/entries.js';
import type { StatusListStore, StatusTokenStore } from '../issuing/ports.js';
import type { StatusLists } from '../issuing/status-lists.js';

/** Where lists and tokens were published. */
export type StatusAddresses = Pick<StatusListStore, 'selectOptionalStatusListAddress'> &
  Pick<StatusTokenStore, 'selectOptionalStatusTokenAddress'>;

/** `GET /status/ID/PURPOSE`: the signed list, whole and cacheable, so that nobody learns which entry is looked at. */
export function statusListEndpoint(
  store: StatusAddresses,
  statusLists: StatusLists,
): RequestHandler<{ id: string; purpose: string }> {
  return async (request, response) => {
    const { id } = request.params;
    const purpose = STATUS_PURPOSES.find((known) => known === request.params.purpose);
    const wellFormed = purpose !== undefined && isUuid(id);
    const address = wellFormed ? await store.selectOptionalStatusListAddress(id, purpose) : undefined;
    if (address === undefined) throw unknownList();
    sendList(response, 'application/vc', await statusLists.current(address));
  };
}

/** `GET /status/ID/token`: the same pair of lists as one Status List Token (Token Status List, section 8.2). */
export function statusTokenEndpoint(
  store: StatusAddresses,
  statusLists: StatusLists,
): RequestHandler<{ id: string }> {
  return async ({ params: { id } }, response) => {
    const address = isUuid(id) ? await store.selectOptionalStatusTokenAddress(id) : undefined;
    if (address === undefined) throw unknownList();
    sendList(response, 'application/statuslist+jwt', await statusLists.token(address));
  };
}

function unknownList(): CairnError {
  return new CairnError('not-found', 'status-list.unknown', 'There is no such status list');
}

function sendList(response: Response, type: string, document: string | undefined): void {
  if (document === undefined)
    throw new CairnError('unavailable', 'status-list.not-signed', 'The status list could not be signed');
  response
    .set({
      'Content-Type': type,
      'Cache-Control': `public, max-age=${STATUS_TTL / 1000}`,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
    // bytes, since Express adds to text a charset that these types don't have
    .send(Buffer.from(document));
}
