import { CairnError } from '../common/errors.js';
import type { Budget, GuardedFetcher } from './guarded-fetch.js';
import { requireDocument } from './media-type.js';

const LIMIT_BYTES = 2 * 1024 * 1024;

/**
 * The text of a signed status list outside this deployment, up to 2 MiB, unread and unverified.
 *
 * @throws CairnError `status-list.not-found`, otherwise as the guarded fetcher.
 */
export async function fetchStatusList(
  fetcher: Pick<GuardedFetcher, 'fetch'>,
  address: string,
  budget?: Budget,
): Promise<string> {
  const answer = await fetcher.fetch(address, {
    headers: {
      accept: 'application/vc, application/statuslist+jwt, application/ld+json;q=0.9, application/json;q=0.8',
    },
    limitBytes: LIMIT_BYTES,
    ...(budget ? { budget } : {}),
  });
  if (answer.status === 404 || answer.status === 410)
    throw new CairnError('not-found', 'status-list.not-found', 'The host has no such status list');
  if (answer.status !== 200)
    throw new CairnError('unavailable', 'fetch.no-answer', 'The host did not give the status list');
  requireDocument(answer);
  return new TextDecoder().decode(answer.body);
}
