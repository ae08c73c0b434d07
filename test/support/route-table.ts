import { buildApp } from '../../src/app.js';
import type { Services } from '../../src/services.js';

/** The part of an Express layer that tells what is served where. */
interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method?: string }[] };
  readonly handle?: { readonly stack?: readonly Layer[] };
  /** How much of a path is this layer's; false if none is. */
  match(path: string): false | { readonly path: string };
}

/**
 * What the built app really serves under `/api/v1`, as `GET /api/v1/keys/:id`: read off the stacks of its routers, not off
 * the list that they were made from.
 */
export function apiRoutes(services: Services): string[] {
  const routes = walk(stackOf(services), '', '/api/v1/anything').filter((route) =>
    / \/api\/v1(\/|$)/.test(route),
  );
  if (!routes.includes('GET /api/v1/openapi.json')) throw new Error('The routes of the app cannot be read');
  return routes;
}

/** What the built app serves outside of routers that have a prefix of their own, as `GET /s/:token`: the pages and what hangs on them. */
export function openRoutes(services: Services): string[] {
  const routes = walk(stackOf(services), '', '/');
  if (!routes.includes('GET /verify')) throw new Error('The routes of the app cannot be read');
  return routes;
}

/** One address below each prefix under which a router of its own serves. */
const PROBES = ['/', '/api/v1/anything', '/vc-api/anything', '/vc-api/proofs/anything', '/1.0/identifiers/x'];

/** Every path from which the built app serves something to `GET`, as `/s/:token`. */
export function readRoutes(services: Services): string[] {
  const stack = stackOf(services);
  const routes = PROBES.flatMap((probe) => walk(stack, '', probe));
  return [...new Set(routes)]
    .filter((route) => route.startsWith('GET '))
    .flatMap((route) => route.slice('GET '.length).split(','));
}

function stackOf(services: Services): readonly Layer[] {
  const app = buildApp(services);
  if (!hasRouter(app)) throw new Error('The app is none of Express');
  return app.router.stack;
}

function walk(stack: readonly Layer[], prefix: string, probe: string): string[] {
  return stack.flatMap((layer) => {
    if (layer.route) {
      const { path, stack: handlers } = layer.route;
      // what answers all other methods with 405 has no method of its own
      const methods = new Set(handlers.flatMap(({ method }) => method?.toUpperCase() ?? []));
      return [...methods].map((method) => `${method} ${prefix}${path}`);
    }
    const inner = layer.handle?.stack;
    const matched = inner ? layer.match(probe) : false;
    return inner && matched ? walk(inner, prefix + matched.path, probe) : [];
  });
}

function hasRouter(app: object): app is { router: { stack: readonly Layer[] } } {
  return 'router' in app;
}
