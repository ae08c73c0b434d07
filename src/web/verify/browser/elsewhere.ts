import { isJsonObject, type JsonValue } from '../../../common/json.js';
import { parseStrictJson } from '../../../common/strict-json.js';
import { parseUrl } from '../../../common/url.js';
import type { TrustMaterial } from '../../../verification/material.js';
import { outsideTrust, withOutside } from '../../../verification/outside.js';
import { ELSEWHERE } from './kept.js';
import type { Foreign, Place } from './messages.js';

// What strangers publish: fetched through the relay of our own origin, whole, after a click alone, and kept in this browser.

/** How long a copy is used, in milliseconds: as long as lists of ours hold. */
const KEEP = 7 * 86_400_000;
const MOST_KEPT = 50;
/** More than these are not named at a time. */
const MOST_NAMED = 10;
/** The relay itself gives a host ten seconds. */
const PATIENCE = 20_000;

/** An answer of the relay. */
interface Copy {
  readonly fetchedAt: string;
  readonly text: string;
}

/**
 * What is trusted, with what strangers publish behind it as far as it was fetched before. `places()` tells, after a verification, what of
 * that was looked for: with when it was fetched, or without where it isn't at hand.
 */
export function withKept(own: TrustMaterial, publicUrl: string) {
  const looked = new Map<string, Place>();
  const textOf = async (kind: Foreign['kind'], address: string): Promise<string> => {
    const host = hostOf({ kind, address });
    const copy = host === undefined ? undefined : await keptCopy({ kind, address }, own.now);
    if (host !== undefined && host !== new URL(publicUrl).host && looked.size < MOST_NAMED)
      looked.set(`${kind} ${address}`, { kind, address, host, fetchedAt: copy?.fetchedAt });
    if (!copy) throw new TypeError('not at hand');
    return copy.text;
  };
  const others = outsideTrust({
    clock: () => own.now,
    statusList: (address) => textOf('list', address),
    didDocument: async (did) => {
      const document = parseStrictJson(await textOf('did', did));
      if (!isJsonObject(document)) throw new TypeError('no DID document');
      return document;
    },
  });
  return { trust: withOutside(own, others), places: () => [...looked.values()] };
}

/** Of what can be fetched at all: the host of a `did:web`, or of a web address. */
function hostOf({ kind, address }: Foreign): string | undefined {
  if (kind === 'did') {
    const [, host] = /^did:web:([a-z0-9.-]+(?:%3a\d{1,5})?)(?::|$)/i.exec(address) ?? [];
    return host?.replace(/%3a/i, ':');
  }
  return /^https?:/.test(address) ? parseUrl(address)?.host : undefined;
}

const pathOf = ({ kind, address }: Foreign) => `/verify/relay?${new URLSearchParams({ [kind]: address })}`;

async function keptCopy(foreign: Foreign, now: Date): Promise<Copy | undefined> {
  const found = await (await caches.open(ELSEWHERE)).match(pathOf(foreign));
  const copy = found && readCopy(await found.json());
  return copy && now.getTime() - Date.parse(copy.fetchedAt) < KEEP ? copy : undefined;
}

/** Has them fetched and keeps them. Tells those that could not be had, each with the code of why. */
export async function fetchForeign(wanted: readonly Foreign[]): Promise<ReadonlyMap<string, string>> {
  const cache = await caches.open(ELSEWHERE);
  const failed = new Map<string, string>();
  await Promise.all(
    wanted.map(async (foreign) => {
      const answer = await relayed(pathOf(foreign));
      if (typeof answer === 'string') failed.set(foreign.address, answer);
      else await cache.put(pathOf(foreign), new Response(JSON.stringify(answer)));
    }),
  );
  const kept = await cache.keys();
  for (const oldest of kept.slice(0, Math.max(0, kept.length - MOST_KEPT))) await cache.delete(oldest);
  return failed;
}

/** What the relay gives, or the code of why it doesn't; `offline` where it isn't reached. */
async function relayed(path: string): Promise<Copy | string> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(path, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    });
    const body: JsonValue = await response.json();
    const said = isJsonObject(body) && typeof body.code === 'string' ? body.code : 'offline';
    return (response.ok && readCopy(body)) || said;
  } catch {
    return 'offline';
  }
}

function readCopy(body: JsonValue): Copy | undefined {
  if (!isJsonObject(body)) return undefined;
  const { fetchedAt, text } = body;
  return typeof fetchedAt === 'string' && typeof text === 'string' ? { fetchedAt, text } : undefined;
}
