import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { isJsonObject, type JsonObject } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import type { Budget, GuardedFetcher } from './guarded-fetch.js';
import { requireDocument } from './media-type.js';
import { sharedFetch } from './shared-fetch.js';

const LIMIT_BYTES = 64 * 1024;
const KEEP_MS = 5 * 60_000;
const MOST_KEPT = 500;

/** A name whose last label is a number: a URL parser takes it for an IP address, which a `did:web` must not have. */
const IP_LIKE = /(^|\.)(\d+|0x[0-9a-f]*)$/i;

/**
 * The DID document of an issuer outside this deployment: `did:web` alone. One that was found is kept for five minutes, and fetched
 * once for all who ask for it at the same time.
 *
 * @throws CairnError of kind `invalid`: `did.method-unsupported`, `did.invalid`, `did.document-invalid` (the answer is no
 * JSON object, or the document of another DID); `not-found`: `did.not-found`; otherwise as the guarded fetcher.
 */
export type ResolveOutside = (did: string, budget?: Budget) => Promise<JsonObject>;

export function outsideResolver(fetcher: Pick<GuardedFetcher, 'fetch'>, clock: Clock): ResolveOutside {
  const kept = new Map<string, { readonly document: JsonObject; readonly until: number }>();
  const fetchAnew = sharedFetch((did, budget) => fetchDidDocument(fetcher, did, budget));
  return async (did, budget) => {
    const found = kept.get(did);
    const now = clock().getTime();
    if (found && found.until > now) return found.document;
    const document = await fetchAnew(did, budget);
    kept.delete(did);
    kept.set(did, { document, until: now + KEEP_MS });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return document;
  };
}

/** The address of a `did:web` document, by its method specification. */
export function didWebAddress(did: string): string {
  if (!did.startsWith('did:web:'))
    throw new CairnError('invalid', 'did.method-unsupported', 'Only did:web is looked up');
  const [host = '', ...path] = did.slice('did:web:'.length).split(':');
  const segment = /^(?!\.{1,2}$)[A-Za-z0-9._~-]+$/;
  const [, name = '', port = '443'] = /^([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?:%3a(\d{1,5}))?$/i.exec(host) ?? [];
  const named = name !== '' && !IP_LIKE.test(name) && Number(port) > 0 && Number(port) < 65_536;
  if (!named || !path.every((part) => segment.test(part)))
    throw new CairnError('invalid', 'did.invalid', 'This is not a did:web identifier');
  const below = path.length === 0 ? '.well-known' : path.join('/');
  return `https://${host.replace(/%3a/i, ':')}/${below}/did.json`;
}

/** The document as it is at this moment: throws as `ResolveOutside` does. */
export async function fetchDidDocument(
  fetcher: Pick<GuardedFetcher, 'fetch'>,
  did: string,
  budget?: Budget,
): Promise<JsonObject> {
  const answer = await fetcher.fetch(didWebAddress(did), {
    headers: { accept: 'application/did+json, application/did+ld+json;q=0.9, application/json;q=0.8' },
    limitBytes: LIMIT_BYTES,
    ...(budget ? { budget } : {}),
  });
  if (answer.status === 404 || answer.status === 410)
    throw new CairnError('not-found', 'did.not-found', 'The host has no such DID document');
  if (answer.status !== 200)
    throw new CairnError('unavailable', 'fetch.no-answer', 'The host did not give the DID document');
  requireDocument(answer);
  const document = readObject(answer.body);
  if (document?.id !== did)
    throw new CairnError('invalid', 'did.document-invalid', 'The answer is not the document of this DID');
  return document;
}

function readObject(body: Uint8Array): JsonObject | undefined {
  try {
    const value = parseStrictJson(body);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
