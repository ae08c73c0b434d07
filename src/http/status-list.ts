import type { RequestHandler, Response } from 'express';
import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { isUuid } from '../common/uuid.js';
import { STATUS_TTL } from '../credentials/documents/status-list.js';
import { STATUS_PURPOSES } from '../credentials/status/entries.js';
import type { PublishedPlace, StatusListStore, StatusTokenStore } from '../issuing/ports.js';
import type { StatusLists } from '../issuing/status-lists.js';

export interface StatusListDeps {
  /** Where lists and tokens are published. */
  readonly stores: Pick<StatusListStore, 'selectOptionalStatusListPlace'> &
    Pick<StatusTokenStore, 'selectOptionalStatusTokenPlace'>;
  readonly statusLists: StatusLists;
  readonly clock: Clock;
}

/** `GET /status/ID/PURPOSE`: the signed list, whole and cacheable, so that nobody learns which entry is looked at. */
export function statusListEndpoint({
  stores,
  statusLists,
  clock,
}: StatusListDeps): RequestHandler<{ id: string; purpose: string }> {
  return async (request, response) => {
    const { id } = request.params;
    const purpose = STATUS_PURPOSES.find((known) => known === request.params.purpose);
    const wellFormed = purpose !== undefined && isUuid(id);
    const place = wellFormed ? await stores.selectOptionalStatusListPlace(id, purpose) : undefined;
    if (!place) throw unknownList();
    const document = await statusLists.current(place.address);
    sendList(response, 'application/vc', document, keptFor(place, clock()));
  };
}

/** `GET /status/ID/token`: the same pair of lists as one Status List Token (Token Status List, section 8.2). */
export function statusTokenEndpoint({
  stores,
  statusLists,
  clock,
}: StatusListDeps): RequestHandler<{ id: string }> {
  return async ({ params: { id } }, response) => {
    const place = isUuid(id) ? await stores.selectOptionalStatusTokenPlace(id) : undefined;
    if (!place) throw unknownList();
    const document = await statusLists.token(place.address);
    sendList(response, 'application/statuslist+jwt', document, keptFor(place, clock()));
  };
}

function unknownList(): CairnError {
  return new CairnError('not-found', 'status-list.unknown', 'There is no such status list');
}

/** Seconds for which caches may keep a list: as long as verifiers may, and no longer than it holds. */
function keptFor({ validUntil }: PublishedPlace, now: Date): number {
  const left = validUntil === undefined ? STATUS_TTL : validUntil.getTime() - now.getTime();
  return Math.floor(Math.min(STATUS_TTL, Math.max(left, 0)) / 1000);
}

function sendList(response: Response, type: string, document: string | undefined, seconds: number): void {
  if (document === undefined)
    throw new CairnError('unavailable', 'status-list.not-signed', 'The status list could not be signed');
  response
    .set({
      'Content-Type': type,
      'Cache-Control': `public, max-age=${seconds}`,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
    // bytes, since Express adds to text a charset that these types don't have
    .send(Buffer.from(document));
}
