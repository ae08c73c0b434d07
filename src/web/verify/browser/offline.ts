// The service worker of /verify: after the first visit the page and all that it needs are there without a network. Files go by the version
// that they are of; the page and what is public are fetched anew where there is a network, else as they were kept.

import { ELSEWHERE, KEPT } from './kept.js';

interface Lifetime extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetched extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
/** As much as is needed of a service worker's own world, which the types of pages don't have. */
interface Scope {
  /** Written before this script by the service. */
  readonly offline: { readonly version: string; readonly files: readonly string[] };
  readonly location: Location;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: boolean }): Promise<readonly { readonly url: string }[]>;
  };
  addEventListener(type: 'install' | 'activate', listener: (event: Lifetime) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetched) => void): void;
}

const scope = self as unknown as Scope;
const { version, files } = scope.offline;
const OURS = `verify ${version}`;
const MATERIAL = '/verify/material';
/** A network that takes longer, in milliseconds, is as good as none where something was kept. */
const PATIENCE = 8000;
const isPage = (url: string) => new URL(url).pathname === '/verify';

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (files.includes(url.pathname)) event.respondWith(kept(request));
  else if (url.pathname === MATERIAL || isPage(request.url)) event.respondWith(fresh(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(OURS);
  const pages = await scope.clients.matchAll({ includeUncontrolled: true });
  const open = pages.map(({ url }) => url.replace(/#.*/, '')).filter(isPage);
  await cache.addAll([...new Set([...files, MATERIAL, ...open])]);
}

/** Pages of an older version keep their worker and files until they are closed, so that nobody needs the files of before any more. */
async function activate(): Promise<void> {
  for (const name of await caches.keys()) if (name !== OURS && name !== ELSEWHERE) await caches.delete(name);
  await scope.clients.claim();
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function fresh(request: Request): Promise<Response> {
  const cache = await caches.open(OURS);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    // a page in another language rather than none
    const found =
      (await cache.match(request, { ignoreVary: true })) ??
      (isPage(request.url)
        ? await cache.match('/verify', { ignoreSearch: true, ignoreVary: true })
        : undefined);
    if (!found) throw error;
    const headers = new Headers(found.headers);
    headers.set(KEPT, 'yes');
    return new Response(found.body, { headers });
  }
}
