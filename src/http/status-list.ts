import type { RequestHandler } from 'express';
import { CairnError } from '../common/errors.js';
import { isUuid } from '../common/uuid.js';
import { STATUS_TTL } from '../credentials/documents/status-list.js';
import { STATUS_PURPOSES } from '../credentials/status/entries.js';
import type { StatusListStore } from '../issuing/ports.js';
import type { StatusLists } from '../issuing/status-lists.js';

type Store = Pick<StatusListStore, 'selectOptionalStatusListAddress'>;

/** `GET /status/ID/PURPOSE`: the signed list, whole and cacheable, so that nobody learns which entry is looked at. */
export function statusListEndpoint(
  store: Store,
  statusLists: StatusLists,
): RequestHandler<{ id: string; purpose: string }> {
  return async (request, response) => {
    const { id } = request.params;
    const purpose = STATUS_PURPOSES.find((known) => known === request.params.purpose);
    const wellFormed = purpose !== undefined && isUuid(id);
    const address = wellFormed ? await store.selectOptionalStatusListAddress(id, purpose) : undefined;
    if (address === undefined)
      throw new CairnError('not-found', 'status-list.unknown', 'There is no such status list');
    const document = await statusLists.current(address);
    if (document === undefined)
      throw new CairnError('unavailable', 'status-list.not-signed', 'The status list could not be signed');
    response
      .set({
        'Content-Type': 'application/vc',
        'Cache-Control': `public, max-age=${STATUS_TTL / 1000}`,
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      })
      // bytes, since Express adds to text a charset that this type doesn't have
      .send(Buffer.from(document));
  };
}
