import type { Request, RequestHandler, Response } from 'express';
import type { Clock } from '../common/effects.js';
import { CairnError, type ErrorKind } from '../common/errors.js';
import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../common/json.js';
import { singleFlight } from '../common/single-flight.js';
import { parseStrictJson } from '../common/strict-json.js';
import { parseUrl } from '../common/url.js';
import { isDidDocument } from '../credentials/dids/did-document-form.js';
import { readStatusListToken } from '../credentials/status/status-list-token.js';
import { isCompact } from '../verification/opened.js';
import { listKindOf } from '../verification/outside-list.js';

/** How long what was fetched is given out again, in milliseconds, and how much of it is kept. */
const FRESH = 60_000;
const MOST_KEPT = 20;

export interface RelayDeps {
  readonly publicUrl: string;
  readonly clock: Clock;
  /** How what strangers publish is looked up: they throw what `src/net` throws. */
  readonly look: {
    readonly didDocument: (did: string) => Promise<JsonObject>;
    readonly statusList: (address: string) => Promise<string>;
  };
  /** Counts a request; throws where an address made too many. */
  readonly relayed: (request: Request, response: Response) => Promise<void>;
}

interface Relayed {
  /** UTC instant. */
  readonly fetchedAt: string;
  readonly text: string;
}

/**
 * `GET /verify/relay?did=DID` or `?list=ADDRESS`: what an issuer outside this deployment publishes, for our own pages alone, which ask
 * nobody else. It fetches DID documents of `did:web` and signed status lists, and gives out nothing that can't be read as one; what is
 * given out is a text within JSON, so that no browser takes it for a page. Nothing of the caller goes along.
 */
export function relayEndpoint({ publicUrl, clock, look, relayed }: RelayDeps): RequestHandler {
  const kept = new Map<string, Relayed>();
  const texts: Readonly<Record<Kind, (address: string) => Promise<string>>> = {
    did: async (did) => requireDidDocument(await look.didDocument(did)),
    list: async (address) => requireStatusList(await look.statusList(address)),
  };
  const fetchAnew = async (key: string, { kind, address }: Asked): Promise<Relayed> => {
    const fetchedAt = clock().toISOString();
    const made = { fetchedAt, text: await texts[kind](address) };
    kept.delete(key);
    kept.set(key, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return made;
  };
  const once = singleFlight<Relayed>();
  const fetched = async (asked: Asked): Promise<Relayed> => {
    const key = `${asked.kind} ${asked.address}`;
    const found = kept.get(key);
    if (found && Math.abs(clock().getTime() - Date.parse(found.fetchedAt)) < FRESH) return found;
    return once(key, () => fetchAnew(key, asked));
  };
  return async (request, response) => {
    const asked = askedFor(request.query, publicUrl);
    await relayed(request, response);
    const answer = await fetched(asked).catch(retell);
    response.set({
      'Content-Type': 'application/json',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    });
    response.send(Buffer.from(JSON.stringify(answer)));
  };
}

type Kind = 'did' | 'list';

interface Asked {
  readonly kind: Kind;
  readonly address: string;
}

function askedFor(query: Request['query'], publicUrl: string): Asked {
  const [only, ...more] = Object.entries(query);
  const [kind, address] = only ?? [];
  if (more.length > 0 || (kind !== 'did' && kind !== 'list') || typeof address !== 'string')
    throw new CairnError('invalid', 'relay.query', 'Either `did` or `list` says what is asked for, once');
  const own = `did:web:${new URL(publicUrl).host.replace(':', '%3A')}`;
  if (parseUrl(address)?.origin === publicUrl || `${address}:`.startsWith(`${own}:`))
    throw new CairnError('invalid', 'relay.own-address', 'What this deployment publishes is had from itself');
  return { kind, address };
}

function requireDidDocument(document: JsonObject): string {
  if (!isDidDocument(document)) throw unfit('The answer is no DID document');
  return canonicalJson(document);
}

/** Its text as it is: what it says, and whether it is genuine, is found out by whoever verifies with it. */
function requireStatusList(text: string): string {
  try {
    if (isCompact(text)) readStatusListToken(text);
    else requireListCredential(parseStrictJson(text));
    return text;
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'invalid') throw unfit('The answer is no status list');
    throw error;
  }
}

function requireListCredential(document: JsonValue): void {
  if (!isJsonObject(document) || !listKindOf(document)) throw unfit('The answer is no status list');
}

function unfit(message: string): CairnError {
  return new CairnError('refused', 'relay.unfit', message);
}

/** What comes of each way in which looking something up fails: what can be said of it to whoever waits for it. */
const FAILURES: Readonly<Record<string, readonly [ErrorKind, code: string, message: string]>> = {
  'fetch.no-such-host': ['unavailable', 'relay.unavailable', 'The host could not be reached'],
  'fetch.no-answer': ['unavailable', 'relay.unavailable', 'The host could not be reached'],
  'fetch.timeout': ['unavailable', 'relay.slow', 'The host did not answer in time'],
  'fetch.rate-limited': ['unavailable', 'relay.busy', 'The host was asked too often in the last minute'],
  'fetch.too-large': ['refused', 'relay.too-large', 'The answer of the host is larger than it may be'],
  'fetch.encoded': [
    'refused',
    'relay.unfit',
    'The answer of the host is compressed, which was not asked for',
  ],
  'fetch.content-type': ['refused', 'relay.unfit', 'The answer of the host says that it is something else'],
  'fetch.redirect-elsewhere': ['refused', 'relay.moved', 'The host sends on to another one'],
  'fetch.redirects': ['refused', 'relay.moved', 'The host sends on too often'],
  'did.document-invalid': ['refused', 'relay.unfit', 'The answer is not the document of this DID'],
  'did.not-found': ['not-found', 'relay.not-found', 'The host has no such document'],
  'status-list.not-found': ['not-found', 'relay.not-found', 'The host has no such document'],
};
const ADDRESS = ['refused', 'relay.refused', 'This address is not one that is looked up'] as const;

/** Throws what a failure is told as, with its own code among the faults. */
function retell(error: unknown): never {
  if (!(error instanceof CairnError)) throw error;
  const { kind, code, message } = error;
  const told = FAILURES[code] ?? (kind === 'invalid' || /^fetch\./.test(code) ? ADDRESS : undefined);
  if (!told) throw error;
  throw new CairnError(...told, [{ code, pointer: '', message }], { cause: error });
}
